using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Talks.Held;
using Onkreukbaar.Modules.Talks.Words;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Talks.Plan;

/// <summary>A talk with the name of the team it is with; without one it is with everybody.</summary>
internal sealed record TalkLine(Talk Talk, string? Unit);

/// <summary>What was agreed about a rule, with the talk in which that was.</summary>
internal sealed record ReadingLine(AgreedReading Reading, Talk Talk, string? Unit);

/// <summary>The talks that somebody belongs to: with their team, with a unit they lead, with everybody; the coordinator helps with all.</summary>
internal sealed class ReadTalks(AppDbContext db)
{
    /// <summary>The latest day first.</summary>
    public async Task<IReadOnlyList<TalkLine>> AllAsync(Actor actor, CancellationToken cancel) =>
        await WithUnit(SeenBy(actor).OrderByDescending(talk => talk.On).ThenBy(talk => talk.Id)).ToListAsync(cancel);

    /// <summary>Null when there is none that this person may see.</summary>
    public Task<TalkLine?> FindAsync(Actor actor, Guid id, CancellationToken cancel) => WithUnit(SeenBy(actor).Where(talk => talk.Id == id)).SingleOrDefaultAsync(cancel);

    public async Task<IReadOnlyList<AgreedReading>> ReadingsAsync(Guid talkId, CancellationToken cancel) =>
        await db.Set<AgreedReading>().AsNoTracking().Where(reading => reading.TalkId == talkId).OrderBy(reading => reading.Topic).ThenBy(reading => reading.Id).ToListAsync(cancel);

    /// <summary>What the teams of this person agreed, the newest first.</summary>
    public async Task<IReadOnlyList<ReadingLine>> AgreedAsync(Actor actor, CancellationToken cancel) => await (
        from reading in db.Set<AgreedReading>().AsNoTracking()
        join talk in SeenBy(actor) on reading.TalkId equals talk.Id
        orderby talk.ClosedOn descending, reading.Id
        select new ReadingLine(reading, talk, db.Set<Unit>().Where(unit => unit.Id == talk.UnitId).Select(unit => unit.Name).SingleOrDefault())).ToListAsync(cancel);

    /// <summary>Planned talks with a question that this person is asked and did not answer yet.</summary>
    public async Task<IReadOnlyList<Talk>> AskingAsync(Actor actor, DateOnly today, CancellationToken cancel) =>
        [.. (await SeenBy(actor).AsNoTracking().Where(talk => talk.State == TalkState.Planned && talk.Question != null && !db.Set<Answered>().Any(answered => answered.TalkId == talk.Id && answered.PersonId == actor.PersonId))
            .OrderBy(talk => talk.On).ToListAsync(cancel)).Where(talk => talk.CanBeAnsweredOn(today) && talk.Asks(actor))];

    private IQueryable<TalkLine> WithUnit(IQueryable<Talk> talks) =>
        talks.AsNoTracking().Select(talk => new TalkLine(talk, db.Set<Unit>().Where(unit => unit.Id == talk.UnitId).Select(unit => unit.Name).SingleOrDefault()));

    private IQueryable<Talk> SeenBy(Actor actor)
    {
        var units = actor.Units.Union(actor.UnitsLed).ToList();
        return actor.Is(Role.Coordinator) ? db.Set<Talk>() : db.Set<Talk>().Where(talk => talk.UnitId == null || units.Contains(talk.UnitId.Value));
    }
}
