using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>Before the first question: what declaring a gift is, and what happens then.</summary>
[Needs(Right.DeclareGift)]
internal sealed class BeginGift(CurrentBody body, CurrentActor actor, DeclareGift declare) : RegisterPage(body, actor)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        Redirect(AdviceLinks.Interview(Body, GiftWords.Topic, await declare.BeginAsync(Actor, cancel)));
}

/// <summary>What the interview did not ask: who gave what, when, and why.</summary>
[Needs(Right.DeclareGift)]
internal sealed class FillInGift(CurrentBody body, CurrentActor actor, DeclareGift declare) : RegisterPage(body, actor)
{
    [BindProperty]
    public GiftForm Form { get; set; } = new();

    [FromRoute]
    public Guid Id { get; set; }

    public GiftDraft Draft { get; private set; } = null!;

    public bool IsBribery => declare.AnswerTo(Draft).Duties.Any(duty => duty.Name == Codes.Words.DutyToReportBribery);

    public Codes.Answer Answer => declare.AnswerTo(Draft);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await declare.OpenAsync(Actor, Id, cancel) is not { } draft)
        {
            return Redirect(RegistersLinks.DeclareGift(Body));
        }

        (Draft, Form) = (draft, draft.Form);
        if (!IsBribery)
        {
            // The answers live in the browser for half an hour; filling in may take longer, and a session may end meanwhile.
            await declare.SaveAsync(Actor, Id, draft, cancel);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await declare.OpenAsync(Actor, Id, cancel) is not { } draft)
        {
            return Redirect(RegistersLinks.DeclareGift(Body));
        }

        Draft = draft with { Form = Form };
        foreach (var (field, sentence) in declare.Problems(Draft))
        {
            ModelState.AddModelError($"{nameof(Form)}.{field}", sentence);
        }

        if (!ModelState.IsValid || IsBribery)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await declare.SaveAsync(Actor, Id, Draft, cancel);
        return Redirect(RegistersLinks.CheckAnswers(Body, Id));
    }
}

/// <summary>Everything once more, before it is sent.</summary>
[Needs(Right.DeclareGift)]
internal sealed class CheckGift(CurrentBody body, CurrentActor actor, DeclareGift declare) : RegisterPage(body, actor)
{
    [FromRoute]
    public Guid Id { get; set; }

    public IReadOnlyList<ShownAnswer> Shown { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await declare.OpenAsync(Actor, Id, cancel) is not { } draft || declare.Problems(draft).Any())
        {
            return Redirect(RegistersLinks.FillIn(Body, Id));
        }

        Shown = declare.Shown(draft);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await declare.IsSentAsync(Actor, Id, cancel))
        {
            return Redirect(RegistersLinks.Declared(Body, Id));
        }

        if (await declare.OpenAsync(Actor, Id, cancel) is not { } draft || declare.Problems(draft).Any())
        {
            return Redirect(RegistersLinks.FillIn(Body, Id));
        }

        await declare.SendAsync(Actor, Id, draft, cancel);
        return Redirect(RegistersLinks.Declared(Body, Id));
    }
}

/// <summary>It arrived, and this is what happens next.</summary>
[Needs(Right.DeclareGift)]
internal sealed class GiftDeclared(CurrentBody body, CurrentActor actor, GiftsSeen gifts) : RegisterPage(body, actor)
{
    public GiftFile Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await gifts.FileAsync(Actor, id, cancel) is not { } file)
        {
            return NotFound();
        }

        Found = file;
        return Page();
    }
}
