using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Codes;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>What was agreed for some of the people about a topic, stricter than the code.</summary>
/// <param name="For">Whom it holds for.</param>
/// <param name="Condition">The fact and the value of it in which it holds; null when it always does.</param>
/// <param name="Verdict">What they then hear, unless the code is stricter already.</param>
/// <param name="Why">What was agreed and why, as they read it.</param>
internal sealed record StricterRule(Circle For, (string Fact, string Value)? Condition, string Verdict, string Why)
{
    /// <summary>The id of its row, its text and its example.</summary>
    public string IdIn(TopicOfCode topic)
    {
        var taken = topic.Texts.Keys.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(number => $"{For.Ids}{number}").First(id => !taken.Contains(id));
    }

    /// <summary>Whether the topic says exactly this about them already.</summary>
    public bool IsIn(TopicOfCode topic) => topic.Model.TryGet(TableNames.Verdict, out var verdicts) && verdicts.Table!.Rules
        .Any(row => row.Id.StartsWith(For.Ids, StringComparison.Ordinal) && topic.Texts.GetValueOrDefault(row.Id) == Why.ReplaceLineEndings(" "));

    /// <summary>The verdicts that can be agreed on, mildest first.</summary>
    public static IEnumerable<NlChoice> Verdicts(Topic topic) =>
        topic.Verdicts.All.Where(term => UnitFact.MayGive(topic, term.Name)).OrderBy(term => term.Rank).Select(term => new NlChoice(term.Name, term.Label.ToString()));

    /// <summary>In which case it can hold: the facts that the table asks for already, each with one of its values.</summary>
    public static IEnumerable<NlChoice> Conditions(CodeVersion code, TopicOfCode topic) => TableOf(topic).Inputs
        .Select(input => topic.Topic.Fact(input.Expression.Text.Trim())).OfType<Fact>().Where(fact => fact.Name != UnitFact.Name)
        .SelectMany(fact => ValuesOf(fact).Where(value => fact.Name != topic.Topic.Audience || code.IsFor(value.Name)).Select(value => new NlChoice($"{fact.Name}={value.Name}", $"{fact.Label}: {value.Label}")));

    public static (string Fact, string Value)? ReadCondition(CodeVersion code, TopicOfCode topic, string? choice) =>
        choice is { Length: > 0 } && Conditions(code, topic).Any(offered => offered.Value == choice) && choice.Split('=') is [var fact, var value] ? (fact, value) : null;

    private static Decisions.DecisionTable TableOf(TopicOfCode topic) => topic.Model.TryGet(TableNames.Verdict, out var decision) && decision.Table is { } table ? table : throw new InvalidOperationException("This topic has no verdicts.");

    private static IEnumerable<(string Name, string Label)> ValuesOf(Fact fact) => fact.Kind switch
    {
        FactKind.Choice => fact.Values.Select(value => (value.Name, value.Label.ToString())),
        FactKind.YesNo => [("true", Say("ja", "yes")), ("false", Say("nee", "no"))],
        _ => [],
    };
}
