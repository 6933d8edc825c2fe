using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Publication;

/// <summary>The register for programs: the same lines as the page, no others.</summary>
internal static class GiftsApi
{
    public static void MapPublication(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/{organisatie}/registers/geschenken.csv", CsvAsync).WithMetadata(new OpenAttribute(), new PublicRegisterAttribute()).ExcludeFromDescription();

    public static void MapRegisters(this RouteGroupBuilder api) =>
        api.MapGet("/organisaties/{organisatie}/registers/geschenken", ReadAsync)
            .WithName("registerGeschenken").WithTags("Registers")
            .WithSummary("Het openbare register van geschenken")
            .WithDescription("De geschenken die bestuurders en volksvertegenwoordigers kregen, zoals gepubliceerd op de peildatum. Een organisatie zonder openbaar register geeft een lege lijst met een toelichting.")
            .WithMetadata(new PublicRegisterAttribute())
            .Produces<Geschenkenregister>();

    private static async Task<IResult> ReadAsync([FromQuery] DateOnly? peildatum, [FromQuery] int? pagina, GiftRegister register, HttpContext context, CancellationToken cancel)
    {
        if (!await register.IsPublicAsync(cancel))
        {
            return Results.Json(new Geschenkenregister(peildatum, null, 1, null, "Deze organisatie heeft geen openbaar register van geschenken.", []), Api.Json);
        }

        var page = Math.Clamp(pagina ?? 1, 1, 10_000);
        var edition = await register.EditionAsync(peildatum, cancel);
        var (lines, hasNext) = edition is null ? ([], false) : await register.PageAsync(edition.Number, page, cancel);
        PublicCache.MayBeKept(context.Response, edition, latest: edition);
        var shown = lines.Select(line => new GepubliceerdGeschenk(line.Id, line.Name, line.Office, line.Date, line.Description, line.Giver, line.ValueClass, line.Destination, line.CorrectedOn)).ToList();
        return Results.Json(new Geschenkenregister(peildatum ?? edition?.PublishedOn, edition?.Number, page, hasNext ? page + 1 : null, edition is null ? "Op deze datum is nog niets gepubliceerd." : null, shown), Api.Json);
    }

    private static async Task<IResult> CsvAsync([FromQuery] DateOnly? peildatum, GiftRegister register, CurrentBody current, CancellationToken cancel)
    {
        if (!await register.IsPublicAsync(cancel) || await register.EditionAsync(peildatum, cancel) is not { } edition)
        {
            return Results.NotFound();
        }

        var lines = await register.Lines(edition.Number).ToListAsync(cancel);
        var rows = lines.Select(line => Csv.Row(line.Id.ToString(), line.Name, line.Office, line.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), line.Description, line.Giver, line.ValueClass, line.Destination, line.CorrectedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""));
        var text = string.Concat(rows.Prepend(Csv.Row("id", "naam", "functie", "datum", "omschrijving", "gever", "waardeklasse", "bestemming", "gecorrigeerdOp")));
        return Results.Text(text, "text/csv; charset=utf-8");
    }
}

/// <summary>The register of gifts as published, a page of it.</summary>
internal sealed record Geschenkenregister(DateOnly? Peildatum, int? Editie, int Pagina, int? Volgende, string? Toelichting, IReadOnlyList<GepubliceerdGeschenk> Resultaten);

/// <summary>One published gift.</summary>
internal sealed record GepubliceerdGeschenk(Guid Id, string Naam, string Functie, DateOnly Datum, string Omschrijving, string Gever, string Waardeklasse, string Bestemming, DateOnly? GecorrigeerdOp);
