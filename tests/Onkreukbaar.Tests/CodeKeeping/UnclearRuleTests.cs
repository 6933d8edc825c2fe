using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.Unclear;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>Somebody does not understand a rule, says so, and reads the answer and what becomes of it in the code.</summary>
public sealed class UnclearRuleTests
{
    private const string Ask = $"/{Utrecht}/onduidelijke-regel";

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "DA-005")]
    public async Task Who_finds_a_rule_unclear_hears_what_it_means_and_in_which_version_it_changes(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await employee.GoAsync($"/{Utrecht}/gedragscode/{Code}/geschenken");
        await employee.GoAsync(employee.Page.QuerySelector($"main a[href^='{Ask}']")!.GetAttribute("href")!);
        await employee.SubmitAsync(("Form.Code", Code), ("Form.Topic", "geschenken"), ("Form.Text", "Telt btw mee in de waarde?"));
        employee.Text.ShouldContain("Nog geen antwoord.");

        var keeper = await (await house.WriterAsync()).ProposeAsync();
        var proposal = (await house.ProposalsAsync()).ShouldHaveSingleItem();
        await keeper.GoAsync($"/{Utrecht}/werk");
        keeper.Text.ShouldContain("Vragen over onduidelijke regels (1)");
        var question = await house.ReadAsync(db => db.Set<RuleQuestion>().IgnoreQueryFilters().SingleAsync());
        await keeper.GoAsync($"{Keep}/vragen/{question.Id}");
        keeper.Given("Vraag").ShouldBe("Telt btw mee in de waarde?");
        await keeper.SubmitAsync(("Form.Answer", "Ja, de winkelprijs telt."), ("Form.Effect", nameof(Effect.Proposal)), ("Form.Proposal", $"{proposal.Id}"));

        await employee.GoAsync(Ask);
        employee.Text.ShouldContain("Ja, de winkelprijs telt.");
        employee.Text.ShouldContain("De regel wordt gewijzigd: voorstel “2027”, nog niet beslist.");
        (await house.EntriesAsync(Utrecht)).Select(entry => entry.Action).ShouldBe(["asked", "began", "answered"]);
    }

    [Fact]
    public async Task Nobody_else_reads_what_somebody_asked_but_who_keeps_the_code()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).GoAsync(Ask);
        await employee.SubmitAsync(("Form.Code", Code), ("Form.Topic", ""), ("Form.Text", "Mijn vraag"));

        (await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).GoAsync(Ask)).Text.ShouldNotContain("Mijn vraag");
        (await (await house.ColleagueAsync()).GoAsync($"{Keep}/vragen")).Text.ShouldContain("Mijn vraag");
        (await house.Visitor().GoAsync(Ask)).At.ShouldContain("aanmelden", Case.Insensitive, "a stranger signs in first");
    }

    [Fact]
    public async Task Nothing_written_is_refused_at_the_field_and_the_choice_stays()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).GoAsync(Ask);

        await employee.TryAsync(("Form.Code", Code), ("Form.Topic", "geschenken"), ("Form.Text", " "));

        employee.Status.ShouldBe(HttpStatusCode.BadRequest);
        employee.ErrorAt("Form.Text").ShouldBe("Vul dit in");
        employee.Page.QuerySelector("main option[value=geschenken]")!.HasAttribute("selected").ShouldBeTrue();
    }

    [Fact]
    public async Task The_second_of_two_keepers_sees_the_answer_of_the_first_and_keeps_what_they_typed()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).GoAsync(Ask);
        await employee.SubmitAsync(("Form.Code", Code), ("Form.Topic", ""), ("Form.Text", "Mijn vraag"));
        var question = await house.ReadAsync(db => db.Set<RuleQuestion>().IgnoreQueryFilters().SingleAsync());
        var second = await (await house.ColleagueAsync()).GoAsync($"{Keep}/vragen/{question.Id}");
        var first = await (await house.WriterAsync()).GoAsync($"{Keep}/vragen/{question.Id}");
        await first.SubmitAsync(("Form.Answer", "Het eerste antwoord"), ("Form.Effect", nameof(Effect.None)));

        await second.TryAsync(("Form.Answer", "Het tweede antwoord"), ("Form.Effect", nameof(Effect.None)));

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Text.ShouldContain("Het eerste antwoord");
        second.Text.ShouldContain("Het tweede antwoord");
        (await house.ReadAsync(db => db.Set<RuleQuestion>().IgnoreQueryFilters().SingleAsync())).Answer.ShouldBe("Het eerste antwoord");
    }
}
