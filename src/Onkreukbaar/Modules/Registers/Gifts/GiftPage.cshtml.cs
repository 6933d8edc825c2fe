using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>One gift with everything that happened to it; whoever must decide or do something does it here.</summary>
[Needs(Right.SeeOwnWork)]
internal sealed class GiftPage(CurrentBody body, CurrentActor actor, GiftsSeen gifts, DecideGift decide, CarryOutGift carryOut, CancelGift cancelling) : RegisterPage(body, actor)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    [BindProperty]
    public StepForm Step { get; set; } = new();

    public GiftFile Found { get; private set; } = null!;

    public bool MayDecide => Actor.May(Right.DecideGift) && DecideGift.MayDecide(Actor, Found.Declaration);

    public bool MayCancel => CancelGift.May(Actor, Found.Declaration);

    /// <summary>A letter makes sense where the giver must hear no.</summary>
    public bool HasLetter => Found.Gift.Status == GiftWords.Refused || Found.Decisions.Any(made => made.Decision.Outcome == Outcome.NotAllowed || made.Decision.Destination == GiftWords.SendingBack);

    public Step? NextStep => CarryOutGift.NextFor(Actor, Found);

    public IReadOnlyList<GiftLine> Earlier { get; private set; } = [];

    /// <summary>What somebody else did while this person was looking.</summary>
    public string? Notice { get; private set; }

    public IEnumerable<NlDesign.AspNetCore.Fields.NlChoice> Destinations => decide.Destinations(Found)
        .Select(term => new NlDesign.AspNetCore.Fields.NlChoice(term.Name, (term.Short ?? term.Label).ToString(), Found.Advice.Dispositions.Contains(term.Name, StringComparer.Ordinal) ? Say("Dit zegt de code", "The code says this") : null));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        (Decision.Version, Step.Version) = (Found.Declaration.Version, Found.Declaration.Version);
        return Page();
    }

    public Task<IActionResult> OnPostBesluitAsync(CancellationToken cancel) => DoAsync(nameof(Decision), () => decide.DecideAsync(Actor, Found, Decision, cancel), Actor.May(Right.DecideGift), cancel);

    public Task<IActionResult> OnPostStapAsync(CancellationToken cancel) => DoAsync(nameof(Step), () => carryOut.DoneAsync(Actor, Found, Step, cancel), may: true, cancel);

    public Task<IActionResult> OnPostIntrekkenAsync(long version, CancellationToken cancel) => DoAsync("", () => cancelling.CancelAsync(Actor, Found, version, cancel), may: true, cancel);

    private async Task<IActionResult> DoAsync(string prefix, Func<Task> work, bool may, CancellationToken cancel)
    {
        if (!may || !await ReadAsync(cancel))
        {
            return NotFound();
        }

        try
        {
            await work();
            return Redirect(RegistersLinks.Gift(Body, Id));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, prefix);
        }
        catch (ChangedMeanwhileException)
        {
            return await ShowWhatHappenedAsync(cancel);
        }
    }

    private async Task<IActionResult> ShowWhatHappenedAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        (Decision, Step) = (new DecisionForm { Version = Found.Declaration.Version }, new StepForm { Version = Found.Declaration.Version });
        Notice = Say("Er is al iets gebeurd terwijl jij keek. Hieronder staat hoe het er nu voor staat. Wat je invulde is niet verwerkt.", "Something happened while you were looking. Below you see how it stands now. What you entered was not processed.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (await gifts.FileAsync(Actor, Id, cancel) is not { } file)
        {
            return false;
        }

        Found = file;
        Earlier = MayDecide ? await gifts.EarlierAsync(file, cancel) : [];
        return true;
    }
}
