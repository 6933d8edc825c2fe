using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Codes;

/// <summary>Bodies, their codes and versions, and the facts that can be told per topic. Read only, for anybody.</summary>
internal static class CodesApi
{
    private const string Tag = "Gedragscodes";

    public static void MapCodes(this RouteGroupBuilder api)
    {
        var codes = api.MapGroup("").WithTags(Tag);
        codes.MapGet("/organisaties", (Bodies bodies) => TypedResults.Ok(bodies.All.Select(body => new Organisatie(body.Slug, body.Name)).ToList()))
            .WithName("organisaties").WithSummary("De aangesloten organisaties");
        codes.MapGet("/organisaties/{organisatie}", (CurrentBody current) => TypedResults.Ok(new Organisatie(current.Body!.Slug, current.Body.Name)))
            .WithName("organisatie").WithSummary("Eén organisatie").ProducesProblem(StatusCodes.Status404NotFound);
        codes.MapGet("/organisaties/{organisatie}/codes", (CurrentBody current, Codes all) => TypedResults.Ok(all.Current(current.Body!).Select(Gedragscode.Of).ToList()))
            .WithName("codes").WithSummary("De gedragscodes van een organisatie").ProducesProblem(StatusCodes.Status404NotFound);
        codes.MapGet("/organisaties/{organisatie}/codes/{code}/versies", Versions)
            .WithName("versies").WithSummary("Alle versies van een gedragscode die hier ooit liepen, de laatste voorop").ProducesProblem(StatusCodes.Status404NotFound);
        codes.MapGet("/organisaties/{organisatie}/onderwerpen", (CurrentBody current, Codes all) => TypedResults.Ok(all.Of(current.Body!).Topics.Select(OnderwerpMetFeiten.Of).ToList()))
            .WithName("onderwerpen").WithSummary("De onderwerpen waarover iets te vragen is, met de feiten").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<Ok<List<Codeversie>>, NotFound> Versions(string code, CurrentBody current, Codes all)
    {
        var runs = all.Version(current.Body!, code)?.Hash;
        var versions = all.Known(current.Body!).Where(version => version.Code == code).Select(version => Codeversie.Of(version, version.Hash == runs)).ToList();
        return versions.Count > 0 ? TypedResults.Ok(versions) : TypedResults.NotFound();
    }
}

internal sealed record Organisatie(string Slug, string Naam);

internal sealed record Gedragscode(string Slug, string Titel, string Versie, string? GeldigVan, string? GeldigTot, IReadOnlyList<string> Doelgroepen, string Hash)
{
    public static Gedragscode Of(CodeVersion code) => new(code.Code, code.Title, code.Version, Text(code.ValidFrom), Text(code.ValidTo), code.Audiences, code.Hash);

    public static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A version, whether it runs now, and from when it ran: more than once when somebody went back to it.</summary>
internal sealed record Codeversie(
    string Slug, string Titel, string Versie, string? GeldigVan, string? GeldigTot, IReadOnlyList<string> Doelgroepen, string Hash, bool Actief, DateTimeOffset IngelezenOp, IReadOnlyList<DateTimeOffset> ActiefVanaf)
{
    public static Codeversie Of(KnownVersion known, bool runs) => new(
        known.Code, known.About.Title, known.About.Version, Gedragscode.Text(known.About.ValidFrom), Gedragscode.Text(known.About.ValidTo), known.About.Audiences, known.Hash, runs, known.ImportedAt, known.RanFrom);
}

/// <summary>A topic; the steps it may answer with, where it has no verdict.</summary>
internal sealed record OnderwerpMetFeiten(string Onderwerp, string Titel, IReadOnlyList<string> Stappen, IReadOnlyList<Feit> Feiten)
{
    public static OnderwerpMetFeiten Of(Topic topic) => new(topic.Name, topic.Label.ToString(), [.. topic.Steps.All.Select(step => step.Name)], [.. topic.Facts.Where(fact => !fact.IsDerived).Select(Feit.Of)]);
}

/// <summary>A fact that may be told: its type, its closed list of values, and the value that can do no harm.</summary>
internal sealed record Feit(string Naam, string Type, string Vraag, string? Eenheid, IReadOnlyList<object> Waarden, object? Onschuldig)
{
    public static Feit Of(Fact fact) => new(fact.Name, fact.Type, fact.Question.ToString(), fact.Unit?.ToString(), fact.Kind == FactKind.YesNo ? [true, false] : [.. fact.Values.Select(value => value.Name)], fact.Harmless);
}
