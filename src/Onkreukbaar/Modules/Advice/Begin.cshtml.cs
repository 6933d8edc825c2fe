using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Advice;

/// <summary>What the code says in general, before the first question.</summary>
internal sealed class Begin(CurrentBody current, Codes.Codes codes, Advice advice) : PageModel
{
    public Body Body { get; } = current.Body!;

    public Topic Topic { get; private set; } = null!;

    public IEnumerable<string> Openings => codes.Of(Body).Versions
        .Select(version => version.Topic(Topic.Name)).OfType<TopicOfCode>()
        .Where(topic => topic.Opening is not null).Select(topic => topic.Texts[topic.Opening!]).Distinct(StringComparer.Ordinal);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Topic = codes.Of(Body).Topics.FirstOrDefault(topic => topic.Name == (string?)RouteData.Values["onderwerp"])!;
        if (Topic is null)
        {
            context.Result = NotFound();
        }
    }

    public IActionResult OnPost() => Redirect(AdviceLinks.Interview(Body, Topic.Name, advice.Begin(Body, Topic)));
}
