using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NlDesign.AspNetCore.Components;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Advice;

/// <summary>
/// Questions to oneself, all on one page, and the outcome in the very answer to the form: nothing is kept, not even in a
/// cookie, and no address holds an answer.
/// </summary>
[IgnoreAntiforgeryToken] // There is nothing to forge (ADR 0005).
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SelfCheckPage(CurrentBody current, Codes.Codes codes) : PageModel
{
    private const string Yes = "ja";
    private const string No = "nee";
    private const string NotKnown = "weet-niet";

    public Body Body { get; } = current.Body!;

    public CodeVersion Code { get; private set; } = null!;

    public SelfCheck Check { get; private set; } = null!;

    /// <summary>Null before the questions are answered.</summary>
    public CheckOutcome? Outcome { get; private set; }

    public DateOnly Today => codes.Today;

    public NlKind Kind => Outcome!.IsReassuring ? NlKind.Ok : NlKind.Warning;

    public IReadOnlyList<NlChoice> Choices { get; } = [new(Yes, Say("Ja", "Yes")), new(No, Say("Nee", "No")), new(NotKnown, Say("Weet ik niet", "I do not know"))];

    public IReadOnlyList<string> TalkTo => [.. Outcome!.TalkTo.Select(role => Code.Vocabulary.Roles[role].Label.ToString())];

    public static string Field(ControlQuestion question) => $"vraag-{question.Name}";

    /// <summary>What was chosen; nothing is ever chosen for somebody.</summary>
    public string? Chosen(ControlQuestion question) =>
        Request.HasFormContentType && Request.Form[Field(question)] is [Yes or No or NotKnown] and [{ } chosen] ? chosen : null;

    public string Said(ControlQuestion question) => Choices.First(choice => choice.Value == Chosen(question)).Label;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (OfferSelfChecks.Of(codes, Body).FirstOrDefault(found => found.Check.Name == (string?)RouteData.Values["naam"]) is not var (code, check))
        {
            context.Result = NotFound();
            return;
        }

        (Code, Check) = (code, check);
    }

    public IActionResult OnPost()
    {
        foreach (var question in Check.Questions.Where(question => Chosen(question) is null))
        {
            ModelState.AddModelError(Field(question), Say($"Kies een antwoord bij \"{question.Text}\"", $"Choose an answer to \"{question.Text}\""));
        }

        if (ModelState.IsValid)
        {
            Outcome = Check.Judge(Check.Questions.ToDictionary(question => question.Name, Answer, StringComparer.Ordinal));
        }
        else
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return Page();
    }

    private bool? Answer(ControlQuestion question) => Chosen(question) switch
    {
        Yes => true,
        No => false,
        _ => null,
    };
}
