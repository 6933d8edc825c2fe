using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.OwnCopy;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>Which codes somebody was given and read, and which campaigns they started.</summary>
internal sealed class HandoutsTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var given = await db.Set<Handout>().AsNoTracking().Where(handout => handout.PersonId == personId).OrderBy(handout => handout.GivenOn).ToListAsync(cancel);
        var started = await db.Set<Campaign>().AsNoTracking().Where(campaign => campaign.ById == personId).OrderBy(campaign => campaign.StartedOn).ToListAsync(cancel);
        return new ToldPart("uitgereikteCodes", Say("Gedragscodes die je kreeg", "Codes of conduct you were given"), [.. given.Select(Given), .. started.Select(Started)], [.. given.Select(handout => handout.Id), .. started.Select(campaign => campaign.Id)]);
    }

    private static ToldItem Given(Handout handout) => new($"{handout.Code}, {handout.Version}",
    [
        new("gekregenOp", Say("Gekregen op", "Given on"), handout.GivenOn),
        new("geopendOp", Say("Geopend op", "Opened on"), handout.OpenedOn),
        new("gelezenOp", Say("Gelezen op", "Read on"), handout.ConfirmedOn),
    ]);

    private static ToldItem Started(Campaign campaign) => new($"{campaign.Code}, {campaign.Version}",
    [
        new("begonnenOp", Say("Je bracht deze versie onder de aandacht op", "You brought this version to attention on"), campaign.StartedOn),
        new("bericht", Say("Je bericht", "Your message"), campaign.Message),
    ]);
}
