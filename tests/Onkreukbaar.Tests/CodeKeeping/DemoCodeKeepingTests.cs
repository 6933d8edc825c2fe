using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.HandOut;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.CodeKeeping.Unclear;
using Onkreukbaar.Modules.Demo;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>Whoever tries the demo finds a code that is being kept, and can go on with what lies there.</summary>
public sealed class DemoCodeKeepingTests
{
    [Fact]
    public async Task At_every_body_lies_a_proposal_that_can_be_finished_beside_one_that_did_not_go_ahead()
    {
        await using var house = await SeededAsync();

        foreach (var body in Bodies(house))
        {
            var writer = await house.Visitor().SignInAsync(body, "coordinator");
            var open = await AddressAsync(house, body, ProposalState.Open);
            await writer.GoAsync(open);
            writer.Page.QuerySelectorAll("main input[name=voorbeeld]").ShouldNotBeEmpty($"{body}: some examples get another answer");
            await writer.AcceptAllAsync();
            (await (await house.Visitor().SignInAsync(body, "functioneel-beheerder")).GoAsync(open)).Offers("Activeer").ShouldBeTrue(body);
            await writer.GoAsync(await AddressAsync(house, body, ProposalState.Withdrawn));
            (writer.Status, writer.Given("Waarom niet")).ShouldBe((HttpStatusCode.OK, "De ondernemingsraad ziet meer in een lagere grens. We beginnen opnieuw"), body);
        }
    }

    [Fact]
    public async Task At_every_body_readers_ask_and_a_campaign_is_half_way()
    {
        await using var house = await SeededAsync();

        foreach (var body in Bodies(house))
        {
            await house.ForAsync(body, async (_, db) =>
            {
                (await db.Set<RuleQuestion>().Select(question => question.Effect).ToListAsync()).ShouldBe([Effect.Proposal, null], ignoreOrder: true, body);
                var (given, opened, confirmed) = (await db.Set<Handout>().CountAsync(), await db.Set<Handout>().CountAsync(handout => handout.OpenedOn != null), await db.Set<Handout>().CountAsync(handout => handout.ConfirmedOn != null));
                given.ShouldBeGreaterThan(30, body);
                ((double)opened / given).ShouldBe(1 / 2d, 0.05, body);
                ((double)confirmed / given).ShouldBe(1 / 3d, 0.05, body);
            });
            (await (await house.Visitor().SignInAsync(body, "medewerker")).GoAsync($"/{body}/mijn-code")).Offers("Gelezen").ShouldBeTrue($"{body}: a visitor can read it");
        }
    }

    private static async Task<RunningHouse> SeededAsync()
    {
        var house = await RunningHouse.OpenAsync(time: Now);
        foreach (var body in Bodies(house))
        {
            await using var scope = house.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Body(body));
            await scope.ServiceProvider.GetRequiredService<DemoCodeKeeping>().AddAsync(CancellationToken.None);
            // A demo that is started again keeps what it has.
            await scope.ServiceProvider.GetRequiredService<DemoCodeKeeping>().AddAsync(CancellationToken.None);
        }

        return house;
    }

    private static IEnumerable<string> Bodies(RunningHouse house) => house.Services.GetRequiredService<Bodies>().All.Select(body => body.Slug);

    private static async Task<string> AddressAsync(RunningHouse house, string body, ProposalState state)
    {
        var id = Guid.Empty;
        await house.ForAsync(body, async (_, db) => id = (await db.Set<Proposal>().SingleAsync(proposal => proposal.State == state)).Id);
        return $"/{body}/beheer/code/voorstel/{id}";
    }
}
