using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>Who brought which version to attention, and with which words; that people were given it stays.</summary>
internal sealed class CampaignsKept(AppDbContext db) : EndsOnADay<Campaign>(db, "code-campaign", "codekeeping_campaigns", StartEvent.Ended)
{
    public override string Name => Say("Acties voor de gedragscode", "Campaigns for the code of conduct");

    protected override IQueryable<EndedOn> Ended(DateOnly latest) =>
        Db.Set<Campaign>().Where(campaign => campaign.Until <= latest).Select(campaign => new EndedOn(campaign.Id, campaign.Until));
}
