using System.Globalization;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Codes;

/// <summary>Codes in the words that a reader sees.</summary>
internal static class CodeWords
{
    private const int LowestHeading = 6;

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>A text of the code. It may come from outside, so no HTML, image or strange link in it survives, and its headings stand below the page's.</summary>
    public static IHtmlContent Html(string markdown)
    {
        var document = Markdig.Markdown.Parse(markdown, Markdown);
        foreach (var link in document.Descendants<LinkInline>().Where(link => link.IsImage || !IsHarmless(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(string.Concat(link.Descendants<LiteralInline>())));
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsHarmless(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(heading.Level + 1, LowestHeading);
        }

        return new HtmlString(document.ToHtml(Markdown));
    }

    /// <summary>The words of such a text without any of its marks, on one line.</summary>
    public static string Plain(string markdown) =>
        string.Join(' ', Markdig.Markdown.ToPlainText(markdown, Markdown).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static CultureInfo Reader => CultureInfo.GetCultureInfo(Say("nl-NL", "en-GB"));

    private static string Euro(CultureInfo culture, decimal amount) => string.Create(culture, $"€\u00a0{amount:#,##0.00}");

    private static string Measure(CultureInfo culture, Parameter parameter, string unit) =>
        parameter.IsMoney ? Euro(culture, parameter.Value) : $"{parameter.Value.ToString(culture)}\u00a0{unit}";

    private static bool IsHarmless(string? url) =>
        url is ['#', ..] || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http" or "mailto"));

    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string Money(decimal amount) => Euro(Reader, amount);

    public static string Parameter(Parameter parameter) => Measure(Reader, parameter, parameter.Unit.ToString());

    /// <summary>As it stands in a text of a code, which is Dutch whatever the reader's language is.</summary>
    public static string InDutch(Parameter parameter) => Measure(CultureInfo.GetCultureInfo("nl-NL"), parameter, parameter.Unit.Nl);

    /// <summary>Who adopted it and when, as far as it says so.</summary>
    public static IHtmlContent Adopted(CodeVersion code)
    {
        var (by, on, words) = (code.AdoptedBy, code.AdoptedOn is { } day ? Date(day) : null, new HtmlContentBuilder());
        if (by is not null)
        {
            words.AppendHtml("<span lang=\"nl\">").Append(by).AppendHtml("</span>").Append(on is null ? "" : ", ");
        }

        return words.Append(on ?? (by is null ? Say("niet vermeld", "not stated") : ""));
    }

    public static string From(CodeVersion code) => code.ValidFrom is { } from ? Say($"geldt vanaf {Date(from)}", $"in force from {Date(from)}") : Say("datum niet vermeld", "date not stated");

    /// <summary>The people a code is for.</summary>
    public static string For(CodeVersion code) => People(code.Vocabulary, code.Audiences);

    public static string People(Vocabulary words, IEnumerable<string> audiences)
    {
        var who = words.Topics.Select(topic => topic.Fact(topic.Audience)).FirstOrDefault(fact => fact is not null);
        return audiences.Select(name => who?.Value(name) is { } value ? value.Group?.ToString() ?? value.Label.ToString().FirstLower() : name).ToList().InAList();
    }

    /// <summary>A code stays in force after its own term until it is succeeded, and says so.</summary>
    public static string? PastItsTerm(CodeVersion code, DateOnly today) =>
        code.RunsUntil is { } until && until < today ? Say($"De looptijd eindigde op {Date(until)}. De code is niet vervangen en geldt nog.", $"Its term ended on {Date(until)}. It was not replaced and still applies.") : null;

    /// <summary>Where a thing may go, as one sentence.</summary>
    public static string Dispositions(Topic words, IEnumerable<string> places) =>
        string.Join(Say(", of ", ", or "), places.Select(place => words.Dispositions[place].Label.ToString().FirstLower())).FirstUpper();

    public static string Duty(Vocabulary words, Topic topic, Duty duty) =>
        topic.Duties[duty.Name].Label.ToString().Replace("{aan}", words.Roles[duty.To].Label.ToString(), StringComparison.Ordinal);

    public static string Step(Vocabulary words, Topic topic, AdvisedStep step) =>
        topic.Steps[step.Name].Label.ToString().Replace("{bij}", words.Roles[step.With].Label.ToString(), StringComparison.Ordinal);

    /// <summary>A step as a practice case names it: step@role, with a question mark when it may be skipped.</summary>
    public static string ExpectedStep(Vocabulary words, Topic topic, string step) =>
        step.TrimEnd('?').Split('@') is [var name, var with] && topic.Steps.Has(name) && words.Roles.Has(with) ? Step(words, topic, new AdvisedStep(name, with, step.EndsWith('?'))) : step;

    private static string Number(Fact fact, decimal number) => $"{number.ToString("0.##", Reader)}{(fact.Unit is { } unit ? "\u00a0" + unit : "")}";

    public static string Value(Fact fact, object? value) => value switch
    {
        null => Say("Weet ik niet", "I do not know"),
        bool yes => yes ? Say("Ja", "Yes") : Say("Nee", "No"),
        decimal number when fact.Kind == FactKind.Number => Number(fact, number),
        decimal amount => Money(amount),
        DateOnly date => Date(date),
        string name => fact.Value(name)?.Label.ToString() ?? name,
        IReadOnlyList<string> names => string.Join(", ", names.Select(name => fact.Value(name)?.Label.ToString() ?? name)),
        _ => "",
    };

    /// <summary>Any answer of an interview, several things in one gift included.</summary>
    public static string Given(Topic topic, Fact fact, object? value) => value is IEnumerable<Part> parts
        ? string.Join("; ", parts.Select(part => Part(topic, part)))
        : Value(fact, value);

    public static string Part(Topic topic, Part part) => string.Join(", ", part.Facts.Select(pair => topic.Fact(pair.Key) is { } fact ? Value(fact, pair.Value) : ""));
}

internal static class Sentences
{
    public static string FirstLower(this string text) => text.Length == 0 ? text : char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..];

    /// <summary>One after the other, with "and" before the last; not when that one holds an "and" itself.</summary>
    public static string InAList(this IReadOnlyList<string> items)
    {
        var and = Say(" en ", " and ");
        return items.Count < 2 || items[^1].Contains(and, StringComparison.Ordinal) ? string.Join(", ", items) : string.Join(", ", items.SkipLast(1)) + and + items[^1];
    }

    /// <summary>One after the other, with "or" before the last.</summary>
    public static string OneOf(this IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Join(", ", items) : string.Join(", ", items.SkipLast(1)) + Say(" of ", " or ") + items[^1];

    public static string FirstUpper(this string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
}
