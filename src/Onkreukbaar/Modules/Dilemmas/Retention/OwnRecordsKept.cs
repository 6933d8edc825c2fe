using Onkreukbaar.Modules.Dilemmas.Own;
using Onkreukbaar.Modules.Dilemmas.Sharing;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Retention;

/// <summary>
/// What people keep for themselves is no record of the organisation: they remove it themselves, and after they left it goes by
/// itself when its term is over (<see cref="RemoveOfWhoLeft"/>). So nothing of it is ever proposed, listed or held: a
/// list would tell who kept something.
/// </summary>
internal sealed class OwnRecordsKept : IKeepRecords
{
    public string Kind => KeepDilemma.Kind;

    public string Name => Say("Wat mensen voor zichzelf bewaren, zoals dilemma's. Dit gaat vanzelf weg", "What people keep for themselves, such as dilemmas. This goes by itself");

    public IReadOnlyList<StartEvent> Starts => [StartEvent.EmploymentEnded];

    public IReadOnlyList<Footprint> Rows => [new("dilemmas_shares", nameof(Share.DilemmaId)), new("dilemmas_dilemmas", nameof(Dilemma.Id))];

    public Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel) => Task.FromResult<IReadOnlyList<EndedRecord>>([]);

    public Task<Guid?> FindAsync(string reference, CancellationToken cancel) => Task.FromResult<Guid?>(null);
}
