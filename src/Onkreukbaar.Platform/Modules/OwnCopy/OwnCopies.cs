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

/// <summary>The verbs of the audit in words; one that a new module brings is shown as it is.</summary>
internal static class ActionText
{
    public static string Of(string action) => action switch
    {
        "declared" => Say("gemeld", "declared"),
        "decided" => Say("besloten", "decided"),
        "carried-out" => Say("uitgevoerd", "carried out"),
        "cancelled" => Say("ingetrokken", "withdrawn"),
        "viewed" => Say("bekeken", "viewed"),
        "opened" => Say("geopend", "opened"),
        "reminded" => Say("herinnerd", "reminded"),
        "signed" => Say("getekend", "signed"),
        "published" => Say("gepubliceerd", "published"),
        "set" => Say("vastgesteld", "set"),
        "held" => Say("vastgehouden", "held"),
        "hold-lifted" => Say("losgelaten", "let go"),
        "proposed" => Say("vernietiging voorgesteld", "destruction proposed"),
        "withdrawn" => Say("voorstel ingetrokken", "proposal withdrawn"),
        "destroyed" => Say("vernietigd", "destroyed"),
        "given" => Say("rol gegeven", "role given"),
        "ended" => Say("beëindigd", "ended"),
        "appointed" => Say("vervanger aangewezen", "deputy appointed"),
        "called-off" => Say("afgezegd", "called off"),
        "invited" => Say("uitgenodigd", "invited"),
        "kept" => Say("bewaard", "kept"),
        "shared" => Say("gedeeld", "shared"),
        "stopped-sharing" => Say("niet meer gedeeld", "no longer shared"),
        "reacted" => Say("gereageerd", "reacted"),
        "removed" => Say("verwijderd", "removed"),
        "planned" => Say("gepland", "planned"),
        "took-place" => Say("gehouden", "held"),
        "agreed" => Say("afgesproken", "agreed"),
        "discussed" => Say("besproken", "discussed"),
        "certified" => Say("vernietiging vastgelegd", "destruction certified"),
        _ => action,
    };
}
