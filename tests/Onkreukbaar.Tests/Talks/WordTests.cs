using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Modules.Talks.Words;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Talks.TalkVisits;

namespace Onkreukbaar.Tests.Talks;

/// <summary>Everybody is asked for a few words; what comes back is counted, and nobody knows who said what.</summary>
[Trait("Req", "DA-012")]
public sealed class WordTests
{
    private static readonly string[] People = ["medewerker", "vergunningen-1", "vergunningen-2", "inkoop-1", "inkoop-2"];

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_everybody_answers_is_counted_once_enough_people_answered(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await (await house.AsAsync("coordinator")).PlanAsync(("Form.With", PlanForm.Everybody), ("Form.Question", "Wat is integriteit?"));
        var talk = await house.TalkAsync();
        foreach (var (number, person) in People.Index())
        {
            var visitor = await (await house.AsAsync(person)).GoAsync(Work);
            visitor.Under("Vraag voor een gesprek (1)").ShouldNotBeNull(person);
            await visitor.GoAsync($"{All}/{talk.Id}");
            await visitor.DoAsync("Antwoord", ("Answer", number < 3 ? "Eerlijk, open" : " EERLIJK "));
            visitor.Text.ShouldContain("Je hebt geantwoord.");
            visitor.Text.Contains("Er zijn nog te weinig antwoorden", StringComparison.Ordinal).ShouldBe(number < 4, $"after {number + 1}");
            (await visitor.GoAsync(Work)).Text.ShouldNotContain("Vraag voor een gesprek");
        }

        var coordinator = await (await house.AsAsync("coordinator")).GoAsync($"{All}/{talk.Id}");
        coordinator.Text.ShouldContain("Wat 5 mensen antwoordden");
        coordinator.Page.QuerySelectorAll("main tbody tr").Select(row => row.TextContent.Trim()).ShouldBe(["eerlijk5", "open3"]);
    }

    [Fact]
    public async Task Nothing_that_is_kept_ties_a_word_to_a_person()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.AsAsync("coordinator")).PlanAsync(("Form.With", PlanForm.Everybody), ("Form.Question", "Wat is integriteit?"));
        var talk = await house.TalkAsync();
        var before = (await house.EntriesAsync(Body)).Count;
        await (await (await house.AsAsync("medewerker")).GoAsync($"{All}/{talk.Id}")).DoAsync("Antwoord", ("Answer", "MERKwoord"));

        var entry = (await house.EntriesAsync(Body)).Skip(before).Single(entry => entry.Kind == PlanTalk.Kind);
        (entry.Action, entry.Actor).ShouldBe(("answered", null), "with a name its moment would tell who said it");
        (await house.ReadAsync(db => db.Set<WordCount>().IgnoreQueryFilters().SingleAsync())).Word.ShouldBe("merkwoord");
        (await house.ReadAsync(db => db.Set<Answered>().IgnoreQueryFilters().SingleAsync())).TalkId.ShouldBe(talk.Id);
        var copy = await (await house.AsAsync("medewerker")).GoAsync($"/{Body}/mijn-gegevens");
        copy.Text.ShouldNotContain("merkwoord", Case.Insensitive);
    }

    [Theory]
    [InlineData("", "Schrijf minstens één woord")]
    [InlineData(" , ;", "Schrijf minstens één woord")]
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
    public async Task Ten_people_who_say_the_same_at_one_moment_are_all_counted_and_nobody_twice(DatabaseKind kind)
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
}
