using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Advice;

/// <summary>A page of one interview. Without its cookie there is no interview any more, and the page says so.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal abstract class InterviewPage(CurrentBody current, Advice advice) : PageModel
{
    public Body Body { get; } = current.Body!;

    public Interview Interview { get; private set; } = null!;

    protected Advice Advice => advice;

    /// <summary>Whether this page shows what was typed and refused.</summary>
    protected virtual bool Shows(RefusedInput refused) => false;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var topic = (string)RouteData.Values["onderwerp"]!;
        if (Guid.TryParse((string?)RouteData.Values["id"], out var id) && advice.Open(Body, topic, id) is { } interview)
        {
            Interview = interview;
            if (interview.Answers.Refused is { } refused && HttpMethods.IsGet(Request.Method) && !Shows(refused))
            {
                advice.ForgetRefused(interview);
            }

            return;
        }

        context.Result = Redirect(AdviceLinks.Gone(Body, topic));
    }
}

/// <summary>Goes on where the interview is.</summary>
internal sealed class Continue(CurrentBody current, Advice advice) : InterviewPage(current, advice)
{
    public IActionResult OnGet() => Redirect(Interview.Next);
}
