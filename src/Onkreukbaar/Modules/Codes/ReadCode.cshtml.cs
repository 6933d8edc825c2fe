using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Codes;

/// <summary>A page about one code of the body in the address; a code it does not have is not found.</summary>
internal abstract class CodePage(CurrentBody current, Codes codes) : PageModel
{
    public Body Body { get; } = current.Body!;

    public CodeVersion Code { get; private set; } = null!;

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        if (codes.Version(Body, (string)RouteData.Values["code"]!) is not { } code || !Finds(code))
        {
            context.Result = NotFound();
            return;
        }

        Code = code;
    }

    protected virtual bool Finds(CodeVersion code) => true;
}

internal sealed class ReadCode(CurrentBody current, Codes codes) : CodePage(current, codes)
{
    /// <summary>Themes or articles that are read as a whole, in the order of the document.</summary>
    public IReadOnlyList<ReferenceText> Themes =>
        [.. Code.References.Where(reference => reference.Theme is not null).OrderBy(reference => Code.Headings.TakeWhile(heading => !reference.Theme!.Headings.Contains(heading.Anchor, StringComparer.Ordinal)).Count())];

    public IReadOnlyList<ReferenceText> References => [.. Code.References.Where(reference => reference.Theme is null)];
}

/// <summary>The text of the document itself, as the body put it there.</summary>
internal sealed class ReadText(CurrentBody current, Codes codes) : CodePage(current, codes)
{
    protected override bool Finds(CodeVersion code) => code.FullText is not null;
}

internal sealed class ReadReference(CurrentBody current, Codes codes) : CodePage(current, codes)
{
    public ReferenceText Reference { get; private set; } = null!;

    protected override bool Finds(CodeVersion code)
    {
        Reference = code.Reference((string)RouteData.Values["naam"]!)!;
        return Reference is { Theme: null };
    }
}

/// <summary>A page about one topic of a code.</summary>
internal abstract class TopicPage(CurrentBody current, Codes codes) : CodePage(current, codes)
{
    public TopicOfCode Topic { get; private set; } = null!;

    protected override bool Finds(CodeVersion code)
    {
        Topic = code.Topic((string)RouteData.Values["onderwerp"]!)!;
        return Topic is not null;
    }
}

internal sealed class ReadTables(CurrentBody current, Codes codes) : TopicPage(current, codes);

internal sealed class ReadCases(CurrentBody current, Codes codes) : TopicPage(current, codes);

/// <summary>Examples to show; only those whose answer the document gives itself, or all.</summary>
internal sealed record CasesOfTopic(CodeVersion Code, TopicOfCode Topic, bool InTextOnly = false)
{
    public IEnumerable<PracticeCase> Shown => Topic.Cases.Where(practice => practice.AnswerIsInText || !InTextOnly);
}
