using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.OwnCopy;

/// <summary>Everything that is held about one person, told by each module, and what the audit knows of it.</summary>
public sealed class OwnCopies(IEnumerable<ITellAbout> tellers, AppDbContext db)
{
    public async Task<IReadOnlyList<ToldPart>> OfAsync(Guid personId, CancellationToken cancel)
    {
        var parts = new List<ToldPart>();
        foreach (var teller in tellers)
        {
            parts.Add(await teller.TellAsync(personId, cancel));
        }

        parts.Add(await AuditAsync(personId, [.. parts.SelectMany(part => part.Records)], cancel));
        return parts;
    }

    private async Task<ToldPart> AuditAsync(Guid personId, List<Guid> records, CancellationToken cancel)
    {
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Actor == personId || entry.OnBehalfOf == personId || records.Contains(entry.ObjectId))
            .OrderBy(entry => entry.Year).ThenBy(entry => entry.Seq).ToListAsync(cancel);
        return new ToldPart("logboek", Say("Wat het logboek weet", "What the audit knows"), [.. entries.Select(entry => new ToldItem(entry.Action,
        [
            new("tijdstip", Say("Tijdstip", "Moment"), entry.At),
            new("wat", Say("Wat", "What"), entry.Action, ActionText.Of(entry.Action)),
            new("soort", Say("Soort", "Kind"), entry.Kind),
            new("door", Say("Door", "By"), Who(entry, personId)),
            new("overJou", Say("Gaat over jou", "Is about you"), records.Contains(entry.ObjectId)),
        ]))], []);
    }

    private static string Who(AuditEntry entry, Guid personId) =>
        entry.Actor == personId ? Say("jou", "you") : entry.Actor is null ? Say("het programma", "the program") : Say("iemand anders", "somebody else");
}
