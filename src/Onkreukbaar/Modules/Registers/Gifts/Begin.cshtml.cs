using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Registers.AttachFile;
using Onkreukbaar.Modules.Registers.ChangeGift;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Files;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>Before the first question: what declaring a gift is, and in which of one's functions it happened.</summary>
[Needs(Right.DeclareGift)]
internal sealed class BeginGift(CurrentBody body, CurrentActor actor, DeclareGift declare, Settings settings, Clock clock) : GuardedPage(body, actor)
{
    [BindProperty(Name = "functie")]
    public Guid? PositionId { get; set; }

    public IReadOnlyList<Position> Positions { get; private set; } = [];

    public IEnumerable<NlChoice> PositionChoices => Positions.Select(position => new NlChoice(position.Id.ToString(), position.Title));

    /// <summary>Nobody wrote down rules for who this person is here.</summary>
    public bool HasNoRules => !Positions.Any(declare.HasRulesFor);

    /// <summary>Where one declares and hands in, as the body adopted it, and from which day on.</summary>
    public (string Value, DateOnly Since)? Procedure { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (HasNoRules)
        {
            return Page();
        }

        if (Positions.Count > 1 && Positions.All(position => position.Id != PositionId))
        {
            ModelState.AddModelError("functie", Say("Kies in welke functie dit was", "Choose in which function this was"));
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        return Redirect(AdviceLinks.Interview(Body, GiftWords.Topic, await declare.BeginAsync(Actor, PositionId, cancel)));
    }

    private async Task ReadAsync(CancellationToken cancel) =>
        (Positions, Procedure) = (await declare.PositionsAsync(Actor.PersonId, cancel), await settings.DecidedAsync(GiftWords.Procedure, clock.Today, cancel));
}

/// <summary>What the interview did not ask: who gave what, when, and why.</summary>
[Needs(Right.DeclareGift)]
internal sealed class FillInGift(CurrentBody body, CurrentActor actor, DeclareGift declare, Settings settings, Clock clock) : GuardedPage(body, actor)
{
    [BindProperty]
    public GiftForm Form { get; set; } = new();

    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The colleagues who got it too, of those there are to choose from.</summary>
    [BindProperty]
    public List<Guid> With { get; set; } = [];

    [BindProperty]
    public bool WholeTeam { get; set; }

    public GiftDraft Draft { get; private set; } = null!;

    public IReadOnlyList<Position> Positions { get; private set; } = [];

    public IEnumerable<NlChoice> PositionChoices => Positions.Select(position => new NlChoice(position.Id.ToString(), position.Title));

    public IReadOnlyList<Colleague> Colleagues { get; private set; } = [];

    private bool IsForAnOffice => (Positions.FirstOrDefault(position => position.Id == Form.PositionId) ?? Positions[0]).IsOffice;

    public IEnumerable<NlChoice> ColleagueChoices => Colleagues.Select(colleague => new NlChoice(colleague.Id.ToString(), colleague.Name));

    public Codes.Answer Answer => declare.AnswerTo(Draft);

    /// <summary>Somebody else pays for the work, and then pays the body.</summary>
    public bool GoesByInvoice => Answer.Duties.Any(duty => duty.Name == Codes.Words.DutyToInvoice);

    public bool IsBribery => Answer.MayBeBribery;

    /// <summary>No code is for who this person is, in the position they chose.</summary>
    public bool HasNoRules => !declare.HasRulesFor(Positions.FirstOrDefault(position => position.Id == Form.PositionId) ?? Positions[0]);

    /// <summary>The questions of the interview that the register cannot do without.</summary>
    public IReadOnlyList<Codes.Fact> StillToAsk => declare.StillToAsk(Draft);

    /// <summary>The body asks whether the contents became known later.</summary>
    public bool AsksWhenSeen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        // Whoever goes back after sending must not think that it was not sent.
        if (await declare.IsSentAsync(Actor, Id, cancel))
        {
            return Redirect(RegistersLinks.Declared(Body, Id));
        }

        if (!await ReadAsync(cancel))
        {
            return Redirect(RegistersLinks.DeclareGift(Body));
        }

        (Form, With) = (Draft.Form, [.. Draft.Others]);
        if (!IsBribery)
        {
            // The answers live in the browser for half an hour; filling in may take longer, and a session may end meanwhile.
            await declare.SaveAsync(Actor, Id, Draft, cancel);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await declare.IsSentAsync(Actor, Id, cancel))
        {
            return Redirect(RegistersLinks.Declared(Body, Id));
        }

        if (!await ReadAsync(cancel))
        {
            return Redirect(RegistersLinks.DeclareGift(Body));
        }

        Form.PositionId ??= Draft.Form.PositionId;
        Draft = Draft with { Form = Form, With = IsForAnOffice ? [] : [.. Colleagues.Where(colleague => WholeTeam || With.Contains(colleague.Id))] };
        foreach (var (field, sentence) in declare.Problems(Draft))
        {
            ModelState.AddModelError($"{nameof(Form)}.{field}", sentence);
        }

        if (!ModelState.IsValid || IsBribery || HasNoRules || StillToAsk.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await declare.SaveAsync(Actor, Id, Draft, cancel);
        return Redirect(RegistersLinks.CheckAnswers(Body, Id));
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (await declare.OpenAsync(Actor, Id, cancel) is not { } draft)
        {
            return false;
        }

        (Draft, Positions) = (draft, await declare.PositionsAsync(draft.For ?? Actor.PersonId, cancel));
        Colleagues = [.. (await declare.ColleaguesAsync(draft.For ?? Actor.PersonId, cancel)).UnionBy(draft.With, colleague => colleague.Id)];
        AsksWhenSeen = await settings.IsYesAsync(GiftWords.SeenLater, clock.Today, cancel);
        return true;
    }
}

/// <summary>Everything once more, before it is sent; of a change, what is different.</summary>
[Needs(Right.DeclareGift)]
internal sealed class CheckGift(CurrentBody body, CurrentActor actor, DeclareGift declare, GiftsSeen gifts, GiftRevision revision, GiftFiles files) : GuardedPage(body, actor)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ReasonForm Form { get; set; } = new();

    public GiftDraft Draft { get; private set; } = null!;

    public IReadOnlyList<StoredFile> Files { get; private set; } = [];

    public IReadOnlyList<ShownAnswer> Shown => declare.Shown(Draft);

    public IReadOnlyList<Codes.Fact> Unsaid => declare.MayStillSay(Draft);

    public Codes.Answer Answer => declare.AnswerTo(Draft);

    /// <summary>The declaration that is changed; null for a new one.</summary>
    public GiftFile? Changed { get; private set; }

    /// <summary>The number of the offer or promise that came after all.</summary>
    public string? Follows { get; private set; }

    /// <summary>It was decided or changed by somebody else; what this person wanted to change stays on the page.</summary>
    public bool IsTooLate { get; private set; }

    public IReadOnlyList<(string Label, string? Before, string? After)> Differences => Changed is null ? [] : revision.Differences(Changed, Draft);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await ReadAsync(cancel) ? await ShowAsync(cancel) : Redirect(RegistersLinks.FillIn(Body, Id));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await declare.IsSentAsync(Actor, Id, cancel))
        {
            return Redirect(RegistersLinks.Declared(Body, Id));
        }

        if (!await ReadAsync(cancel))
        {
            return Redirect(RegistersLinks.FillIn(Body, Id));
        }

        if (Changed is not null)
        {
            return await ChangeAsync(Changed, cancel);
        }

        try
        {
            await declare.SendAsync(Actor, Id, Draft, cancel);
        }
        catch (RuleBrokenException broken)
        {
            await ShowAsync(cancel);
            return Again(broken, nameof(Form));
        }

        return Redirect(Draft.For is null ? RegistersLinks.Declared(Body, Id) : RegistersLinks.Prepare(Body));
    }

    private async Task<IActionResult> ChangeAsync(GiftFile file, CancellationToken cancel)
    {
        try
        {
            var isChanged = await revision.SaveAsync(Actor, file, Id, Draft, Form.Reason, cancel);
            return Redirect(RegistersLinks.Gift(Body, file.Declaration.Id, isChanged ? GiftNotice.Changed : GiftNotice.Unchanged));
        }
        catch (RuleBrokenException broken)
        {
            await ShowAsync(cancel);
            return Again(broken, nameof(Form));
        }
        catch (ChangedMeanwhileException)
        {
            IsTooLate = true;
            Changed = await gifts.FileAgainAsync(Actor, file.Declaration.Id, cancel) ?? file;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await ShowAsync(cancel);
        }
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Files = await files.OfAsync(Draft.Changes ?? Id, cancel);
        return Page();
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (await declare.OpenAsync(Actor, Id, cancel) is not { } draft || !declare.CanBeSent(draft))
        {
            return false;
        }

        Draft = draft;
        Changed = draft.Changes is { } changed ? await gifts.FileAsync(Actor, changed, cancel) : null;
        Follows = draft.Follows is { } offered && draft.Answers.Find(Codes.Words.Status)?.Values is [Codes.Words.Received] ? (await gifts.FileAsync(Actor, offered, cancel))?.Declaration.Reference : null;
        return draft.Changes is null || Changed is not null;
    }
}

/// <summary>Why something is changed.</summary>
internal sealed class ReasonForm
{
    public string? Reason { get; set; }
}

/// <summary>It arrived, and this is what happens next.</summary>
[Needs(Right.DeclareGift)]
internal sealed class GiftDeclared(CurrentBody body, CurrentActor actor, GiftsSeen gifts) : GuardedPage(body, actor)
{
    public GiftFile Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await gifts.FileAsync(Actor, id, cancel) is not { } file)
        {
            // Whoever makes things ready does not read them any more once they are handed over.
            return Actor.May(Right.PrepareForHolder) ? Redirect(RegistersLinks.Prepare(Body)) : NotFound();
        }

        Found = file;
        return Page();
    }
}
