using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Demo;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>A body changes its own code: one person writes, another decides, and it holds from its day on and never before.</summary>
public sealed class ProposalTests
{
    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-025")]
    public async Task Another_limit_holds_from_its_day_on_and_what_happened_before_is_judged_as_it_was(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync("60");
        await writer.AcceptAllAsync();
        var colleague = await (await house.ColleagueAsync()).GoAsync(writer.At);

        colleague.Text.ShouldContain("€ 60,00");
        await colleague.DoAsync("Activeer");

        colleague.Given("Stand")!.ShouldStartWith("Geactiveerd op 22 november 2026 door Functioneel beheerder");
        (await house.VerdictAsync(55)).ShouldBe("weigeren", "it does not hold yet");
        time.Advance(TimeSpan.FromDays(50));
        (await house.VerdictAsync(55)).ShouldBe("toegestaan-mits-gemeld");
        (await house.VerdictAsync(65)).ShouldBe("weigeren");
        (await house.VerdictAsync(55, "2026-12-31")).ShouldBe("weigeren", "that was offered under the old limit");
        var entries = await house.EntriesAsync(Utrecht);
        entries.Select(entry => entry.Action).ShouldBe(["began", "changed", "changed", "activated"]);
        entries[^1].Reason.ShouldBe((await house.VersionsAsync()).EnumerateArray().First().GetProperty("hash").GetString());
    }

    [Fact]
    [Trait("Req", "GU-004")]
    public async Task What_was_declared_under_a_version_keeps_naming_it()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht, ("waarde", "40"));
        var before = (await house.VersionsAsync())[0].GetProperty("hash").GetString();

        await ActivateAsync(house, "25");
        time.Advance(TimeSpan.FromDays(50));

        var told = await house.ReadAsync(db => db.Set<DeclarationVersion>().IgnoreQueryFilters().Select(version => version.CodeHash).SingleAsync());
        told.ShouldBe(before);
        (await house.VersionsAsync())[0].GetProperty("hash").GetString().ShouldNotBe(before, "another one answers by now");
    }

    [Fact]
    public async Task What_was_activated_still_holds_after_a_new_start_and_after_a_newer_text_came_along_with_the_program()
    {
        using var codes = new CodesCopy();
        var data = Directory.CreateTempSubdirectory("onkreukbaar-data-").FullName;
        var time = Now;
        await using (var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data, time: time))
        {
            await ActivateAsync(house, "60");
        }

        codes.Change("code.yaml", "versie: \"zonder datum\"", "versie: \"herzien\"");
        time.Advance(TimeSpan.FromDays(50));
        await using var again = await RunningHouse.OpenAsync(codes: codes.Folder, data: data, time: time);

        (await again.VerdictAsync(55)).ShouldBe("toegestaan-mits-gemeld");
        var writer = await (await again.WriterAsync()).GoAsync($"{Keep}/{Code}/nieuw");
        writer.Text.ShouldContain("Met de nieuwere tekst die bij het programma kwam");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Nobody_activates_their_own_proposal(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync("60");
        await writer.AcceptAllAsync();
        var page = writer.At;
        writer.Offers("Activeer").ShouldBeFalse();
        var byHand = await (await house.ColleagueAsync()).GoAsync(page);
        byHand.Offers("Activeer").ShouldBeTrue("somebody else may");

        // By hand, with the form of the other button.
        var form = writer.Page.QuerySelectorAll("main form").Single(found => found.GetAttribute("action")!.EndsWith("handler=Terug", StringComparison.Ordinal));
        form.SetAttribute("action", $"{page}?handler=Activeer");
        await writer.DoAsync("Activeer");

        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.Text.ShouldContain("Je eigen voorstel activeer je niet zelf");
        (await house.ProposalsAsync()).ShouldHaveSingleItem().State.ShouldBe(ProposalState.Open);
    }

    [Theory]
    [InlineData("2026-11-22", "vandaag")]
    [InlineData("2025-01-01", "vroeger")]
    [InlineData("", "leeg")]
    public async Task A_version_never_begins_today_or_earlier(string from, string what)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var writer = await (await house.WriterAsync()).ProposeAsync(from);

        writer.Status.ShouldBe(HttpStatusCode.BadRequest, what);
        writer.Value("Form.Label").ShouldBe("2027", "what was typed stays");
        (await house.ProposalsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_whoever_began_a_proposal_changes_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync("10");
        var (proposal, before) = (writer.At, (await house.ProposalsAsync()).Single().Number);
        var example = writer.Page.QuerySelector("main input[name=voorbeeld]")!.GetAttribute("value")!;
        var colleague = await house.ColleagueAsync();
        foreach (var page in new[] { $"{proposal}/grens/grens", $"{proposal}/tekst", $"{proposal}/vaststelling", $"{proposal}/geschenken/tabellen" })
        {
            (await colleague.GoAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
            (await writer.GoAsync(page)).Status.ShouldBe(HttpStatusCode.OK, "the twin: the writer may");
        }

        await colleague.GoAsync(proposal);
        colleague.Page.QuerySelectorAll("main form").Single(form => form.GetAttribute("action")!.EndsWith("handler=Terug", StringComparison.Ordinal)).SetAttribute("action", $"{proposal}?handler=Voorbeelden");
        await colleague.DoAsync("Voorbeelden", ("voorbeeld", example));

        colleague.Status.ShouldBe(HttpStatusCode.BadRequest);
        colleague.Text.ShouldContain("Alleen wie het voorstel begon");
        (await house.ProposalsAsync()).Single().Number.ShouldBe(before);
    }

    [Fact]
    public async Task A_proposal_for_the_day_of_a_planned_version_is_compared_with_that_version()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await ActivateAsync(house, "60");

        var writer = await (await house.WriterAsync()).ProposeAsync(label: "Toch niet");
        writer.Text.ShouldContain("Er is nog niets gewijzigd");
        await writer.LimitAsync("50");

        var changes = writer.Under("Wat verandert er?")!;
        changes.ShouldContain("€ 60,00");
        changes.ShouldContain("€ 50,00");
        (await (await house.WriterAsync()).ProposeAsync("2026-12-31")).Status.ShouldBe(HttpStatusCode.BadRequest, "before the planned one");
    }

    [Fact]
    public async Task A_version_may_begin_tomorrow_and_no_longer_once_that_day_is_there()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var writer = await (await (await house.WriterAsync()).ProposeAsync("2026-11-23")).LimitAsync("60");
        await writer.AcceptAllAsync();
        (await (await house.ColleagueAsync()).GoAsync(writer.At)).Offers("Activeer").ShouldBeTrue();

        time.Advance(TimeSpan.FromDays(1));

        var late = await (await house.ColleagueAsync()).GoAsync(writer.At);
        late.Offers("Activeer").ShouldBeFalse();
        late.Text.ShouldContain("De ingangsdag is voorbij");
    }

    [Fact]
    public async Task Another_node_reads_again_what_was_decided_here()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var running = house.Services.GetRequiredService<RunningCodes>();
        var there = new RunningCodes();
        there.Run(running.Of(Utrecht), running.Known(Utrecht), await LastAsync(house));
        there.IsBehind(Utrecht, await LastAsync(house)).ShouldBeFalse();

        await ActivateAsync(house, "60");

        there.IsBehind(Utrecht, await LastAsync(house)).ShouldBeTrue();
        running.IsBehind(Utrecht, await LastAsync(house)).ShouldBeFalse("it was read here at once");
    }

    private static Task<Guid?> LastAsync(RunningHouse house) => house.ReadAsync(db => db.Set<Activation>().IgnoreQueryFilters()
        .Where(activation => db.Set<KeptVersion>().IgnoreQueryFilters().Any(version => version.Id == activation.VersionId && version.Code == Code) && activation.BodyId == house.Services.GetRequiredService<Bodies>().Find(Utrecht)!.Id)
        .OrderByDescending(activation => activation.At).ThenByDescending(activation => activation.IsOwn).Select(activation => (Guid?)activation.Id).FirstOrDefaultAsync());

    [Fact]
    public async Task Examples_that_still_expect_the_old_answer_keep_it_from_running()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync("10");
        var expecting = writer.Page.QuerySelectorAll("main input[name=voorbeeld]").Length;
        expecting.ShouldBeGreaterThan(0);
        var colleague = await (await house.ColleagueAsync()).GoAsync(writer.At);
        colleague.Offers("Activeer").ShouldBeFalse();
        colleague.Text.ShouldContain("Zo kan het nog niet geactiveerd worden");

        await writer.AcceptAllAsync();

        writer.Page.QuerySelectorAll("main input[name=voorbeeld]").ShouldBeEmpty();
        writer.Text.ShouldNotContain("Zo kan het nog niet geactiveerd worden");
        (await colleague.GoAsync(writer.At)).Offers("Activeer").ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_decides_sees_the_examples_and_last_years_declarations_that_would_hear_something_else()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await using (var scope = house.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Services.GetRequiredService<Bodies>().Find(Utrecht)!);
            await scope.ServiceProvider.GetRequiredService<DemoGifts>().AddAsync(CancellationToken.None);
        }

        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync("10");

        writer.Under("Wat verandert er?")!.ShouldContain("€ 10,00");
        writer.Text.ShouldContain("Boeket bij een opening");
        var asked = writer.Under("Geschenken van het afgelopen jaar")!;
        asked.ShouldNotContain("Het zijn er 0.");
        asked.ShouldContain("Nee, neem het niet aan");
        asked.ShouldContain("minder dan");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Of_two_proposals_on_the_same_version_only_one_can_be_activated(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var first = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync("60");
        await first.AcceptAllAsync();
        var second = await (await (await house.ColleagueAsync()).ProposeAsync(label: "Ook 2027")).LimitAsync("70");
        await second.AcceptAllAsync();
        var onFirst = await (await house.ColleagueAsync()).GoAsync(first.At);
        var onSecond = await (await house.WriterAsync()).GoAsync(second.At);

        await onFirst.DoAsync("Activeer");
        await onSecond.DoAsync("Activeer");

        onSecond.Status.ShouldBe(HttpStatusCode.BadRequest);
        onSecond.Text.ShouldContain("Intussen is over een andere versie van deze code beslist");
        (await house.ProposalsAsync()).Select(proposal => (proposal.Label, proposal.State)).OrderBy(found => found.Label, StringComparer.Ordinal)
            .ShouldBe([("2027", ProposalState.Activated), ("Ook 2027", ProposalState.Open)]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task When_it_is_activated_in_two_windows_at_once_it_happens_once(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync("60");
        await writer.AcceptAllAsync();
        var colleagues = new[] { await (await house.ColleagueAsync()).GoAsync(writer.At), await (await house.ColleagueAsync()).GoAsync(writer.At) };

        await Task.WhenAll(colleagues.Select(colleague => colleague.DoAsync("Activeer")));

        (await house.EntriesAsync(Utrecht)).Count(entry => entry.Action == "activated").ShouldBe(1);
        (await house.VersionsAsync()).GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Who_decides_on_something_that_was_changed_meanwhile_is_shown_it_again()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync("60");
        await writer.AcceptAllAsync();
        var proposal = writer.At;
        var colleague = await (await house.ColleagueAsync()).GoAsync(proposal);
        await writer.GoAsync(proposal);
        await writer.LimitAsync("65");
        await writer.AcceptAllAsync();

        await colleague.DoAsync("Activeer");

        colleague.Status.ShouldBe(HttpStatusCode.Conflict);
        colleague.Text.ShouldContain("Iemand was je voor");
        colleague.Text.ShouldContain("€ 65,00");
        (await house.ProposalsAsync()).ShouldHaveSingleItem().State.ShouldBe(ProposalState.Open);
    }

    [Fact]
    public async Task A_colleague_sends_it_back_with_a_reason_and_the_writer_reads_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync("60");
        var colleague = await (await house.ColleagueAsync()).GoAsync(writer.At);

        await colleague.DoAsync("Terug");
        colleague.Status.ShouldBe(HttpStatusCode.BadRequest, "a reason is asked");
        await colleague.DoAsync("Terug", ("reden", "Eerst langs de OR"));

        (await writer.GoAsync(writer.At)).Given("Waarom niet").ShouldBe("Eerst langs de OR");
        writer.Offers("Terug").ShouldBeFalse();
        (await writer.GoAsync($"{writer.At}/grens/grens")).Status.ShouldBe(HttpStatusCode.NotFound, "it is closed");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("60,555")]
    [InlineData("")]
    public async Task What_is_no_amount_is_refused_at_the_field(string typed)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync(typed);

        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.ErrorAt("waarde").ShouldNotBeNullOrWhiteSpace();
        writer.Value("waarde").ShouldBe(typed);
    }

    [Fact]
    public async Task Somebody_without_the_right_comes_nowhere_near_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var employee = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");

        foreach (var page in new[] { Keep, writer.At, $"{Keep}/vragen", $"{writer.At}/geschenken/tabellen/bestand" })
        {
            (await employee.GoAsync(page)).Status.ShouldBe(HttpStatusCode.Forbidden, page);
        }
    }

    private static async Task ActivateAsync(RunningHouse house, string limit)
    {
        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync(limit);
        await writer.AcceptAllAsync();
        await (await (await house.ColleagueAsync()).GoAsync(writer.At)).DoAsync("Activeer");
    }
}
