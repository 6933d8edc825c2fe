using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Cli;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>When the program or its database ends while hundreds declare: what was confirmed is there, and nothing is there by half.</summary>
public sealed class KilledTests
{
    private const string Utrecht = "gemeente-utrecht";
    private const int DraftsOfEach = 25;

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

        var confirmed = await SendUntilAsync(() => house.Visitor(), drafts, () => Outage.AllowConnectionsAsync(house, false));
        await Outage.AllowConnectionsAsync(house, true);

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
        (await Outage.WholeDeclarationsAsync(house)).ShouldBe([id]);

        await using (var other = new SqliteConnection(house.Database))
        {
            await other.OpenAsync();
            await Outage.DoAsync(other, $"pragma foreign_keys = off; delete from {table} where {key} = (select max({key}) from {table})");
        }

        (await Record.ExceptionAsync(() => Outage.WholeDeclarationsAsync(house))).ShouldBeOfType<ShouldAssertException>();
    }

    private static async Task ShouldHaveKeptAsync(RunningHouse house, List<Guid> confirmed, List<(string Body, string Persona, Guid Id)> drafts)
    {
        confirmed.ShouldBeSubsetOf(await Outage.WholeDeclarationsAsync(house));
        await SendAgainAsync(house, drafts);
        drafts.Select(draft => draft.Id).ShouldBeSubsetOf(await Outage.WholeDeclarationsAsync(house), "sending again declares what was missing");
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
}
