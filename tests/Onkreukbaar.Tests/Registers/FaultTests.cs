using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Onkreukbaar.Cli;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>How a database does not answer: another holds it, or it is not there.</summary>
public enum Fault
{
    Locked,
    Gone,
}

/// <summary>When the program dies or its database does not answer: what was confirmed is there, nothing is there by half, and nobody types it again.</summary>
public sealed class FaultTests
{
    private const string Utrecht = "gemeente-utrecht";
    private const int DraftsOfEach = 25;
    private static readonly TimeSpan Bounded = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ShortLock = TimeSpan.FromSeconds(2);

    private static readonly (string Body, string Persona)[] Declarants =
    [
        (Utrecht, "medewerker"), (Utrecht, "vergunningen-2"), ("dalfsen", "medewerker"), ("dalfsen", "vergunningen-2"),
        ("alphen-aan-den-rijn", "medewerker"), ("alphen-aan-den-rijn", "leidinggevende"), ("provincie-utrecht", "medewerker"), ("provincie-utrecht", "statenlid"),
    ];

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task When_the_program_is_killed_what_was_confirmed_is_there_and_nothing_is_there_by_half()
    {
        using var data = new TemporaryFolder();
        var drafts = await PrepareADemoAsync(data.Path);
        var confirmed = await SendUntilKilledAsync(data.Path, drafts);
        confirmed.Count.ShouldBeInRange(1, drafts.Count - 1, "it died in the middle");

        var verified = await Shell.RunAsync(new Dictionary<string, string>(), "verify-audit", "--data", data.Path);
        await using var house = await RunningHouse.OpenAsync(data: data.Path);

        verified.Exit.ShouldBe(0, string.Join('\n', verified.Error));
        await ShouldHaveKeptAsync(house, confirmed, drafts);
    }

    [Fact]
    public async Task When_PostgreSQL_drops_everybody_at_once_what_was_confirmed_is_there_and_nothing_is_there_by_half()
    {
        await using var house = await RunningHouse.OpenAsync(DatabaseKind.PostgreSql, time: Now);
        var drafts = await PrepareAsync(house);

        var confirmed = await SendUntilAsync(() => house.Visitor(), drafts, () => AllowConnectionsAsync(house, false));
        await AllowConnectionsAsync(house, true);

        confirmed.Count.ShouldBeInRange(1, drafts.Count - 1, "it was gone in the middle");
        await ShouldHaveKeptAsync(house, confirmed, drafts);
    }

    [Theory]
    [InlineData("registers_versions", "id")]
    [InlineData("registers_gifts", "id")]
    [InlineData("audit_entries", "seq")]
    public async Task The_twin_half_a_declaration_does_not_pass_for_a_whole_one(string table, string key)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        (await WholeDeclarationsAsync(house)).ShouldBe([id]);

        await using (var other = new SqliteConnection(house.Database))
        {
            await other.OpenAsync();
            await DoAsync(other, $"pragma foreign_keys = off; delete from {table} where {key} = (select max({key}) from {table})");
        }

        (await Record.ExceptionAsync(() => WholeDeclarationsAsync(house))).ShouldBeOfType<ShouldAssertException>();
    }

    [Fact]
    public async Task Whoever_declares_while_the_database_is_locked_for_a_moment_waits_and_is_served()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder);

        await using var other = await LockAsync(house);
        var sending = employee.SubmitAsync();
        await Task.Delay(ShortLock);
        sending.IsCompleted.ShouldBeFalse("the twin: it does wait for the lock");
        await ReleaseAsync(other);
        await sending;

        employee.Heading.ShouldBe("Je geschenk is gemeld");
        (await WholeDeclarationsAsync(house)).ShouldBe([id]);
    }

    [Fact]
    public async Task When_the_lock_stays_the_person_is_told_so_and_sends_the_same_form_again_later()
    {
        using var data = new TemporaryFolder();
        await using var house = await RunningHouse.OpenAsync(time: Now, data: data.Path, connection: $"Data Source={Path.Combine(data.Path, "onkreukbaar.db")};Default Timeout=1");
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder);

        await using (var other = await LockAsync(house))
        {
            await employee.TryAsync();
            ShouldSaySorry(employee);
            (await WholeDeclarationsAsync(house)).ShouldBeEmpty();
            await ReleaseAsync(other);
        }

        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{id}/controleren");
        employee.Given("Het geschenk").ShouldBe("Een boek over de stad");
        await employee.SubmitAsync();
        employee.Heading.ShouldBe("Je geschenk is gemeld");
        (await WholeDeclarationsAsync(house)).ShouldBe([id]);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_database_is_gone_for_a_while_people_are_told_so_and_go_on_where_they_were()
    {
        await using var house = await RunningHouse.OpenAsync(DatabaseKind.PostgreSql, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder);
        var check = employee.At;
        var stranger = house.Visitor();
        (await stranger.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);

        await AllowConnectionsAsync(house, false);
        await employee.TryAsync();
        ShouldSaySorry(employee);
        await employee.GoAsync(check);
        ShouldSaySorry(employee);
        (await stranger.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await stranger.Http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.GoAsync($"/{Utrecht}/vraag/geschenken")).Status.ShouldBe(HttpStatusCode.OK, "a question needs no database");
        await AllowConnectionsAsync(house, true);

        (await stranger.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await employee.GoAsync(check);
        employee.Given("Gever, organisatie").ShouldBe("Bouwbedrijf De Steen");
        await employee.SubmitAsync();
        employee.Heading.ShouldBe("Je geschenk is gemeld");
        (await WholeDeclarationsAsync(house)).ShouldBe([id]);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

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

        (await WholeDeclarationsAsync(house)).ShouldBe([id]);
        (await house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().SingleAsync())).Reason.ShouldBe("Een vriendelijk gebaar, maar liever niet.");
        (await house.ReadAsync(db => db.Set<Step>().IgnoreQueryFilters().SingleAsync())).Account.ShouldBe("Per post aan de directeur.");
        (await house.ReadAsync(db => db.Set<AuditEntry>().IgnoreQueryFilters().Where(entry => entry.ObjectId == id && entry.Action != "viewed").OrderBy(entry => entry.Seq).Select(entry => entry.Action).ToListAsync())).ShouldBe(["declared", "decided", "carried-out"]);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_English_reader_hears_it_in_English()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor("en").SignInAsync(Utrecht, "medewerker");
        await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder);

        await using var other = await LockAsync(house);
        await employee.TryAsync();
        await ReleaseAsync(other);

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
            await AllowConnectionsAsync(house, false);
            await act();
            await AllowConnectionsAsync(house, true);
            return;
        }

        await using System.Data.Common.DbConnection other = house.Database.Contains("Data Source", StringComparison.Ordinal) ? new SqliteConnection(house.Database) : new NpgsqlConnection(house.Database);
        await other.OpenAsync();
        await DoAsync(other, other is SqliteConnection ? "begin immediate" : "begin; lock table work_drafts, registers_declarations, audit_heads in access exclusive mode");
        await act();
        await DoAsync(other, "rollback");
    }

    private static void ShouldSaySorry(Visitor visitor)
    {
        visitor.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        visitor.Heading.ShouldContain("lukt nu even niet");
        visitor.Text.ShouldContain("Wacht een minuut");
        visitor.Text.ShouldContain("Probeer opnieuw");
        foreach (var inside in new[] { "sql", "database is locked", "exception", "57P", "   at " })
        {
            visitor.Page.DocumentElement.OuterHtml.ShouldNotContain(inside, Case.Insensitive);
        }
    }

    private static async Task ShouldHaveKeptAsync(RunningHouse house, List<Guid> confirmed, List<(string Body, string Persona, Guid Id)> drafts)
    {
        confirmed.ShouldBeSubsetOf(await WholeDeclarationsAsync(house));
        await SendAgainAsync(house, drafts);
        drafts.Select(draft => draft.Id).ShouldBeSubsetOf(await WholeDeclarationsAsync(house), "sending again declares what was missing");
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    private static async Task<List<(string Body, string Persona, Guid Id)>> PrepareADemoAsync(string folder)
    {
        // So that the demo recognises the folder as its own.
        HouseSettings.ForDemo(folder, "http://127.0.0.1:0");
        await using var house = await RunningHouse.OpenAsync(data: folder);
        return await PrepareAsync(house);
    }

    /// <summary>One real way through the interview for each; the other drafts are the same with another name.</summary>
    private static async Task<List<(string Body, string Persona, Guid Id)>> PrepareAsync(RunningHouse house)
    {
        var form = GiftVisits.BookFromABuilder.With(("Form.OfferedOn.Day", "1"), ("Form.OfferedOn.Month", "6"), ("Form.OfferedOn.Year", "2026"));
        var drafts = new List<(string Body, string Persona, Guid Id)>();
        foreach (var (body, persona) in Declarants)
        {
            var visitor = await house.Visitor().SignInAsync(body, persona);
            var first = await visitor.FillInAsync(body, form);
            drafts.AddRange((await CopyDraftAsync(house, body, persona, first)).Select(id => (body, persona, id)));
            // Where somebody declared already, the demo tells nothing of its own.
            await visitor.SubmitAsync();
            visitor.Heading.ShouldBe("Je geschenk is gemeld");
        }

        return drafts;
    }

    private static async Task<List<Guid>> CopyDraftAsync(RunningHouse house, string body, string persona, Guid first)
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Body(body));
        var person = await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().SingleAsync(found => found.Number == persona && found.BodyId == house.Body(body).Id));
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();
        var draft = (await drafts.OpenAsync<GiftDraft>(first, person.Id, CancellationToken.None))!;
        var ids = new List<Guid>();
        while (ids.Count < DraftsOfEach)
        {
            ids.Add(Guid.CreateVersion7());
            await drafts.SaveAsync(ids[^1], person.Id, draft with { Form = draft.Form with { Description = $"Boek {ids.Count}" } }, CancellationToken.None);
        }

        return ids;
    }

    private static async Task<List<Guid>> SendUntilKilledAsync(string data, List<(string Body, string Persona, Guid Id)> drafts)
    {
        await using var program = await OwnProcess.StartAsync(data);
        return await SendUntilAsync(program.Visitor, drafts, program.KillAsync);
    }

    /// <summary>All at once, until a third is confirmed; then the end comes. Says what was confirmed before that.</summary>
    private static async Task<List<Guid>> SendUntilAsync(Func<Visitor> newVisitor, List<(string Body, string Persona, Guid Id)> drafts, Func<Task> end)
    {
        var visitors = await SignedInAsync(newVisitor, drafts);
        var confirmed = new System.Collections.Concurrent.ConcurrentBag<Guid>();
        var enough = new TaskCompletionSource();
        var sending = drafts.Select(draft => SendAsync(draft)).ToList();
        await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await end();
        await Task.WhenAll(sending);
        return [.. confirmed];

        async Task SendAsync((string Body, string Persona, Guid Id) draft)
        {
            try
            {
                var (visitor, token) = visitors[(draft.Body, draft.Persona)];
                if (IsConfirmed(await SendDraftAsync(visitor, token, draft.Body, draft.Id), draft.Id))
                {
                    confirmed.Add(draft.Id);
                }
            }
            catch (HttpRequestException)
            {
                // Whoever gets no answer was promised nothing.
            }

            if (confirmed.Count >= drafts.Count / 3)
            {
                enough.TrySetResult();
            }
        }
    }

    private static async Task SendAgainAsync(RunningHouse house, List<(string Body, string Persona, Guid Id)> drafts)
    {
        var visitors = await SignedInAsync(() => house.Visitor(), drafts);
        foreach (var (body, persona, id) in drafts)
        {
            var (visitor, token) = visitors[(body, persona)];
            IsConfirmed(await SendDraftAsync(visitor, token, body, id), id).ShouldBeTrue();
        }
    }

    private static async Task<Dictionary<(string Body, string Persona), (Visitor Visitor, string Token)>> SignedInAsync(Func<Visitor> newVisitor, List<(string Body, string Persona, Guid Id)> drafts)
    {
        var visitors = new Dictionary<(string, string), (Visitor, string)>();
        foreach (var (body, persona, _) in drafts.DistinctBy(draft => (draft.Body, draft.Persona)))
        {
            var visitor = await newVisitor().SignInAsync(body, persona);
            await visitor.GoAsync($"/{body}/geschenken/melden");
            visitors[(body, persona)] = (visitor, visitor.Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        }

        return visitors;
    }

    private static async Task<HttpResponseMessage> SendDraftAsync(Visitor visitor, string token, string body, Guid id)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await visitor.Http.PostAsync(new Uri($"/{body}/geschenken/melden/{id}/controleren", UriKind.Relative), form);
    }

    private static bool IsConfirmed(HttpResponseMessage answer, Guid id) =>
        answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.EndsWith($"/{id}/gemeld", StringComparison.Ordinal);

    /// <summary>Every declaration there is, after making sure that each has one version, one gift and one entry in the audit, and that none of those is alone.</summary>
    private static async Task<List<Guid>> WholeDeclarationsAsync(RunningHouse house)
    {
        var declarations = await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().Select(declaration => declaration.Id).Order().ToListAsync());
        (await house.ReadAsync(db => db.Set<DeclarationVersion>().IgnoreQueryFilters().Select(version => version.DeclarationId).Order().ToListAsync())).ShouldBe(declarations);
        (await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().Select(gift => gift.Id).Order().ToListAsync())).ShouldBe(declarations);
        (await house.ReadAsync(db => db.Set<AuditEntry>().IgnoreQueryFilters().Where(entry => entry.Action == "declared").Select(entry => entry.ObjectId).Order().ToListAsync())).ShouldBe(declarations);
        var references = await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().Select(declaration => new { declaration.BodyId, declaration.Reference }).ToListAsync());
        references.Distinct().Count().ShouldBe(references.Count, "no number is given twice");
        return declarations;
    }

    private static async Task<SqliteConnection> LockAsync(RunningHouse house)
    {
        var other = new SqliteConnection(house.Database);
        await other.OpenAsync();
        await DoAsync(other, "begin immediate");
        return other;
    }

    private static Task ReleaseAsync(SqliteConnection other) => DoAsync(other, "rollback");

    private static async Task DoAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    internal static async Task AllowConnectionsAsync(RunningHouse house, bool allow)
    {
        var ours = new NpgsqlConnectionStringBuilder(house.Database);
        var name = ours.Database!;
        ours.Database = "postgres";
        await using var server = new NpgsqlConnection(ours.ConnectionString);
        await server.OpenAsync();
        await DoAsync(server, $"alter database {name} allow_connections {allow}");
        if (!allow)
        {
            await DoAsync(server, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        }
    }
}
