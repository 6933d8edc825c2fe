using System.Globalization;

namespace Onkreukbaar.Modules.Codes;

/// <summary>What is wrong with a code, and exactly where.</summary>
internal sealed record CodeProblem(string File, string Message, int? Line = null, string? Table = null, int? Row = null, string? Rule = null, string? Cell = null)
{
    public override string ToString()
    {
        var place = string.Join(", ", new[]
        {
            File,
            Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}") : null,
            Table is null ? null : $"table {Table}",
            Row is { } row ? string.Create(CultureInfo.InvariantCulture, $"row {row}") : null,
            Rule is null ? null : $"rule {Rule}",
            Cell is null ? null : $"cell {Cell}",
        }.Where(part => part is not null));
        return $"{place}: {Message}".ReplaceLineEndings(" ");
    }
}

/// <summary>A code that cannot be used, with everything that is wrong with it.</summary>
internal sealed class BrokenCodeException(IReadOnlyList<CodeProblem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public BrokenCodeException(CodeProblem problem) : this([problem])
    {
    }

    public IReadOnlyList<CodeProblem> Problems { get; } = problems;
}
