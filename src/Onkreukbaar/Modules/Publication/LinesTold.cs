using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.OwnCopy;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Publication;

/// <summary>What everybody can read about somebody's gifts, and could before.</summary>
internal sealed class LinesTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var own = db.Set<Declaration>().Where(declaration => declaration.PersonId == personId).Select(declaration => declaration.Id);
        var lines = await db.Set<GiftLinePublished>().AsNoTracking().Where(line => own.Contains(line.SourceId)).OrderBy(line => line.Date).ThenBy(line => line.FromEdition).ToListAsync(cancel);
        return new ToldPart("gepubliceerd", Say("Wat over jou openbaar is of was", "What is or was public about you"), [.. lines.Select(line => new ToldItem(
            Say($"Geschenk van {CodeWords.Date(line.Date)}", $"Gift of {CodeWords.Date(line.Date)}"),
            [
                new("naam", Say("Naam", "Name"), line.Name),
                new("functie", Say("Functie", "Office"), line.Office),
                new("datum", Say("Datum", "Date"), line.Date),
                new("omschrijving", Say("Geschenk", "Gift"), line.Description),
                new("gever", Say("Gever", "Giver"), line.Giver),
                new("waardeklasse", Say("Waarde", "Value"), line.ValueClass),
                new("bestemming", Say("Bestemming", "Destination"), line.Destination),
                new("vanPublicatie", Say("Vanaf publicatie", "From publication"), line.FromEdition),
                new("totPublicatie", Say("Tot en met publicatie", "Up to publication"), line.ToEdition),
                new("gecorrigeerdOp", Say("Gecorrigeerd op", "Corrected on"), line.CorrectedOn),
            ]))], [.. lines.Select(line => line.Id)]);
    }
}
