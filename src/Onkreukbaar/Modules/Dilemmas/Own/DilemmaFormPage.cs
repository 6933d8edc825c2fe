using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Own;

/// <summary>The form on which a dilemma is written, new or again.</summary>
internal abstract class DilemmaFormPage(CurrentBody body, CurrentActor actor, KeepDilemma keep, ValuesAtStake values, Settings settings) : GuardedPage(body, actor)
{
    private const string UnderstandFirst = "dilemmas.eerst-begrijpen";

    [BindProperty]
    public DilemmaForm Form { get; set; } = new();

    public IReadOnlyList<CodeVersion> Codes { get; private set; } = [];

    public IEnumerable<NlChoice> Values => Codes.SelectMany(code => code.Values).DistinctBy(value => value.Name, StringComparer.Ordinal)
        .Select(value => new NlChoice(value.Name, ValuesAtStake.Label(value.Name), value.Explanation) { Language = "nl" });

    /// <summary>The questions to oneself of the code that go with any choice.</summary>
    public IEnumerable<ControlQuestion> ControlQuestions => Codes.SelectMany(code => code.SelfChecks).Where(check => check.IsGeneral).SelectMany(check => check.Questions);

    public IReadOnlyList<NlChoice> Tenses { get; } = [new("true", Say("Ik moet nog kiezen", "I still have to choose")), new("false", Say("Ik heb al gekozen", "I chose already"))];

    /// <summary>What is kept now, when it was saved in another window.</summary>
    public DilemmaText? Meanwhile { get; protected set; }

    /// <summary>Whether somebody came here to put a question to another person.</summary>
    public virtual bool IsToBeShared => false;

    public abstract string Heading { get; }

    public abstract string Back { get; }

    protected KeepDilemma Keep => keep;

    protected ValuesAtStake AtStake => values;

    /// <summary>Whether this body wants the other side to be understood before there is a judgement.</summary>
    public bool UnderstandsFirst { get; private set; }

    protected async Task ReadAsync(CancellationToken cancel) =>
        (Codes, UnderstandsFirst) = (await values.CodesOfAsync(Actor, cancel), await settings.IsYesAsync(UnderstandFirst, values.Today, cancel));

    protected async Task<bool> IsCompleteAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        foreach (var (field, sentence) in Form.Problems([.. Codes.SelectMany(code => code.Values)], UnderstandsFirst, values.Today))
        {
            ModelState.AddModelError($"{nameof(Form)}.{field}", sentence);
        }

        return ModelState.IsValid;
    }

    protected RedirectResult Kept(Guid id) => Redirect(DilemmasLinks.One(Body, id, Form.Concludes ? DilemmaWords.Concluded : DilemmaWords.Kept));
}

[Needs(Right.KeepDilemmas)]
internal sealed class NewDilemma(CurrentBody body, CurrentActor actor, KeepDilemma keep, ValuesAtStake values, Settings settings, Clock clock) : DilemmaFormPage(body, actor, keep, values, settings)
{
    public override bool IsToBeShared => AtStake.Topic(About) is not null;

    public override string Heading => IsToBeShared ? Say("Leg je vraag voor", "Put your question to somebody") : Say("Een dilemma opschrijven", "Write down a dilemma");

    public override string Back => DilemmasLinks.Mine(Body);

    /// <summary>About which topic somebody asked a question before they came here.</summary>
    [FromQuery(Name = "over")]
    public string? About { get; set; }

    public Task OnGetAsync(CancellationToken cancel)
    {
        (Form.Id, Form.Title) = (Guid.CreateVersion7(clock.Now), AtStake.Topic(About));
        return ReadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        !await IsCompleteAsync(cancel) ? Again()
        : await Keep.AddAsync(Actor, Form, cancel) is var id && IsToBeShared ? Redirect(DilemmasLinks.Share(Body, id))
        : Kept(id);
}

[Needs(Right.KeepDilemmas)]
internal sealed class ChangeDilemma(CurrentBody body, CurrentActor actor, KeepDilemma keep, ValuesAtStake values, Settings settings) : DilemmaFormPage(body, actor, keep, values, settings)
{
    [FromRoute]
    public Guid Id { get; set; }

    public override string Heading => Say("Verder met je dilemma", "Go on with your dilemma");

    public override string Back => DilemmasLinks.One(Body, Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await Keep.FindAsync(Actor, Id, cancel) is not { Text: not null } own)
        {
            return NotFound();
        }

        Form = DilemmaForm.Of(own);
        await ReadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await Keep.FindAsync(Actor, Id, cancel) is not { Text: not null } own)
        {
            return NotFound();
        }

        if (!await IsCompleteAsync(cancel))
        {
            return Again();
        }

        try
        {
            await Keep.ChangeAsync(Actor, own, Form, cancel);
            return Kept(Id);
        }
        catch (ChangedMeanwhileException)
        {
            return await ShowBothAsync(cancel);
        }
    }

    /// <summary>What was typed stays; whoever sends it again has seen what it replaces.</summary>
    private async Task<IActionResult> ShowBothAsync(CancellationToken cancel)
    {
        if (await Keep.FindAsync(Actor, Id, cancel) is not { Text: { } text } now)
        {
            return NotFound();
        }

        Meanwhile = text;
        Form.Version = now.Row.Version;
        ModelState.Remove($"{nameof(Form)}.{nameof(Form.Version)}");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
