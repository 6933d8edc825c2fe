using System.Text.Json.Serialization;
using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Modules.Advice;

/// <summary>An answer as the API gives it; names are those of the vocabulary.</summary>
internal sealed record Advies(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Oordeel,
    string? Sterkte,
    IReadOnlyList<Verplichting> Plichten,
    IReadOnlyList<string> Bestemmingen,
    string? Beslisser,
    IReadOnlyList<Grond> Onderbouwing,
    IReadOnlyList<Grond> OokVanToepassing,
    IReadOnlyList<Onderdeel> Onderdelen,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Stap>? Stappen,
    IReadOnlyList<string> NogNodig,
    Codeverwijzing? Code)
{
    public static Advies Of(Answer answer) => new(
        answer.Verdict == Words.OnlySteps ? null : answer.Verdict,
        answer.Strength,
        [.. answer.Duties.Select(duty => new Verplichting(duty.Name, duty.To))],
        answer.Dispositions,
        answer.Decider,
        [.. answer.Grounds.Select(Grond.Of)],
        [.. answer.AlsoApplies.Select(Grond.Of)],
        [.. answer.Parts.Select(Onderdeel.Of)],
        answer.Verdict == Words.OnlySteps ? [.. answer.Steps.Select(step => new Stap(step.Name, step.With, step.MayBeSkipped))] : null,
        answer.Needed,
        answer.Code is { } code ? new Codeverwijzing(code.Code, code.Version, Gedragscode.Text(code.ValidFrom)) : null);
}

internal sealed record Verplichting(string Plicht, string Aan);

internal sealed record Stap([property: JsonPropertyName("stap")] string Naam, string Bij, bool MagOverslaan);

internal sealed record Grond(string Regel, string Artikel, string Sterkte, string Tekst)
{
    public static Grond Of(Ground ground) => new(ground.Rule, ground.Article, ground.Strength, ground.Text);
}

internal sealed record Onderdeel(string? Soort, decimal? Waarde, string Oordeel, IReadOnlyList<string> Bestemmingen)
{
    public static Onderdeel Of(PartAnswer part) => new(
        part.Part.Facts.GetValueOrDefault(Words.Kind) as string, part.Part.Facts.GetValueOrDefault(Words.Value) as decimal?, part.Verdict, part.Dispositions);
}

internal sealed record Codeverwijzing(string Slug, string Versie, string? GeldigVan);
