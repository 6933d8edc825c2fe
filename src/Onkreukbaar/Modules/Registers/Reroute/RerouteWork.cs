using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.Reroute;

/// <summary>
/// Gives work to whoever should have it now, when the person who has it left or is not the manager any more. Who may still
/// do it keeps it; when nobody is found it waits without anybody, and the coordinator sees that.
/// </summary>
internal sealed class RerouteWork(AppDbContext db, Handlers handlers, Line line, Notify notify, Changes changes, Clock clock)
{
    private const string Nobody = "nobody";

    /// <summary>How many declarations moved, themselves or a step of theirs.</summary>
    public async Task<int> RunAsync(DateOnly day, CancellationToken cancel)
    {
        var open = await db.Set<Declaration>().Where(declaration => declaration.State == DeclarationState.ToDecide || declaration.State == DeclarationState.ToCarryOut)
            .OrderBy(declaration => declaration.DeclaredAt).Select(declaration => declaration.Id).ToListAsync(cancel);
        var moved = 0;
        foreach (var id in open)
        {
            // One at a time: who is deciding at this moment, or another node, only keeps this one from moving.
            db.ChangeTracker.Clear();
            moved += await MoveAsync(id, day, cancel) ? 1 : 0;
        }

        return moved;
    }

    private async Task<bool> MoveAsync(Guid id, DateOnly day, CancellationToken cancel)
    {
        if (await db.Set<Declaration>().SingleOrDefaultAsync(found => found.Id == id, cancel) is not { IsOpen: true } declaration)
        {
            return false;
        }

        var involved = await db.Set<Involved>().Where(found => found.DeclarationId == id).Select(found => found.PersonId).ToListAsync(cancel);
        var moves = declaration.State == DeclarationState.ToDecide ? await DeciderAsync(declaration, involved, day, cancel) : await StepsAsync(declaration, involved, day, cancel);
        if (moves.Count == 0)
        {
            return false;
        }

        var told = await PeopleAsync(moves.Select(move => move.To), [declaration.PersonId, .. involved], day, cancel);
        try
        {
            await changes.MakeAsync(By.Job, () =>
            {
                notify.Tell(NotificationKind.Work, told);
                moves.ForEach(move => move.Do());
                declaration.ChangedAt = clock.Now;
                declaration.Version++;
                return Task.FromResult<Happened?>(new Happened("rerouted", declaration.Register, declaration.Id, moves.Exists(move => move.To == Handler.Nobody) ? Nobody : "ok"));
            }, cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody decided it or moved it first; what is still wrong then, the next round sees.
            return false;
        }
    }

    private async Task<List<Guid>> PeopleAsync(IEnumerable<Handler> to, IReadOnlyCollection<Guid> about, DateOnly day, CancellationToken cancel)
    {
        var people = new List<Guid>();
        foreach (var handler in to.Distinct())
        {
            people.AddRange(await handlers.PeopleAsync(handler, about, day, cancel));
        }

        return people;
    }

    private async Task<List<Move>> DeciderAsync(Declaration declaration, IReadOnlyCollection<Guid> involved, DateOnly day, CancellationToken cancel)
    {
        var position = await PositionAsync(declaration, day, cancel);
        var keeps = declaration.HandlerId is { } person
            ? (await line.ManagersAsync(position, involved, day, cancel)).Contains(person)
            : declaration.HandlerRole is { } role && await handlers.IsHeldByAnotherAsync(role, [declaration.PersonId, .. involved], day, cancel);
        if (keeps)
        {
            return [];
        }

        var found = await FindAsync(declaration, position, involved, day, cancel);
        return found == new Handler(declaration.HandlerId, declaration.HandlerRole)
            ? []
            : [new Move(found, () => (declaration.HandlerId, declaration.HandlerRole) = (found.PersonId, found.Role))];
    }

    private async Task<List<Move>> StepsAsync(Declaration declaration, IReadOnlyCollection<Guid> involved, DateOnly day, CancellationToken cancel)
    {
        var moves = new List<Move>();
        foreach (var step in await db.Set<Step>().Where(step => step.DeclarationId == declaration.Id && step.DoneOn == null).OrderBy(step => step.Number).ToListAsync(cancel))
        {
            // Whoever carries out need not be above: it can be the declarant, or somebody who decided for a role.
            var keeps = step.HandlerId is { } person
                ? await line.WorksHereAsync(person, day, cancel)
                : step.HandlerRole is { } role && await handlers.IsHeldByAnotherAsync(role, [declaration.PersonId, .. involved], day, cancel);
            var found = keeps ? new Handler(step.HandlerId, step.HandlerRole) : await FindAsync(declaration, await PositionAsync(declaration, day, cancel), involved, day, cancel);
            if (found != new Handler(step.HandlerId, step.HandlerRole))
            {
                moves.Add(new Move(found, () => (step.HandlerId, step.HandlerRole) = (found.PersonId, found.Role)));
            }
        }

        return moves;
    }

    private async Task<Handler> FindAsync(Declaration declaration, Position position, IReadOnlyCollection<Guid> involved, DateOnly day, CancellationToken cancel)
    {
        var advice = await db.Set<DeclarationVersion>().Where(version => version.DeclarationId == declaration.Id).OrderByDescending(version => version.Number).Select(version => version.Advice).FirstAsync(cancel);
        return await handlers.FindAsync(position, declaration.Register, Kept.Read<AdviceGiven>(advice).WhoHandles, involved, day, cancel);
    }

    /// <summary>
    /// The position in which it happened as it is on this day: the employment may go on in another unit, or under another
    /// manager. Of somebody who left, the last one known still says who was above.
    /// </summary>
    private async Task<Position> PositionAsync(Declaration declaration, DateOnly day, CancellationToken cancel)
    {
        var then = await db.Set<Position>().SingleAsync(position => position.Id == declaration.PositionId, cancel);
        if (then.HoldsOn(day))
        {
            return then;
        }

        var now = await db.Set<Position>().On(day).Where(position => position.PersonId == then.PersonId && position.Kind == then.Kind).OrderBy(position => position.From).ToListAsync(cancel);
        return now.Find(position => position.BeganOn == then.BeganOn) ?? now.FirstOrDefault() ?? then;
    }

    private sealed record Move(Handler To, Action Do);
}
