using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.OwnCopy;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.OwnCopy;

/// <summary>The gifts with which a colleague named somebody, as far as they may read them: what it was and how it stands.</summary>
internal sealed class SharedGiftsTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var lines = await db.Gifts(db.Involving(personId)).OrderBy(row => row.Declaration.DeclaredAt).Lines().ToListAsync(cancel);
        return new ToldPart("geschenkenVanCollegas", Say("Geschenken die jij ook kreeg en een collega meldde", "Gifts you got too and a colleague declared"), [.. lines.Select(line => new ToldItem(
            $"{line.Reference}, {CodeWords.Date(line.OfferedOn)}",
            [
                new("nummer", Say("Nummer", "Number"), line.Reference),
                new("gemeldDoor", Say("Gemeld door", "Declared by"), line.Person),
                new("omschrijving", Say("Het geschenk", "The gift"), line.Description),
                new("gever", Say("Gever", "Giver"), line.Giver),
                new("datum", Say("Datum", "Date"), line.OfferedOn),
                new("waardeInCenten", Say("Waarde", "Value"), line.ValueInCents, GiftText.Value(line.ValueInCents)),
                new("stand", Say("Stand", "State"), line.State.ToString(), GiftText.State(line.State)),
            ]))], []);
    }
}
