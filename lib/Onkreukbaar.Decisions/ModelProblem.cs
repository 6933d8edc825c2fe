using System.Globalization;
using System.Text;

namespace Onkreukbaar.Decisions;

/// <summary>One thing that is wrong with a model, and where.</summary>
/// <param name="Decision">The decision (or business knowledge model) it stands in.</param>
/// <param name="RuleId">The id of the rule.</param>
/// <param name="Row">The row in the table, from 1.</param>
/// <param name="Column">The label of the input or the name of the output.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Message">What is wrong, as a sentence without a full stop.</param>
public sealed record ModelProblem(string? Decision, string? RuleId, int? Row, string? Column, int? Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Line is { } line)
        {
            text.Append(CultureInfo.InvariantCulture, $"line {line}: ");
        }

        if (Decision is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"“{Decision}”");
            text.Append(Row is { } row ? string.Create(CultureInfo.InvariantCulture, $", row {row}") : "");
            text.Append(RuleId is null ? "" : $" ({RuleId})");
            text.Append(Column is null ? "" : $", column “{Column}”");
            text.Append(": ");
        }

        return text.Append(Message).ToString();
    }
}

/// <summary>A model that cannot be used, with everything that is wrong with it.</summary>
public sealed class DecisionModelException : Exception
{
    internal DecisionModelException(IReadOnlyList<ModelProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>Every problem that was found, in the order of the file.</summary>
    public IReadOnlyList<ModelProblem> Problems { get; }
}
