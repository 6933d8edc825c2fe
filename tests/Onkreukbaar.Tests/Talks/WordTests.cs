using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Modules.Talks.Words;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Talks.TalkVisits;

namespace Onkreukbaar.Tests.Talks;

/// <summary>Everybody is asked for a few words; what comes back is counted, and nobody knows who said what.</summary>
public sealed class WordTests
{
    private static readonly string[] People = ["medewerker", "vergunningen-1", "vergunningen-2", "inkoop-1", "inkoop-2"];

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 5)]
    [InlineData(DatabaseKind.PostgreSql, 5)]
    [InlineData(DatabaseKind.Sqlite, 4)]
    [Trait("Req", "DA-012")]
    public async Task What_everybody_answered_is_shown_from_the_day_of_the_talk_when_enough_people_did(DatabaseKind kind, int people)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        await (await house.AsAsync("coordinator")).PlanAsync(("Form.With", PlanForm.Everybody), ("Form.Question", "Wat is integriteit?"));
        var talk = await house.TalkAsync();
        foreach (var (number, person) in People.Take(people).Index())
        {
            var visitor = await (await house.AsAsync(person)).GoAsync(Work);
            visitor.Under("Vraag voor een gesprek (1)").ShouldNotBeNull(person);
            await visitor.GoAsync($"{All}/{talk.Id}");
            await visitor.DoAsync("Antwoord", ("Answer", number < 3 ? "Eerlijk, open" : " EERLIJK "));
            visitor.Text.ShouldContain("Je hebt geantwoord.");
            visitor.Text.ShouldNotContain("eerlijk", customMessage: "whoever sees a count move knows what was said");
            (await visitor.GoAsync(Work)).Text.ShouldNotContain("Vraag voor een gesprek");
        }

        time.Advance(TimeSpan.FromDays(8));
        var late = await (await house.AsAsync("inkoop-3")).GoAsync($"{All}/{talk.Id}");
        late.Offers("Antwoord").ShouldBeFalse();
        if (people < People.Length)
        {
            late.Text.ShouldContain("Er zijn te weinig antwoorden om te laten zien");
            return;
        }

        late.Text.ShouldContain("Wat 5 mensen antwoordden");
        late.Page.QuerySelectorAll("main tbody tr").Select(row => row.TextContent.Trim()).ShouldBe(["eerlijk5", "open3"]);
    }

    [Fact]
    public async Task Of_a_team_only_who_works_in_it_is_asked()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.AsAsync("leidinggevende")).PlanAsync(("Form.Question", "Wat is integriteit?"));

        (await (await house.AsAsync("coordinator")).GoAsync(Work)).Text.ShouldNotContain("Vraag voor een gesprek");
        var helper = await (await house.AsAsync("coordinator")).GoAsync($"{All}/{(await house.TalkAsync()).Id}");
        helper.Offers("Antwoord").ShouldBeFalse();
        (await (await house.AsAsync("medewerker")).GoAsync(Work)).Text.ShouldContain("Vraag voor een gesprek (1)");
    }

    [Fact]
    [Trait("Req", "DA-012")]
    public async Task Nothing_that_is_kept_names_who_said_what_or_when()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.AsAsync("coordinator")).PlanAsync(("Form.With", PlanForm.Everybody), ("Form.Question", "Wat is integriteit?"));
        var talk = await house.TalkAsync();
        var before = (await house.EntriesAsync(Body)).Count;
        await (await (await house.AsAsync("medewerker")).GoAsync($"{All}/{talk.Id}")).DoAsync("Antwoord", ("Answer", "MERKwoord"));

        var entry = (await house.EntriesAsync(Body)).Skip(before).Single(entry => entry.Action == "answered");
        (entry.Actor, entry.ObjectId).ShouldBe((null, house.Body(Body).Id), "with a name or a talk its moment would tell who said it");
        var word = await house.ReadAsync(db => db.Set<WordCount>().IgnoreQueryFilters().SingleAsync());
        word.Word.ShouldBe("merkwoord");
        TellsTheDay(word.Id).ShouldBeFalse("an id made by the clock would tell the moment");
        TellsTheDay(talk.Id).ShouldBeTrue("the twin: that of a talk does");
        TellsTheDay((await house.ReadAsync(db => db.Set<Answered>().IgnoreQueryFilters().SingleAsync())).Id).ShouldBeFalse();
        var copy = await (await house.AsAsync("medewerker")).GoAsync($"/{Body}/mijn-gegevens");
        copy.Text.ShouldContain("Heb je de vraag beantwoord?");
        copy.Text.ShouldNotContain("merkwoord", Case.Insensitive);
        (await (await house.AsAsync("coordinator")).GoAsync($"/{Body}/mijn-gegevens")).Text.ShouldNotContain("answered");
    }

    [Theory]
    [InlineData("", "Schrijf minstens één woord")]
    [InlineData(" , ;", "Schrijf minstens één woord")]
    [InlineData("\u200b, \u0001", "Schrijf minstens één woord")]
    [InlineData("een, twee, drie, vier", "Noem hoogstens 3 woorden, met een komma ertussen")]
    [InlineData("dit is één heel erg lang antwoord dat nergens past", "Gebruik per woord hoogstens 40 tekens")]
    public async Task An_answer_that_cannot_be_counted_is_asked_again(string typed, string problem)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.AsAsync("coordinator")).PlanAsync(("Form.With", PlanForm.Everybody), ("Form.Question", "Wat is integriteit?"));
        var visitor = await (await house.AsAsync("medewerker")).GoAsync($"{All}/{(await house.TalkAsync()).Id}");

        await visitor.DoAsync("Antwoord", ("Answer", typed));

        visitor.ErrorAt("Answer").ShouldBe(problem);
        visitor.Value("Answer").ShouldBe(typed);
        (await house.ReadAsync(db => db.Set<Answered>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Five_people_who_answer_twice_at_one_moment_are_counted_once_each(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await (await house.AsAsync("coordinator")).PlanAsync(("Form.With", PlanForm.Everybody), ("Form.Question", "Wat is integriteit?"));
        var talk = await house.TalkAsync();
        var visitors = new List<Visitor>();
        foreach (var person in People)
        {
            visitors.Add(await (await house.AsAsync(person)).GoAsync($"{All}/{talk.Id}"));
            visitors.Add(await (await house.AsAsync(person)).GoAsync($"{All}/{talk.Id}"));
        }

        await Task.WhenAll(visitors.Select(visitor => visitor.DoAsync("Antwoord", ("Answer", "eerlijk"))));

        (await house.ReadAsync(db => db.Set<WordCount>().IgnoreQueryFilters().SingleAsync())).Times.ShouldBe(People.Length);
        (await house.ReadAsync(db => db.Set<Answered>().IgnoreQueryFilters().CountAsync())).ShouldBe(People.Length);
    }

    /// <summary>An id made by the clock begins with the milliseconds since 1970.</summary>
    private static bool TellsTheDay(Guid id) =>
        Math.Abs(BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) / 65_536 - Now.GetUtcNow().ToUnixTimeMilliseconds()) < TimeSpan.FromDays(1).TotalMilliseconds;
}
