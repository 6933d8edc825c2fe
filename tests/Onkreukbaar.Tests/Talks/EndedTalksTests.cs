using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Talks.Held;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Modules.Talks.Words;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Retention;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Talks.TalkVisits;

namespace Onkreukbaar.Tests.Talks;

/// <summary>When its term is over a talk goes with all that was answered and agreed; one that is still to come stays.</summary>
public sealed class EndedTalksTests
{
    private static readonly DateOnly LongAgo = new(2020, 1, 1);

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_old_talk_goes_whole_also_when_nobody_wrote_down_that_it_was_held(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.ChangeAsync(TalkVisits.Body, AddAsync);
        var administrator = await RetentionVisits.AdministratorAsync(house);
        (await administrator.SetTermAsync(PlanTalk.Kind, "1", from: "2026-11-23")).At.ShouldBe(RetentionVisits.Terms);

        await house.DestroyAsync(PlanTalk.Kind);

        (await house.ReadAsync(db => db.Set<Talk>().IgnoreQueryFilters().Select(talk => talk.Subject).ToListAsync())).ShouldBe(["Nog te houden"]);
        (await CountAsync<AgreedReading>(house), await CountAsync<WordCount>(house), await CountAsync<Answered>(house)).ShouldBe((0, 0, 1), "the answer to the talk that is still to come");
    }

    private static async Task AddAsync(AppDbContext db)
    {
        var person = await db.Set<Person>().FirstAsync(one => one.Number == "medewerker");
        Talk held = Of(person, "Gehouden", LongAgo), forgotten = Of(person, "Nooit vastgelegd", LongAgo), coming = Of(person, "Nog te houden", new DateOnly(2026, 12, 1));
        held.Hold(LongAgo, 5, null, held.Number);
        db.AddRange(held, forgotten, coming);
        db.Add(new AgreedReading { Id = Guid.CreateVersion7(), BodyId = person.BodyId, TalkId = held.Id, Code = Code, Topic = "geschenken", Text = "Zo" });
        db.Add(new WordCount { Id = Guid.CreateVersion7(), BodyId = person.BodyId, TalkId = forgotten.Id, Word = "eerlijk", Times = 1 });
        db.AddRange(new[] { held, forgotten, coming }.Select(talk => new Answered { Id = Guid.CreateVersion7(), BodyId = person.BodyId, TalkId = talk.Id, PersonId = person.Id }));
    }

    private static Talk Of(Person person, string subject, DateOnly on) => new() { Id = Guid.CreateVersion7(), BodyId = person.BodyId, On = on, Subject = subject, Question = "Wat?", PlannedById = person.Id };

    private static Task<int> CountAsync<T>(RunningHouse house)
        where T : class => house.ReadAsync(db => db.Set<T>().IgnoreQueryFilters().CountAsync());
}
