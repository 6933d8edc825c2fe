using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.OwnCopy;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration;

/// <summary>Why somebody's roles and deputies were given and ended, and what they did as an administrator.</summary>
internal sealed class ActsTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var mine = db.Set<RoleHolding>().Where(holding => holding.PersonId == personId).Select(holding => holding.Id)
            .Concat(db.Set<Deputy>().Where(deputy => deputy.PersonId == personId || deputy.DeputyId == personId).Select(deputy => deputy.Id));
        var subjects = await mine.ToListAsync(cancel);
        var acts = await db.Set<Act>().AsNoTracking().Where(act => subjects.Contains(act.SubjectId) || act.ById == personId).OrderBy(act => act.At).ToListAsync(cancel);
        return new ToldPart("beheer", Say("Beheer van rollen en instellingen", "Administration of roles and settings"), [.. acts.Select(act => Told(act, subjects.Contains(act.SubjectId), personId))], subjects);
    }

    // What an administrator wrote about somebody else's role is about that other person.
    private static ToldItem Told(Act act, bool isAboutMe, Guid personId)
    {
        var what = Word(act.Action);
        return new ToldItem(what,
        [
            new("tijdstip", Say("Tijdstip", "Moment"), act.At),
            new("wat", Say("Wat", "What"), act.Action, what),
            new("waarom", Say("Waarom", "Why"), isAboutMe || act.Action is Act.Set or Act.CalledOff ? act.Reason : null),
            new("benoemdDoor", Say("Benoemd door", "Appointed by"), isAboutMe ? act.AppointedBy : null),
            new("doorJou", Say("Door jou gedaan", "Done by you"), act.ById == personId),
        ]);
    }

    private static string Word(string action) => action switch
    {
        Act.Given => Say("rol gegeven", "role given"),
        Act.Ended => Say("beëindigd", "ended"),
        Act.Appointed => Say("vervanger aangewezen", "deputy appointed"),
        Act.Set => Say("instelling bepaald", "setting decided"),
        _ => Say("afgezegd", "called off"),
    };
}
