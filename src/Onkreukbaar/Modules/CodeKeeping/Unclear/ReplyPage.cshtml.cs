using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.CodeKeeping.Unclear;

/// <summary>Answering one question: what the rule means, and what becomes of it in the code.</summary>
[Needs(Right.KeepCode)]
internal sealed class ReplyPage(CurrentBody body, CurrentActor actor, RuleQuestions questions, ProposalFiles proposals, Codes.Codes codes) : GuardedPage(body, actor)
{
    [BindProperty]
    public ReplyForm Form { get; set; } = new();

    public AskedQuestion Asked { get; private set; } = null!;

    public IReadOnlyList<NlChoice> Open { get; private set; } = [];

    /// <summary>A rule is only being changed where there is a proposal to change it in.</summary>
    public IEnumerable<NlChoice> Effects => Enum.GetValues<Effect>().Where(effect => effect != Effect.Proposal || Open.Count > 0).Select(effect => new NlChoice(effect.ToString(), QuestionWords.Label(effect)));

    /// <summary>Somebody else answered while this was being typed.</summary>
    public bool WasOvertaken { get; private set; }

    /// <summary>What it is about, as readers call it.</summary>
    public string About => codes.Of(Body).Topics.FirstOrDefault(topic => topic.Name == Asked.Question.Topic)?.Label.ToString() ?? codes.Title(Body, Asked.Question.Code);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await ReadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        try
        {
            await questions.ReplyAsync(Actor, id, Form, cancel);
            return Redirect(CodeKeepingLinks.Questions(Body));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, nameof(Form));
        }
        catch (ChangedMeanwhileException)
        {
            (WasOvertaken, _) = (true, await ReadAsync(id, cancel));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancel)
    {
        if (await questions.FindAsync(id, cancel) is not { } asked)
        {
            return false;
        }

        Asked = asked;
        Open = [.. (await proposals.ListAsync(cancel)).Where(line => line.State != ProposalState.Withdrawn && line.Code == asked.Question.Code).Select(line => new NlChoice(line.Id.ToString(), line.Label) { Language = "nl" })];
        return true;
    }
}
