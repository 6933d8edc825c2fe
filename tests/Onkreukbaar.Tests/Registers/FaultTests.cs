using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>How a database does not answer: another holds it, or it is not there.</summary>
public enum Fault
{
    Locked,
    Gone,
}

/// <summary>When the database does not answer: people are told so, nothing is there by half, and nobody types it again.</summary>
public sealed class FaultTests
{
    private const string Utrecht = "gemeente-utrecht";
    private static readonly TimeSpan Bounded = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongOutage = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ShortLock = TimeSpan.FromSeconds(2);

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Whoever_declares_while_the_database_is_locked_for_a_moment_waits_and_is_served()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder);

        await using var other = await Outage.LockAsync(house);
        var sending = employee.SubmitAsync();
        await Task.Delay(ShortLock);
        sending.IsCompleted.ShouldBeFalse("the twin: it does wait for the lock");
        await Outage.ReleaseAsync(other);
        await sending;

        employee.Heading.ShouldBe("Je geschenk is gemeld");
        (await Outage.WholeDeclarationsAsync(house)).ShouldBe([id]);
    }

    [Fact]
    public async Task When_the_lock_stays_the_person_is_told_so_and_sends_the_same_form_again_later()
    {
        using var data = new TemporaryFolder();
        await using var house = await RunningHouse.OpenAsync(time: Now, data: data.Path, connection: $"Data Source={Path.Combine(data.Path, "onkreukbaar.db")};Default Timeout=1");
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder);

        await using (var other = await Outage.LockAsync(house))
        {
            await employee.TryAsync();
            ShouldSaySorry(employee);
            (await Outage.WholeDeclarationsAsync(house)).ShouldBeEmpty();
            await Outage.ReleaseAsync(other);
        }

        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{id}/controleren");
        employee.Given("Het geschenk").ShouldBe("Een boek over de stad");
        await employee.SubmitAsync();
        employee.Heading.ShouldBe("Je geschenk is gemeld");
        (await Outage.WholeDeclarationsAsync(house)).ShouldBe([id]);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_database_is_gone_for_twenty_seconds_people_go_on_where_they_were_and_so_does_what_runs_by_itself()
    {
        await using var house = await RunningHouse.OpenAsync(DatabaseKind.PostgreSql, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder);
        var check = employee.At;
        var stranger = house.Visitor();
        (await stranger.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);

        await Outage.AllowConnectionsAsync(house, false);
        var back = Task.Delay(LongOutage);
        await employee.TryAsync();
        ShouldSaySorry(employee);
        await house.Services.RerouteWorkAsync(TestContext.Current.CancellationToken);
        house.Log.All.ShouldContain($"Work of {Utrecht} could not be looked at", customMessage: "what runs by itself notes it and goes on");
        while (!back.IsCompleted)
        {
            await employee.GoAsync(check);
            ShouldSaySorry(employee);
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        (await stranger.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await stranger.Http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.GoAsync($"/{Utrecht}/vraag/geschenken")).Status.ShouldBe(HttpStatusCode.OK, "a question needs no database");
        await Outage.AllowConnectionsAsync(house, true);

        (await stranger.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await employee.GoAsync(check);
        employee.Given("Gever, organisatie").ShouldBe("Bouwbedrijf De Steen");
        await employee.SubmitAsync();
        employee.Heading.ShouldBe("Je geschenk is gemeld");
        (await Outage.WholeDeclarationsAsync(house)).ShouldBe([id]);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
        var noted = Failures(house);
        await house.Services.RerouteWorkAsync(TestContext.Current.CancellationToken);
        Failures(house).ShouldBe(noted, "what runs by itself runs again");
    }

    private static int Failures(RunningHouse house) => house.Log.All.Split("could not be looked at").Length;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, Fault.Locked)]
    [InlineData(DatabaseKind.PostgreSql, Fault.Locked)]
    [InlineData(DatabaseKind.PostgreSql, Fault.Gone)]
    public async Task What_was_typed_is_on_the_page_that_says_it_did_not_work_and_from_there_it_is_sent_again_and_recorded_once(DatabaseKind kind, Fault fault)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).AskAboutAsync(Utrecht);
        var id = Guid.Parse(employee.At.Split('/')[^2]);

        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{id}");
        await TryInVainAsync(house, fault, employee, () => employee.TryAsync(GiftVisits.BookFromABuilder), "Een boek over de stad");
        employee.Heading.ShouldBe("Klopt dit?");
        employee.Given("Gever, organisatie").ShouldBe("Bouwbedrijf De Steen");
        await TryInVainAsync(house, fault, employee, () => employee.TryAsync());
        employee.Heading.ShouldBe("Je geschenk is gemeld");

        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);
        await TryInVainAsync(house, fault, manager, () => manager.DecideAsync("Agreed", "terugsturen", reason: "Een vriendelijk gebaar, maar liever niet."), "Een vriendelijk gebaar, maar liever niet.");
        manager.Text.ShouldContain("Je besluit is vastgelegd");

        await employee.OpenGiftAsync(Utrecht, id);
        await TryInVainAsync(house, fault, employee, () => employee.DoneAsync("2026-11-10", "Per post aan de directeur."), "Per post aan de directeur.");
        employee.Text.ShouldContain("Per post aan de directeur.");

        (await Outage.WholeDeclarationsAsync(house)).ShouldBe([id]);
        (await house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().SingleAsync())).Reason.ShouldBe("Een vriendelijk gebaar, maar liever niet.");
        (await house.ReadAsync(db => db.Set<Step>().IgnoreQueryFilters().SingleAsync())).Account.ShouldBe("Per post aan de directeur.");
        (await house.DoneWithAsync(id)).Select(entry => entry.Action).ShouldBe(["declared", "decided", "carried-out"]);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_English_reader_hears_it_in_English()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor("en").SignInAsync(Utrecht, "medewerker");
        await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder);

        await using var other = await Outage.LockAsync(house);
        await employee.TryAsync();
        await Outage.ReleaseAsync(other);

        (employee.Status, employee.Heading).ShouldBe((HttpStatusCode.ServiceUnavailable, "Saving does not work right now"));
        employee.Text.ShouldContain("Sending it twice does no harm");
    }

    /// <summary>Sends something while the database does not answer, and sends it again from the page that says so.</summary>
    private static async Task TryInVainAsync(RunningHouse house, Fault fault, Visitor visitor, Func<Task> send, params string[] typed)
    {
        var began = System.Diagnostics.Stopwatch.StartNew();
        await WhileAsync(house, fault, send);
        began.Elapsed.ShouldBeLessThan(Bounded);
        ShouldSaySorry(visitor);
        foreach (var text in typed)
        {
            visitor.Text.ShouldContain(text);
        }

        await visitor.SubmitAsync();
    }

    private static async Task WhileAsync(RunningHouse house, Fault fault, Func<Task> act)
    {
        if (fault == Fault.Gone)
        {
            await Outage.AllowConnectionsAsync(house, false);
            await act();
            await Outage.AllowConnectionsAsync(house, true);
            return;
        }

        await using System.Data.Common.DbConnection other = house.Database.Contains("Data Source", StringComparison.Ordinal) ? new SqliteConnection(house.Database) : new NpgsqlConnection(house.Database);
        await other.OpenAsync();
        await Outage.DoAsync(other, other is SqliteConnection ? "begin immediate" : "begin; lock table work_drafts, registers_declarations, audit_heads in access exclusive mode");
        await act();
        await Outage.DoAsync(other, "rollback");
    }

    private static void ShouldSaySorry(Visitor visitor)
    {
        visitor.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        visitor.Heading.ShouldContain("lukt nu even niet");
        visitor.Text.ShouldContain("Wacht een minuut");
        visitor.Text.ShouldContain("Probeer opnieuw");
        // A token is chance, and can hold any three letters.
        var page = visitor.Page.QuerySelectorAll("input[name=__RequestVerificationToken]").Select(token => token.GetAttribute("value")!).Aggregate(visitor.Page.DocumentElement.OuterHtml, (html, token) => html.Replace(token, "", StringComparison.Ordinal));
        foreach (var inside in new[] { "sql", "database is locked", "exception", "57P", "   at " })
        {
            page.ShouldNotContain(inside, Case.Insensitive);
        }
    }
}
