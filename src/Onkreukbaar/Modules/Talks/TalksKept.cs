using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Talks.Held;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Modules.Talks.Words;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Talks;

/// <summary>Talks with what was answered and agreed. From the day on which one was held or called off its term runs, or from the day for which it was planned when nobody wrote anything down.</summary>
internal sealed class TalksKept(AppDbContext db) : IKeepRecords
{
    public string Kind => PlanTalk.Kind;

    public string Name => Say("Gesprekken over integriteit", "Talks about integrity");

    public IReadOnlyList<StartEvent> Starts => [StartEvent.Closed];

    public IReadOnlyList<Footprint> Rows =>
    [
        new("talks_answered", nameof(Answered.TalkId)), new("talks_words", nameof(WordCount.TalkId)), new("talks_readings", nameof(AgreedReading.TalkId)), new("talks_talks", nameof(Talk.Id)),
    ];

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel) =>
        [.. (await db.Set<Talk>().AsNoTracking().Where(talk => (talk.ClosedOn ?? talk.On) <= latest).ToListAsync(cancel)).OrderBy(talk => talk.ClosedOn ?? talk.On).Select(talk => new EndedRecord(talk.Id, talk.Id.ToString("D", CultureInfo.InvariantCulture), talk.ClosedOn ?? talk.On))];

    public async Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        Guid.TryParse(reference, out var id) && await db.Set<Talk>().AnyAsync(talk => talk.Id == id, cancel) ? id : null;
}

/// <summary>Which talks somebody planned, and of which they answered the question; what they answered nobody knows.</summary>
internal sealed class TalksTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var answered = db.Set<Answered>().Where(one => one.PersonId == personId);
        var found = await db.Set<Talk>().AsNoTracking().Where(talk => talk.PlannedById == personId || answered.Any(one => one.TalkId == talk.Id))
            .OrderBy(talk => talk.On).Select(talk => new { talk, Answered = answered.Any(one => one.TalkId == talk.Id) }).ToListAsync(cancel);
        return new ToldPart("gesprekken", Say("Gesprekken over integriteit", "Talks about integrity"), [.. found.Select(one => Told(one.talk, personId, one.Answered))], [.. found.Where(one => one.talk.PlannedById == personId).Select(one => one.talk.Id)]);
    }

    private static ToldItem Told(Talk talk, Guid personId, bool answered) => new(talk.Subject,
    [
        new("dag", Say("Dag", "Day"), talk.On),
        new("gepland", Say("Jij plande dit", "You planned this"), talk.PlannedById == personId),
        new("geantwoord", Say("Heb je de vraag beantwoord? Wat je zei, staat nergens bij je naam", "Did you answer the question? What you said stands nowhere with your name"), answered),
    ]);
}
