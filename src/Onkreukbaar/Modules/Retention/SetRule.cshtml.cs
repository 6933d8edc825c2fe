using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Retention;

/// <summary>The rule of one kind of record, what held before, and setting a new one from a day on.</summary>
[Needs(Right.ManageRetention)]
internal sealed class SetRulePage(CurrentBody body, CurrentActor actor, RecordKinds kinds, RetentionRules rules) : GuardedPage(body, actor)
{
    [BindProperty]
    public RuleForm Form { get; set; } = new();

    public IKeepRecords Keeper { get; private set; } = null!;

    public IReadOnlyList<RetentionRule> History { get; private set; } = [];

    public static IEnumerable<NlChoice> Units => Enum.GetValues<TermUnit>().Select(unit => new NlChoice(unit.ToString(), RetentionText.Unit(unit)));

    public IEnumerable<NlChoice> Starts => Keeper.Starts.Select(start => new NlChoice(start.ToString(), RetentionText.Start(start).FirstUpper()));

    public async Task<IActionResult> OnGetAsync(string soort, CancellationToken cancel) => await ReadAsync(soort, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string soort, CancellationToken cancel)
    {
        if (!await ReadAsync(soort, cancel))
        {
            return NotFound();
        }

        try
        {
            await rules.SetAsync(Actor.PersonId, Keeper, Form, cancel);
            return Redirect(RetentionLinks.Terms(Body));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, nameof(Form));
        }
    }

    private async Task<bool> ReadAsync(string kind, CancellationToken cancel)
    {
        if (kinds.Find(kind) is not { } keeper)
        {
            return false;
        }

        (Keeper, History) = (keeper, await rules.HistoryAsync(kind, cancel));
        return true;
    }
}
