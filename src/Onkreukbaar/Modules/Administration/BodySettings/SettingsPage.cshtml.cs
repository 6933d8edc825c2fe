using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Administration.BodySettings;

/// <summary>Every setting with what holds today and who says so, and where nobody decided yet.</summary>
[Needs(Right.ManageSettings)]
internal sealed class SettingsPage(CurrentBody body, CurrentActor actor, DecideSetting settings) : GuardedPage(body, actor)
{
    public IReadOnlyList<SettingState> All { get; private set; } = [];

    public IEnumerable<IGrouping<string, SettingState>> Groups => All.GroupBy(state => SettingWords.Group(state.Known), StringComparer.Ordinal);

    public int Gaps => All.Count(state => state.IsGap);

    public async Task OnGetAsync(CancellationToken cancel) => All = await settings.AllAsync(cancel);
}
