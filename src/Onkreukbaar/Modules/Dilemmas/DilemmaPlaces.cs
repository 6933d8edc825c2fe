using Onkreukbaar.Modules.Dilemmas.Sharing;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas;

/// <summary>What this module puts on the overview: where to go, and what somebody shared and waits for an answer.</summary>
internal sealed class DilemmaPlaces(CurrentBody body, ReadShared shared) : IWorkPlace, IWaitingWork
{
    public IEnumerable<WorkPlace> For(Body body) =>
    [
        new(Right.KeepDilemmas, DilemmasLinks.Mine(body), Say("Mijn dilemma's", "My dilemmas"), Say("Schrijf een lastige keuze op, alleen voor jezelf", "Write down a hard choice, for yourself alone")),
        new(Right.SeeTeamDilemmas, DilemmasLinks.ForTeams(body), Say("Dilemma's voor een teamgesprek", "Dilemmas for a talk in the team"), Say("Zonder namen aangeboden door je team", "Offered by your team without names")),
    ];

    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Actor actor, CancellationToken cancel)
    {
        var lines = (await shared.AllAsync(actor, cancel)).Where(one => one.Share.ReactedAt is null)
            .Select(one => new WaitingLine(DilemmasLinks.Shared(body.Body!, one.Share.Id), Say($"Dilemma van {one.Writer}", $"Dilemma of {one.Writer}"))).ToList();
        return lines.Count == 0 ? [] : [new WaitingWork(Say($"Met jou gedeeld ({lines.Count})", $"Shared with you ({lines.Count})"), lines)];
    }
}
