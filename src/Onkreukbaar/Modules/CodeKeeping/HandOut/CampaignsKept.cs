using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>Who brought which version to attention, and with which words; that people were given it stays.</summary>
internal sealed class CampaignsKept(AppDbContext db) : IKeepRecords
{
    public string Kind => "code-campaign";

    public string Name => Say("Acties voor de gedragscode", "Campaigns for the code of conduct");

    public IReadOnlyList<StartEvent> Starts => [StartEvent.Ended];

    public IReadOnlyList<Footprint> Rows => [new("codekeeping_campaigns", nameof(Campaign.Id))];

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel) =>
        [.. (await db.Set<Campaign>().Where(campaign => campaign.Until <= latest).OrderBy(campaign => campaign.Until)
            .Select(campaign => new { campaign.Id, campaign.Until }).ToListAsync(cancel)).Select(campaign => new EndedRecord(campaign.Id, campaign.Id.ToString("D", CultureInfo.InvariantCulture), campaign.Until))];

    public async Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        Guid.TryParse(reference, out var id) && await db.Set<Campaign>().AnyAsync(campaign => campaign.Id == id, cancel) ? id : null;
}
