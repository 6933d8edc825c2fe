using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Modules.Retention;

/// <summary>How long each kind of record is kept, where nobody decided yet, and what is due.</summary>
[Needs(Right.ManageRetention)]
internal sealed class TermsPage(CurrentBody body, CurrentActor actor, RecordKinds kinds, RecordsDue due) : GuardedPage(body, actor)
{
    public IReadOnlyList<(IKeepRecords Keeper, DueRecords Found)> Kinds { get; private set; } = [];

    public int Gaps => Kinds.Count(kind => kind.Found.IsGap);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var found = new List<(IKeepRecords, DueRecords)>();
        foreach (var keeper in kinds.All)
        {
            found.Add((keeper, await due.OfAsync(keeper, cancel)));
        }

        Kinds = found;
    }
}
