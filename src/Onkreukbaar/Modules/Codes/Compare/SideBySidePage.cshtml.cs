using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Codes.Compare;

/// <summary>A code of some body, as it can be chosen.</summary>
internal sealed record ComparedCode(Body Body, CodeVersion Version)
{
    public string Name => $"{Body.Slug}/{Version.Code}";
}

/// <summary>Two codes side by side, of one body or of two.</summary>
internal sealed class SideBySidePage(CurrentBody current, Bodies bodies, Codes codes) : PageModel
{
    public Body Body { get; } = current.Body!;

    public IReadOnlyList<ComparedCode> All { get; private set; } = [];

    public ComparedCode? One { get; private set; }

    public ComparedCode? Other { get; private set; }

    public IReadOnlyList<RowGroup> Groups => One?.Version.Characteristics.Groups ?? [];

    /// <summary>The core values and principles that stand in both.</summary>
    public IReadOnlyList<string> Shared => One is null || Other is null ? [] : [.. Guiding(One).Intersect(Guiding(Other), StringComparer.OrdinalIgnoreCase)];

    public IEnumerable<NlChoice> Choices => All.Select(code => new NlChoice(code.Name, $"{code.Body.Name}: {code.Version.Title}") { Language = "nl" });

    /// <summary>Without a choice: this body's first code, beside its second or the first of another body.</summary>
    public IActionResult OnGet([FromQuery(Name = "een")] string? one, [FromQuery(Name = "ander")] string? other)
    {
        All = [.. bodies.All.OrderBy(body => body.Id != Body.Id).SelectMany(body => codes.Current(body).Where(version => version.Characteristics.Groups.Count > 0).Select(version => new ComparedCode(body, version)))];
        One = All.FirstOrDefault(code => code.Name == one) ?? (All.Count > 0 ? All[0] : null);
        Other = All.FirstOrDefault(code => code.Name == other) ?? All.FirstOrDefault(code => code != One);
        return Page();
    }

    /// <summary>What a code says on a row; null when it says nothing.</summary>
    public string? Value(ComparedCode code, ComparisonRow row) => code.Version.Characteristics.Of(row) switch
    {
        { Value: { } value } => value.ToString(),
        { Parameter: { } name } => code.Version.ParametersOn(codes.Today).Where(parameter => parameter.Name == name).Select(CodeWords.Parameter).FirstOrDefault(),
        _ => null,
    };

    private static IEnumerable<string> Guiding(ComparedCode code) => code.Version.Values.Concat(code.Version.Principles).Select(value => value.Name.Replace('-', ' '));

    public static Heading? Where(ComparedCode code, ComparisonRow row) => code.Version.Characteristics.Of(row) is { } said ? code.Version.Heading(said.Article) : null;
}
