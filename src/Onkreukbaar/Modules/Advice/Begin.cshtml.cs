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

    /// <summary>The codes about this topic, each with what it says beforehand.</summary>
    public IEnumerable<(CodeVersion Code, string? Opening)> Codes => codes.Current(Body)
        .Select(version => (Code: version, Topic: version.Topic(Topic.Name))).Where(pair => pair.Topic is not null)
        .Select(pair => (pair.Code, pair.Topic!.Opening is { } key ? pair.Topic.Text(key, pair.Code.ParametersOn(codes.Today)) : null));

    /// <summary>Of the code that asks most; who somebody is, is asked in any case.</summary>
    public int MostQuestions => codes.Current(Body).Select(version => version.Topic(Topic.Name)).OfType<TopicOfCode>()
        .Max(topic => Topic.Facts.Count(fact => fact.Assumed is null && !fact.IsDerived && (topic.Tested.Contains(fact.Name) || fact.Name == Topic.Audience)));

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
