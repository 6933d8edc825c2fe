using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Talks.Plan;

/// <summary>With whom it is time to talk again, and when that was last done; without a unit it is everybody.</summary>
internal sealed record DueTalk(string? Unit, DateOnly Last);

/// <summary>Teams that talked before and have nothing planned, when their last talk is long ago.</summary>
internal sealed class DueTalks(Settings settings, Clock clock)
{
    /// <summary>After how many months a team talks again; no document says how often.</summary>
    public const string MonthsSetting = "gesprekken.maanden";

    public async Task<IEnumerable<DueTalk>> AmongAsync(IEnumerable<TalkLine> talks, CancellationToken cancel) =>
        await settings.NumberAsync(MonthsSetting, clock.Today, cancel) is { } months
            ? talks.GroupBy(line => (line.Talk.UnitId, line.Unit)).Where(HasNothingPlanned).Select(LastHeld).OfType<DueTalk>().Where(due => due.Last.AddMonths(months) <= clock.Today)
            : [];

    private static bool HasNothingPlanned(IEnumerable<TalkLine> of) => of.All(line => line.Talk.State != TalkState.Planned);

    private static DueTalk? LastHeld(IEnumerable<TalkLine> of) =>
        of.Where(line => line.Talk.State == TalkState.Held).MaxBy(line => line.Talk.Day) is { } last ? new DueTalk(last.Unit, last.Talk.Day) : null;
}
