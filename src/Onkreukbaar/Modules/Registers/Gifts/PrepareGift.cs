using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>A gift that an adviser makes ready for a member of the executive. Nothing is declared before that person signs.</summary>
internal sealed class PrepareGift(AppDbContext db, DeclareGift declare, Handlers handlers, Notify notify, Changes changes, Clock clock)
{
    /// <summary>Those for whose signature somebody may make it ready: the executive of today as far as a code is for them, never the council.</summary>
    public Task<List<Person>> HoldersAsync(CancellationToken cancel)
    {
        var kinds = Position.Executive.Where(declare.HasRulesFor).ToList();
        var executive = db.Set<Position>().On(clock.Today).Where(position => kinds.Contains(position.Kind)).Select(position => position.PersonId);
        return db.Set<Person>().Where(person => executive.Contains(person.Id)).OrderBy(person => person.SearchName).ToListAsync(cancel);
    }

    /// <summary>What somebody made ready, with whether it was signed.</summary>
    public async Task<List<(string Reference, string Person, string Description, DeclarationState State)>> MadeReadyByAsync(Actor actor, CancellationToken cancel) =>
        [.. (await (from preparation in db.Set<Preparation>()
                    join declaration in db.Set<Declaration>() on preparation.Id equals declaration.Id
                    join gift in db.Set<Gift>() on preparation.Id equals gift.Id
                    join person in db.Set<Person>() on declaration.PersonId equals person.Id
                    where preparation.ById == actor.PersonId
                    orderby declaration.DeclaredAt descending
                    select new { declaration.Reference, person.Name, gift.Description, declaration.State }).Take(100).ToListAsync(cancel)).Select(row => (row.Reference, row.Name, row.Description, row.State))];

    /// <summary>Null when nobody may make things ready for this person.</summary>
    public async Task<Guid?> BeginAsync(Actor actor, Guid? holder, CancellationToken cancel) =>
        (await HoldersAsync(cancel)).Find(person => person.Id == holder) is { } person
            ? await declare.BeginAsync(actor, new GiftDraft(Answers.None, new GiftForm(), For: person.Id), cancel)
            : null;

    /// <summary>The person it is about makes it their own statement; from now on it is declared.</summary>
    public async Task SignAsync(Actor actor, GiftFile file, long version, CancellationToken cancel)
    {
        var declaration = file.Declaration;
        if (declaration.PersonId != actor.PersonId || declaration.State != DeclarationState.Prepared || declaration.Version != version)
        {
            throw new ChangedMeanwhileException();
        }

        var position = await db.Set<Position>().SingleAsync(found => found.Id == declaration.PositionId, cancel);
        var handler = await handlers.FindAsync(position, GiftWords.Topic, file.Advice.WhoHandles, file.Others, clock.Today, cancel);
        var told = await handlers.PeopleAsync(handler, file.About, clock.Today, cancel);
        await changes.MakeIfFirstAsync(By.Web(actor.PersonId), () =>
        {
            notify.Tell(NotificationKind.Work, told);
            notify.Tell(NotificationKind.Named, file.Others);
            var signed = file.Last.SignedBy(actor.PersonId, ++declaration.Versions, clock.Now);
            db.Add(signed);
            (declaration.State, declaration.DeclaredAt, declaration.DeclaredOn) = (DeclarationState.ToDecide, clock.Now, clock.Today);
            (declaration.HandlerId, declaration.HandlerRole) = (handler.PersonId, handler.Role);
            declaration.Touch(clock.Now);
            return new Happened("declared", GiftWords.Topic, declaration.Id, ContentMac: signed.Mac(declaration.Salt));
        }, cancel);
    }
}
