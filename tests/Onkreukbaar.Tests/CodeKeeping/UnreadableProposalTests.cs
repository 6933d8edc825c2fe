using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>A newer program may ask other things of files than the one they were written for: nobody is left with a proposal that cannot be closed.</summary>
public sealed class UnreadableProposalTests
{
    [Theory]
    [InlineData(true, "no archive at all")]
    [InlineData(false, "a file that is no code any more")]
    public async Task The_writer_still_sees_what_it_was_and_withdraws_it(bool isNoArchive, string what)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;
        await SpoilAsync(house, isNoArchive);

        await writer.GoAsync(proposal);

        writer.Status.ShouldBe(HttpStatusCode.OK, what);
        writer.Text.ShouldContain("De bestanden van dit voorstel zijn niet meer te lezen");
        writer.Page.QuerySelectorAll("main li.nld-typed").ShouldNotBeEmpty("the problems");
        writer.Given("Waarom").ShouldBe("Besluit van het college");
        writer.Given("Voorgesteld door").ShouldBe("Coördinator integriteit");
        writer.Page.QuerySelectorAll($"main a[href^='{proposal}/']").ShouldBeEmpty("there is nothing to change");
        await writer.DoAsync("Terug", ("reden", "Niet meer te lezen"));
        writer.Given("Stand")!.ShouldStartWith("Ingetrokken of teruggestuurd op 22 november 2026");
        (await house.ProposalsAsync()).ShouldHaveSingleItem().State.ShouldBe(ProposalState.Withdrawn);
        (await writer.GoAsync(Keep)).Text.ShouldContain("Eerdere voorstellen");
    }

    [Fact]
    public async Task A_colleague_sends_it_back_and_cannot_activate_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;
        await SpoilAsync(house, isNoArchive: true);
        foreach (var page in new[] { "grens/grens", "vaststelling", "geschenken/tabellen", "geschenken/tabellen/bestand" })
        {
            (await writer.GoAsync($"{proposal}/{page}")).Status.ShouldBe(HttpStatusCode.NotFound, page);
        }

        var colleague = await (await house.ColleagueAsync()).GoAsync(proposal);
        colleague.Offers("Activeer").ShouldBeFalse();
        // By hand, with the form of the other button.
        colleague.Page.QuerySelectorAll("main form").Single(form => form.GetAttribute("action")!.EndsWith("handler=Terug", StringComparison.Ordinal)).SetAttribute("action", $"{proposal}?handler=Activeer");
        await colleague.DoAsync("Activeer");
        colleague.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await house.ProposalsAsync()).Single().State.ShouldBe(ProposalState.Open);

        await (await colleague.GoAsync(proposal)).DoAsync("Terug", ("reden", "Begin opnieuw"));

        (await house.ProposalsAsync()).Single().State.ShouldBe(ProposalState.Withdrawn);
    }

    private static Task SpoilAsync(RunningHouse house, bool isNoArchive) => house.ChangeAsync(Utrecht, async db =>
    {
        var proposal = await db.Set<Proposal>().SingleAsync();
        proposal.Files = isNoArchive ? [1, 2, 3] : CodeFiles.Unpack(proposal.Files).With(CodeReader.FileName, Encoding.UTF8.GetBytes("titel: [")).Pack();
    });
}
