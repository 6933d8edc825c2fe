using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Registers.Rounds;

/// <summary>The rounds somebody runs: open one, see who answered, remind who did not.</summary>
[Needs(Right.RunRounds)]
internal sealed class RoundsPage(CurrentBody body, CurrentActor actor, RunRounds rounds, Clock clock) : GuardedPage(body, actor)
{
    [BindProperty]
    public RoundForm Form { get; set; } = new();

    public IReadOnlyList<RoundProgress> Rounds { get; private set; } = [];

    public (int Year, int Quarter) Last => rounds.LastQuarter();

    public bool HasNobodyToAsk => rounds.Asked(Owner).Count == 0;

    public bool MayOpen => !HasNobodyToAsk && Rounds.All(progress => (progress.Round.Year, progress.Round.Quarter) != Last);

    public DateOnly Today => clock.Today;

    [BindProperty(SupportsGet = true, Name = RegistersLinks.Of)]
    public Role? Wanted { get; set; }

    public IReadOnlyList<Role> Owners => RunRounds.OwnersOf(Actor);

    public Role Owner => RunRounds.Chosen(Actor, Wanted);

    public async Task OnGetAsync(CancellationToken cancel) => Rounds = await rounds.OfOwnerAsync(Owner, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            await rounds.OpenAsync(Actor, Owner, Form.AnswerBy, cancel);
            return Redirect(RegistersLinks.Rounds(Body, Owner));
        }
        catch (RuleBrokenException broken)
        {
            Rounds = await rounds.OfOwnerAsync(Owner, cancel);
            return Again(broken, nameof(Form));
        }
    }

    public async Task<IActionResult> OnPostHerinnerAsync(Guid ronde, CancellationToken cancel) =>
        await rounds.RemindAsync(Actor, ronde, cancel) ? Redirect(RegistersLinks.Rounds(Body, Owner)) : NotFound();
}

internal sealed class RoundForm
{
    public DateOnly? AnswerBy { get; set; }
}

/// <summary>What one person is asked: is this still all? Signed with one of three answers, none of which is chosen beforehand.</summary>
[Needs(Right.AnswerRound)]
internal sealed class AnswerRoundPage(CurrentBody body, CurrentActor actor, RunRounds rounds, PrepareRound preparing, GiftsSeen gifts) : GuardedPage(body, actor)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public AnswerForm Form { get; set; } = new();

    public Round Round { get; private set; } = null!;

    public RoundMember Member { get; private set; } = null!;

    public IReadOnlyList<GiftLine> Gifts { get; private set; } = [];

    /// <summary>Gifts that somebody made ready and that do not count yet.</summary>
    public IReadOnlyList<GiftLine> ToSign { get; private set; } = [];

    /// <summary>What an adviser made ready, to read; nothing is chosen beforehand.</summary>
    public (RoundAnswer Answer, string By)? Prepared { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await ReadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        try
        {
            await rounds.SignAsync(Actor, Member, Form.Answer, Gifts.Count > 0, cancel);
            return Redirect(Form.Answer == RoundAnswer.Changed ? RegistersLinks.DeclareGift(Body) : RegistersLinks.Round(Body, Id));
        }
        catch (ChangedMeanwhileException)
        {
            // The page says what was signed, and when.
            return Redirect(RegistersLinks.Round(Body, Id));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, nameof(Form));
        }
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (await rounds.MineAsync(Actor, Id, cancel) is not { } mine)
        {
            return false;
        }

        (Round, Member) = mine;
        Gifts = await gifts.MineBetweenAsync(Actor.PersonId, Round.From, Round.To, cancel);
        ToSign = await gifts.ToSignAsync(Actor, cancel);
        Prepared = await preparing.OfAsync(Member, cancel);
        return true;
    }
}

internal sealed class AnswerForm
{
    public RoundAnswer? Answer { get; set; }
}
