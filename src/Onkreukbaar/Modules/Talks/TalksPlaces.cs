using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Talks;

/// <summary>What this module puts on the overview: where to go, questions to answer, talks to write down and talks that are due again.</summary>
internal sealed class TalksPlaces(CurrentBody current, ReadTalks talks, DueTalks due, Clock clock) : IWorkPlace, IWaitingWork
{
    private Body Body => current.Body!;

    public IEnumerable<WorkPlace> For(Body body) =>
    [
        new(Right.SeeTalks, TalksLinks.All(body), Say("Gesprekken over integriteit", "Talks about integrity"), Say("Wat gepland is, en hoe jullie de regels uitleggen", "What is planned, and how you read the rules")),
    ];

    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Actor actor, CancellationToken cancel) => !actor.May(Right.SeeTalks) ? [] :
    [
        .. WaitingWork.Under(Say("Vraag voor een gesprek", "Question for a talk"), (await talks.AskingAsync(actor, clock.Today, cancel)).Select(Line)),
        .. actor.May(Right.PlanTalks) ? await ToLeadAsync(actor, cancel) : [],
    ];

    private async Task<IReadOnlyList<WaitingWork>> ToLeadAsync(Actor actor, CancellationToken cancel)
    {
        var led = (await talks.AllAsync(actor, cancel)).Where(line => PlanTalk.MayLead(actor, line.Talk)).ToList();
        return
        [
            .. WaitingWork.Under(Say("Gesprek vastleggen", "Talk to write down"), led.Where(line => line.Talk.State == TalkState.Planned && line.Talk.On < clock.Today).Select(line => Line(line.Talk))),
            .. WaitingWork.Under(Say("Nieuw gesprek plannen", "Plan a next talk"), (await due.AmongAsync(led, cancel)).Select(of => new WaitingLine(TalksLinks.New(Body), of.Unit ?? Say("Iedereen", "Everybody")) { About = Say($"het laatste was op {CodeWords.Date(of.Last)}", $"the last was on {CodeWords.Date(of.Last)}") })),
        ];
    }

    private WaitingLine Line(Talk talk) => new(TalksLinks.One(Body, talk.Id), talk.Subject) { About = CodeWords.Date(talk.On), IsTyped = true };
}
