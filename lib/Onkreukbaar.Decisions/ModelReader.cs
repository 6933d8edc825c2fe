using System.Globalization;
using System.Xml.Linq;

namespace Onkreukbaar.Decisions;

/// <summary>Makes a model of the XML, or says everything that is wrong with it.</summary>
internal static class ModelReader
{
    // Enough for any table that somebody wrote; a chain of functions that each call the next twice is stopped before it runs.
    private const long MostInvocations = 10_000;
    private const int MostNested = 16;

    public static DecisionModel Read(Stream xml, ReadOptions options)
    {
        var problems = new Problems();
        if (ModelXml.Load(xml, options, problems) is not var (root, version))
        {
            problems.ThrowIfAny();
            throw new InvalidOperationException("A model that was not loaded has a problem.");
        }

        CheckLanguage(root, problems);
        CheckRuleIds(root, problems);
        var graph = new ModelGraph(root, problems);
        foreach (var node in graph.Nodes.Where(n => n.IsKnowledge))
        {
            node.Knowledge = Declare(node);
        }

        var names = new ModelNames(graph, options);
        List<Decision> decisions = [];
        foreach (var node in graph.InOrder.Where(n => !n.IsInput))
        {
            var reader = new LogicReader(names, node, problems, options);
            if (node.Knowledge is { } knowledge)
            {
                Define(knowledge, node, reader);
                knowledge.Constants = [.. names.ConstantsAmong(reader.Used).Except(knowledge.Parameters, StringComparer.Ordinal)];
                knowledge.Cost = Bounded(reader, node, problems) + 1;
                knowledge.Height = reader.Height + 1;
            }
            else
            {
                decisions.Add(Decide(node, reader, names));
                Bounded(reader, node, problems);
            }
        }

        problems.ThrowIfAny();
        return new DecisionModel([.. graph.Nodes.Where(n => n.IsInput).Select(Input)], decisions)
        {
            Name = (string?)root.Attribute("name") ?? "",
            Namespace = (string?)root.Attribute("namespace") ?? "",
            DmnVersion = version,
        };
    }

    private static InputData Input(ModelNode node) => new(node.Name, (string?)Child(node.Element, "variable")?.Attribute("typeRef"));

    private static Decision Decide(ModelNode node, LogicReader reader, ModelNames names)
    {
        var logic = reader.Box(node.Element);
        return new Decision(node.Id, node.Name)
        {
            Question = Child(node.Element, "question")?.Value.Trim(),
            AllowedAnswers = Child(node.Element, "allowedAnswers")?.Value.Trim(),
            Requires = [.. node.Requires.Where(r => !r.IsKnowledge).Select(r => r.Name).Distinct(StringComparer.Ordinal)],
            Constants = [.. names.ConstantsAmong(reader.Used)],
            Logic = logic,
        };
    }

    private static Knowledge Declare(ModelNode node) => new(
        node.Name,
        [.. (Child(node.Element, "encapsulatedLogic")?.Elements() ?? [])
            .Where(e => e.Name.LocalName == "formalParameter")
            .Select(p => FeelNames.Tidy((string?)p.Attribute("name") ?? ""))]);

    private static void Define(Knowledge knowledge, ModelNode node, LogicReader reader)
    {
        var function = Child(node.Element, "encapsulatedLogic");
        if (function is null || (string?)function.Attribute("kind") is not (null or "FEEL"))
        {
            reader.Problems.Add(reader.Here, function ?? node.Element, function is null ? "there is no expression" : "only FEEL functions are supported");
            return;
        }

        knowledge.Body = reader.Box(function);
    }

    private static long Bounded(LogicReader reader, ModelNode node, Problems problems)
    {
        if (reader.Height > MostNested)
        {
            problems.Add(reader.Here, node.Element, string.Create(CultureInfo.InvariantCulture, $"more than {MostNested} invocations stand within each other"));
        }

        if (reader.Cost > MostInvocations)
        {
            problems.Add(reader.Here, node.Element, string.Create(CultureInfo.InvariantCulture, $"comes to more than {MostInvocations} invocations"));
            return 0;
        }

        return reader.Cost;
    }

    private static void CheckLanguage(XElement root, Problems problems)
    {
        foreach (var element in root.DescendantsAndSelf().Where(e => e.Name.Namespace == root.Name.Namespace))
        {
            if ((string?)element.Attribute("expressionLanguage") is { } language && !language.Contains("FEEL", StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(default, element, $"the expression language “{language}” is not supported");
            }
        }
    }

    private static void CheckRuleIds(XElement root, Problems problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in root.Descendants(root.Name.Namespace + "decisionTable"))
        {
            var owner = table.Ancestors().FirstOrDefault(a => a.Name.LocalName is "decision" or "businessKnowledgeModel");
            var place = new Place(FeelNames.Tidy((string?)owner?.Attribute("name") ?? ""));
            foreach (var (index, rule) in table.Elements(root.Name.Namespace + "rule").Index())
            {
                if ((string?)rule.Attribute("id") is { } id && !seen.Add(id))
                {
                    problems.Add(place with { RuleId = id, Row = index + 1 }, rule, $"another rule has the id “{id}” as well");
                }
            }
        }
    }

    private static XElement? Child(XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);
}
