using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Talks;

/// <summary>What this module puts on the overview: where to go, questions to answer, talks to write down and talks that are due again.</summary>
internal sealed class TalksPlaces(CurrentBody current, ReadTalks talks, Settings settings, Clock clock) : IWorkPlace, IWaitingWork
{
    /// <summary>After how many months a team talks again; no document says how often.</summary>
    public const string MonthsSetting = "gesprekken.maanden";

    private Body Body => current.Body!;

    public IEnumerable<WorkPlace> For(Body body) =>
    [
        new(Right.SeeTalks, TalksLinks.All(body), Say("Gesprekken over integriteit", "Talks about integrity"), Say("Wat gepland is, en hoe jullie de regels uitleggen", "What is planned, and how you read the rules")),
    ];

    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Actor actor, CancellationToken cancel) => !actor.May(Right.SeeTalks) ? [] :
    [
        .. Under(Say("Vraag voor een gesprek", "Question for a talk"), (await talks.AskingAsync(actor, clock.Today, cancel)).Select(Line)),
        .. actor.May(Right.PlanTalks) ? await ToLeadAsync(actor, cancel) : [],
    ];

    private async Task<IReadOnlyList<WaitingWork>> ToLeadAsync(Actor actor, CancellationToken cancel)
    {
        var led = (await talks.AllAsync(actor, cancel)).Where(line => PlanTalk.MayLead(actor, line.Talk)).ToList();
        return
        [
            .. Under(Say("Gesprek vastleggen", "Talk to write down"), led.Where(line => line.Talk.State == TalkState.Planned && line.Talk.On < clock.Today).Select(line => Line(line.Talk))),
            .. Under(Say("Nieuw gesprek plannen", "Plan a next talk"), await DueAsync(led, cancel)),
        ];
    }

    /// <summary>Teams that talked before and have nothing planned, when their last talk is long ago.</summary>
    private async Task<IEnumerable<WaitingLine>> DueAsync(IEnumerable<TalkLine> led, CancellationToken cancel) =>
        await settings.NumberAsync(MonthsSetting, clock.Today, cancel) is not { } months ? [] : led.GroupBy(line => (line.Talk.UnitId, line.Unit))
            .Where(of => of.All(line => line.Talk.State != TalkState.Planned) && of.Any(line => line.Talk.State == TalkState.Held))
            .Select(of => (of.Key.Unit, Last: of.Where(line => line.Talk.State == TalkState.Held).Max(line => line.Talk.ClosedOn!.Value)))
            .Where(of => of.Last.AddMonths(months) <= clock.Today)
            .Select(of => new WaitingLine(TalksLinks.New(Body), of.Unit ?? Say("Iedereen", "Everybody")) { About = Say($"het laatste was op {CodeWords.Date(of.Last)}", $"the last was on {CodeWords.Date(of.Last)}") });

    private WaitingLine Line(Talk talk) => new(TalksLinks.One(Body, talk.Id), talk.Subject) { About = CodeWords.Date(talk.On), IsTyped = true };

    private static IEnumerable<WaitingWork> Under(string heading, IEnumerable<WaitingLine> lines) => lines.ToList() is { Count: > 0 } all ? [new WaitingWork($"{heading} ({all.Count})", all)] : [];
}
