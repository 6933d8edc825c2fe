using System.Xml.Linq;

namespace Onkreukbaar.Decisions;

/// <summary>An input, a decision or a business knowledge model, with what it requires.</summary>
internal sealed class ModelNode(XElement element, string name)
{
    public XElement Element { get; } = element;

    public string Name { get; } = name;

    public string Id { get; } = (string?)element.Attribute("id") ?? name;

    public bool IsInput => Element.Name.LocalName == "inputData";

    public bool IsDecision => Element.Name.LocalName == "decision";

    public bool IsKnowledge => Element.Name.LocalName == "businessKnowledgeModel";

    public List<ModelNode> Requires { get; } = [];

    public Knowledge? Knowledge { get; set; }
}

/// <summary>What the model consists of, and the order in which it can be worked out.</summary>
internal sealed class ModelGraph
{
    private static readonly string[] Requirements = ["requiredInput", "requiredDecision", "requiredKnowledge"];

    private readonly Problems _problems;

    public ModelGraph(XElement root, Problems problems)
    {
        _problems = problems;
        Nodes = [.. root.Elements().Where(IsNode).Select(Node)];
        foreach (var import in root.Elements(root.Name.Namespace + "import"))
        {
            problems.Add(default, import, "imports are not supported");
        }

        ReportDoubles();
        Connect();
        InOrder = Sort();
    }

    public IReadOnlyList<ModelNode> Nodes { get; }

    /// <summary>The same nodes, each after what it requires.</summary>
    public IReadOnlyList<ModelNode> InOrder { get; }

    private static bool IsNode(XElement element) => element.Name.LocalName is "inputData" or "decision" or "businessKnowledgeModel";

    private ModelNode Node(XElement element)
    {
        var name = FeelNames.Tidy((string?)element.Attribute("name") ?? "");
        if (name.Length == 0)
        {
            _problems.Add(default, element, $"a {element.Name.LocalName} without a name");
        }

        return new ModelNode(element, name);
    }

    private void ReportDoubles()
    {
        foreach (var same in Nodes.GroupBy(n => n.Name, StringComparer.Ordinal).Where(g => g.Key.Length > 0 && g.Count() > 1))
        {
            _problems.Add(new Place(same.Key), same.Last().Element, $"{same.Count()} parts of the model are called “{same.Key}”");
        }

        foreach (var same in Nodes.GroupBy(n => n.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            _problems.Add(new Place(same.Last().Name), same.Last().Element, $"{same.Count()} parts of the model have the id “{same.Key}”");
        }
    }

    private void Connect()
    {
        var byId = Nodes.GroupBy(n => n.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var node in Nodes.Where(n => !n.IsInput))
        {
            foreach (var requirement in node.Element.Elements().Elements().Where(e => Requirements.Contains(e.Name.LocalName, StringComparer.Ordinal)))
            {
                var href = (string?)requirement.Attribute("href") ?? "";
                var id = href.StartsWith('#') ? href[1..] : "";
                if (byId.TryGetValue(id, out var required) && Fits(requirement.Name.LocalName, required))
                {
                    node.Requires.Add(required);
                }
                else
                {
                    _problems.Add(new Place(node.Name), requirement, $"requires “{href}”, and the model has no such {What(requirement.Name.LocalName)}");
                }
            }
        }
    }

    private static bool Fits(string requirement, ModelNode node) => requirement switch
    {
        "requiredInput" => node.IsInput,
        "requiredDecision" => node.IsDecision,
        _ => node.IsKnowledge,
    };

    private static string What(string requirement) => requirement switch
    {
        "requiredInput" => "input",
        "requiredDecision" => "decision",
        _ => "business knowledge model",
    };

    private List<ModelNode> Sort()
    {
        var waitsFor = Nodes.ToDictionary(n => n, n => n.Requires.Distinct().Count());
        var requiredBy = Nodes.SelectMany(n => n.Requires.Distinct().Select(r => (Required: r, By: n))).ToLookup(p => p.Required, p => p.By);
        var order = new List<ModelNode>();
        var ready = new Queue<ModelNode>(Nodes.Where(n => waitsFor[n] == 0));
        while (ready.TryDequeue(out var node))
        {
            order.Add(node);
            foreach (var next in requiredBy[node].Where(n => --waitsFor[n] == 0))
            {
                ready.Enqueue(next);
            }
        }

        var left = Nodes.Where(n => waitsFor[n] > 0).ToHashSet();
        ReportCycles(left);
        order.AddRange(left);
        return order;
    }

    /// <summary>Whoever is left waits for another that is left; walking on, one comes back where one was.</summary>
    private void ReportCycles(HashSet<ModelNode> left)
    {
        var seen = new HashSet<ModelNode>();
        foreach (var start in left)
        {
            var path = new List<ModelNode>();
            var node = start;
            while (seen.Add(node))
            {
                path.Add(node);
                node = node.Requires.First(left.Contains);
            }

            if (path.IndexOf(node) is >= 0 and var first)
            {
                var circle = string.Join(" → ", path.Skip(first).Append(node).Select(n => $"“{n.Name}”"));
                _problems.Add(new Place(node.Name), node.Element, $"requires itself: {circle}");
            }
        }
    }
}
