using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Dilemmas.Sharing;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas;

/// <summary>What this module puts on the overview: where to go, and what waits for an answer or got one.</summary>
internal sealed class DilemmaPlaces(CurrentBody body, ReadShared shared, ShareDilemma sharing) : IWorkPlace, IWaitingWork
{
    public IEnumerable<WorkPlace> For(Body body) =>
    [
        new(Right.KeepDilemmas, DilemmasLinks.Mine(body), Say("Mijn dilemma's", "My dilemmas"), Say("Schrijf een lastige keuze op, alleen voor jezelf", "Write down a hard choice, for yourself alone")),
        new(Right.SeeTeamDilemmas, DilemmasLinks.ForTeams(body), Say("Dilemma's voor een teamgesprek", "Dilemmas for a talk in the team"), Say("Zonder namen aangeboden door je team", "Offered by your team without names")),
    ];

    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Actor actor, CancellationToken cancel) =>
        [.. WaitingWork.Under(Say("Met jou gedeeld", "Shared with you"), await ToReadAsync(actor, cancel)), .. WaitingWork.Under(Say("Reacties op je dilemma's", "Reactions to your dilemmas"), await ReactionsAsync(actor, cancel))];

    private async Task<IReadOnlyList<WaitingLine>> ToReadAsync(Actor actor, CancellationToken cancel) =>
        [.. (await shared.AllAsync(actor, cancel)).Where(one => one.Share.ReactedAt is null).Select(one => new WaitingLine(DilemmasLinks.Shared(body.Body!, one.Share.Id), Say($"Dilemma van {one.Writer}", $"Dilemma of {one.Writer}")))];

    private async Task<IReadOnlyList<WaitingLine>> ReactionsAsync(Actor actor, CancellationToken cancel) =>
        [.. (await sharing.NewReactionsAsync(actor.PersonId, cancel)).Select(one => new WaitingLine(DilemmasLinks.One(body.Body!, one.DilemmaId), Say($"Reactie van {one.By}", $"Reaction of {one.By}")) { About = CodeWords.Date(Clock.DayOf(one.At)) })];
}
