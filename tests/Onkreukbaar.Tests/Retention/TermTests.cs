using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Retention.OldGifts;
using static Onkreukbaar.Tests.Retention.RetentionVisits;

namespace Onkreukbaar.Tests.Retention;

/// <summary>How long a body keeps each kind of record is its own decision, with a basis and a day from which it holds.</summary>
public sealed class TermTests
{
    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-300")]
    public async Task A_kind_without_a_term_shows_as_a_gap_and_blocks_destruction(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddGiftAsync("G-2001-0001", "2001-05-01");
        var administrator = await house.AdministratorAsync();

        await administrator.GoAsync(Terms);
        administrator.Text.ShouldContain("14 termijnen ontbreken");
        administrator.Text.ShouldContain("Wordt nooit vernietigd");
        await administrator.GoAsync($"{Terms}/gift-official/verlopen");
        administrator.Text.ShouldContain("Er is nog geen termijn");
        administrator.Page.QuerySelector("main form").ShouldBeNull();

        await administrator.SetTermAsync("gift-official", length: "");
        administrator.At.ShouldBe(Terms);
        administrator.Text.ShouldContain("14 termijnen ontbreken", Case.Sensitive, "a rule that says 'not decided' is a gap too");
    }

    [Fact]
    [Trait("Req", "PU-300")]
    public async Task A_rule_says_how_long_from_when_and_on_what_basis_and_the_audit_says_who_set_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-official", "7", "Years", "EmploymentEnded", "Selectielijst 2020, 14.1.1");

        administrator.Text.ShouldContain("7 jaar nadat de persoon weg is uit de organisatie");
        administrator.Text.ShouldContain("Selectielijst 2020, 14.1.1");
        administrator.Text.ShouldContain("13 termijnen ontbreken");
        (await house.EntriesAsync(Dalfsen)).ShouldHaveSingleItem().Reason.ShouldBe("gift-official 7 Years EmploymentEnded");
    }

    [Fact]
    public async Task A_rule_without_a_basis_or_with_a_day_that_is_past_is_refused()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var administrator = await house.AdministratorAsync();

        (await administrator.SetTermAsync("gift-official", basis: " ")).Text.ShouldContain("Schrijf op welke wet of selectielijst dit zegt");
        administrator.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await administrator.SetTermAsync("gift-official", from: "2026-11-21")).Text.ShouldContain("Kies vandaag of een latere dag");
        (await administrator.SetTermAsync("gift-official", length: "1,5")).Text.ShouldContain("Vul een heel getal in");
        (await administrator.SetTermAsync("gift-official", start: "Published")).Text.ShouldContain("Kies wanneer de termijn begint");
        (await house.EntriesAsync(Dalfsen)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rule_holds_from_its_own_day_on_and_the_one_before_until_then()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        await house.AddGiftAsync("G-2021-0001", "2021-05-01");
        var administrator = await house.AdministratorAsync();
        await administrator.SetTermAsync("gift-official", "10");
        await administrator.SetTermAsync("gift-official", "5", from: "2026-12-01");

        (await administrator.GoAsync($"{Terms}/gift-official/verlopen")).Text.ShouldContain("De regel: 10 jaar");
        administrator.Text.ShouldNotContain("G-2021-0001");
        time.Advance(TimeSpan.FromDays(9));

        administrator = await house.AdministratorAsync();
        (await administrator.GoAsync($"{Terms}/gift-official/verlopen")).Text.ShouldContain("De regel: 5 jaar");
        administrator.Text.ShouldContain("G-2021-0001");
    }

    [Theory]
    [InlineData("2025-11-22", false)]
    [InlineData("2025-11-21", true)]
    public async Task The_last_day_of_a_term_counts(string closedOn, bool isDue)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftAsync("G-2025-0001", closedOn);
        var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-official");

        await administrator.GoAsync($"{Terms}/gift-official/verlopen");

        administrator.Text.Contains("G-2025-0001", StringComparison.Ordinal).ShouldBe(isDue);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_is_still_open_is_never_due_however_old_it_is(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        foreach (var state in Enum.GetValues<DeclarationState>())
        {
            await house.AddGiftAsync($"G-2001-{(int)state:0000}", "2001-05-01", state: state);
        }

        var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-official", start: "Declared");
        await administrator.GoAsync($"{Terms}/gift-official/verlopen");

        administrator.Page.QuerySelectorAll("main tbody th").Select(cell => cell.TextContent).ShouldBe([$"G-2001-{(int)DeclarationState.Closed:0000}", $"G-2001-{(int)DeclarationState.Cancelled:0000}"]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Officials_and_politicians_have_a_term_of_their_own(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddGiftAsync("G-2001-0001", "2001-05-01");
        await house.AddGiftAsync("G-2001-0002", "2001-05-01", persona: "raadslid");
        var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-office-holder");

        await administrator.GoAsync($"{Terms}/gift-office-holder/verlopen");

        administrator.Text.ShouldContain("G-2001-0002");
        administrator.Text.ShouldNotContain("G-2001-0001");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_term_after_leaving_begins_when_the_last_position_ended(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddGiftAsync("G-2001-0001", "2001-05-01", persona: "vergunningen-1");
        await house.AddGiftAsync("G-2001-0002", "2001-05-01", persona: "vergunningen-2");
        await house.ChangeAsync(Dalfsen, async db =>
        {
            var left = await db.Set<Person>().SingleAsync(person => person.Number == "vergunningen-1");
            (await db.Set<Position>().SingleAsync(position => position.PersonId == left.Id)).To = new DateOnly(2024, 1, 31);
        });

        var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-official", start: "EmploymentEnded");
        await administrator.GoAsync($"{Terms}/gift-official/verlopen");

        administrator.Text.ShouldContain("G-2001-0001");
        administrator.Text.ShouldContain("31 januari 2024");
        administrator.Text.ShouldNotContain("G-2001-0002");
    }

    [Fact]
    public void Months_and_years_end_on_the_day_the_calendar_says()
    {
        new Term(1, TermUnit.Months).IsOver(new DateOnly(2026, 1, 31), new DateOnly(2026, 2, 28)).ShouldBeFalse();
        new Term(1, TermUnit.Months).IsOver(new DateOnly(2026, 1, 31), new DateOnly(2026, 3, 1)).ShouldBeTrue();
        new Term(1, TermUnit.Years).IsOver(new DateOnly(2024, 2, 29), new DateOnly(2025, 3, 1)).ShouldBeTrue();
        foreach (var day in Enumerable.Range(0, 800).Select(days => new DateOnly(2023, 12, 1).AddDays(days)))
        {
            foreach (var term in new[] { new Term(1, TermUnit.Months), new Term(13, TermUnit.Months), new Term(1, TermUnit.Years), new Term(10, TermUnit.Days) })
            {
                Enumerable.Range(-10, 20).Select(days => term.LatestStart(day).AddDays(days)).Where(start => term.IsOver(start, day)).ShouldAllBe(start => start <= term.LatestStart(day), "no candidate is missed");
            }
        }
    }
}
