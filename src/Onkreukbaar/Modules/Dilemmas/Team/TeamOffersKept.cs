using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Team;

/// <summary>Dilemmas that were offered to a team and discussed. One that still waits for a meeting is open, and stays.</summary>
internal sealed class TeamOffersKept(AppDbContext db) : IKeepRecords
{
    public const string Word = "team-dilemma";

    public string Kind => Word;

    public string Name => Say("Dilemma's voor een teamgesprek, zonder namen", "Dilemmas for a talk in a team, without names");

    public IReadOnlyList<StartEvent> Starts => [StartEvent.Closed];

    public IReadOnlyList<Footprint> Rows => [new("dilemmas_offers", nameof(TeamOffer.Id))];

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel)
    {
        var over = await db.Set<TeamOffer>().AsNoTracking().Where(offer => offer.DiscussedOn != null && offer.DiscussedOn <= latest).ToListAsync(cancel);
        return [.. over.Select(offer => new EndedRecord(offer.Id, Reference(offer), offer.DiscussedOn!.Value))];
    }

    public async Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        (await db.Set<TeamOffer>().AsNoTracking().ToListAsync(cancel)).Find(offer => Reference(offer) == reference)?.Id;

    private static string Reference(TeamOffer offer) => string.Create(CultureInfo.InvariantCulture, $"T-{offer.Month:yyyy-MM}-{offer.Id.ToString("N")[..8]}");
}
