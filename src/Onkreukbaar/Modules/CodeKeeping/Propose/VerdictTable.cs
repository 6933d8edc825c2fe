using System.Xml.Linq;
using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>The table of verdicts of a topic as a DMN file has it, to which stricter rules are added.</summary>
internal sealed class VerdictTable
{
    private const string Any = "-";

    private readonly XNamespace dmn;
    private readonly XElement decision;
    private readonly XElement table;

    public VerdictTable(XDocument document)
    {
        dmn = document.Root!.Name.Namespace;
        decision = document.Root.Elements(dmn + "decision").Single(found => (string?)found.Attribute("name") == TableNames.Verdict);
        table = decision.Element(dmn + "decisionTable")!;
    }

    public void Add(CodeVersion code, TopicOfCode topic, StricterRule rule, string id)
    {
        AskFor(rule.For.Fact, topic.Topic.Fact(rule.For.Fact)?.Label.Nl ?? UnitFact.Label);
        var decider = topic.InDoubtFor(rule.For.Fact == topic.Topic.Audience ? rule.For.Values[0] : null)[0];
        Allow(Columns.Verdict, rule.Verdict, listed => code.Vocabulary.Verdicts.Find(listed)?.Rank >= topic.Topic.Verdicts[rule.Verdict].Rank || listed == Words.OutOfScope);
        Allow(Columns.Decider, decider, _ => true);
        var cells = InputColumns().Select(column => column == rule.For.Fact ? string.Join(", ", rule.For.Values.Select(Quoted)) : column == rule.Condition?.Fact ? Literal(topic.Topic.Fact(column)!, rule.Condition.Value.Value) : Any);
        var outputs = table.Elements(dmn + "output").Select(output => Quoted((string?)output.Attribute("name") == Columns.Verdict ? rule.Verdict : decider));
        table.Add(new XElement(dmn + "rule", new XAttribute("id", id),
            cells.Select(cell => Cell("inputEntry", cell)),
            outputs.Select(output => Cell("outputEntry", output)),
            table.Elements(dmn + "annotation").Select(annotation => Cell("annotationEntry", Annotation((string?)annotation.Attribute("name"), topic, id)))));
    }

    public void Remove(string id) => table.Elements(dmn + "rule").Where(rule => (string?)rule.Attribute("id") == id).Remove();

    /// <summary>One more column, which no row that is there already looks at.</summary>
    private void AskFor(string fact, string label)
    {
        if (InputColumns().Contains(fact, StringComparer.Ordinal))
        {
            return;
        }

        var input = $"invoer-{fact}";
        if (decision.Parent!.Elements(dmn + "inputData").All(known => (string?)known.Attribute("name") != fact))
        {
            decision.Parent.AddFirst(new XElement(dmn + "inputData", new XAttribute("id", input), new XAttribute("name", fact), new XElement(dmn + "variable", new XAttribute("name", fact), new XAttribute("typeRef", "string"))));
        }

        table.AddBeforeSelf(new XElement(dmn + "informationRequirement", new XAttribute("id", $"oordeel-vraagt-{fact}"), new XElement(dmn + "requiredInput", new XAttribute("href", $"#{input}"))));
        table.Elements(dmn + "input").Last().AddAfterSelf(new XElement(dmn + "input", new XAttribute("id", $"oordeel-{fact}"), new XAttribute("label", label),
            new XElement(dmn + "inputExpression", new XAttribute("typeRef", "string"), new XElement(dmn + "text", fact))));
        foreach (var rule in table.Elements(dmn + "rule"))
        {
            rule.Elements(dmn + "inputEntry").Last().AddAfterSelf(Cell("inputEntry", Any));
        }
    }

    /// <summary>Adds a word to the values of an output, after those that go before it.</summary>
    private void Allow(string column, string word, Func<string, bool> goesBefore)
    {
        var text = table.Elements(dmn + "output").Single(output => (string?)output.Attribute("name") == column).Element(dmn + "outputValues")?.Element(dmn + "text");
        if (text is null)
        {
            return;
        }

        var words = text.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(value => value.Trim('"')).ToList();
        if (!words.Contains(word, StringComparer.Ordinal))
        {
            words.Insert(words.TakeWhile(goesBefore).Count(), word);
            text.Value = string.Join(',', words.Select(Quoted));
        }
    }

    private IReadOnlyList<string> InputColumns() => [.. table.Elements(dmn + "input").Select(input => input.Element(dmn + "inputExpression")!.Value.Trim())];

    private XElement Cell(string name, string text) => new(dmn + name, new XElement(dmn + "text", text));

    /// <summary>It stands under the heading where most rules of the topic stand.</summary>
    private static string Annotation(string? name, TopicOfCode topic, string id) => name switch
    {
        Annotations.Article => topic.Model.TryGet(TableNames.Verdict, out var verdicts) ? verdicts.Table!.Rules.GroupBy(rule => rule.Annotations[Annotations.Article], StringComparer.Ordinal).MaxBy(group => group.Count())!.Key : "",
        Annotations.Strength => "regel",
        Annotations.Text => id,
        _ => "",
    };

    private static string Literal(Fact fact, string value) => fact.Kind == FactKind.YesNo ? value : Quoted(value);

    private static string Quoted(string word) => $"\"{word}\"";
}
