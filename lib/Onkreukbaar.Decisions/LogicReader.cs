using System.Xml.Linq;

namespace Onkreukbaar.Decisions;

/// <summary>Reads what stands in the box of one decision or business knowledge model.</summary>
internal sealed class LogicReader
{
    private static readonly string[] Supported = ["literalExpression", "decisionTable", "invocation", "context"];
    private static readonly string[] Unsupported = ["relation", "list", "functionDefinition", "conditional", "filter", "for", "every", "some"];

    private readonly Dictionary<string, UnaryTests> _cells = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public LogicReader(ModelNames names, ModelNode owner, Problems problems, ReadOptions options)
    {
        (Owner, Problems, Options) = (owner, problems, options);
        Names = names.For(owner);
    }

    public ModelNode Owner { get; }

    public Problems Problems { get; }

    public ReadOptions Options { get; }

    /// <summary>What may be named here; a context adds its entries while it is read.</summary>
    public LocalNames Names { get; private set; }

    /// <summary>How many invocations one evaluation can come to.</summary>
    public long Cost { get; private set; }

    /// <summary>How many invocations stand within each other at most.</summary>
    public int Height { get; private set; }

    public IReadOnlyCollection<string> Used => _used;

    public Place Here => new(Owner.Name);

    public Logic Box(XElement parent)
    {
        var box = parent.Elements().FirstOrDefault(e => Supported.Contains(e.Name.LocalName, StringComparer.Ordinal));
        switch (box?.Name.LocalName)
        {
            case "literalExpression":
                return Expression(box, Here) is { } expression ? new ExpressionLogic(expression) : Logic.Nothing;
            case "decisionTable":
                return new TableLogic(new TableReader(this, box).Read());
            case "invocation":
                return Invocation(box);
            case "context":
                return Context(box);
            default:
                var other = parent.Elements().FirstOrDefault(e => Unsupported.Contains(e.Name.LocalName, StringComparer.Ordinal));
                Problems.Add(Here, other ?? parent, other is null ? "there is no expression" : $"a boxed “{other.Name.LocalName}” is not supported");
                return Logic.Nothing;
        }
    }

    public static string TextOf(XElement? holder) => holder?.Elements().FirstOrDefault(e => e.Name.LocalName == "text")?.Value.Trim() ?? "";

    public FeelExpression? Expression(XElement holder, Place place)
    {
        var text = TextOf(holder);
        if (text.Length == 0)
        {
            Problems.Add(place, holder, "there is no expression");
            return null;
        }

        var parser = new FeelParser(text, Names.Feel, isCell: false, Options.MaxDepth);
        return Parse(parser, p => p.WholeExpression(), holder, place) is { } node ? new FeelExpression(text, node, parser.Used) : null;
    }

    public UnaryTests? Cell(XElement holder, Place place)
    {
        var text = TextOf(holder);
        if (_cells.TryGetValue(text, out var known))
        {
            return known;
        }

        if (UnaryTests.IsDash(text))
        {
            return _cells[text] = new UnaryTests(text, [], []);
        }

        var parser = new FeelParser(text, Names.Feel, isCell: true, Options.MaxDepth);
        if (Parse(parser, p => p.WholeCell(), holder, place) is not { } tests)
        {
            return null;
        }

        var cell = new UnaryTests(text, tests, parser.Used);
        if (parser.Calls.Count == 0)
        {
            _cells[text] = cell;
        }

        return cell;
    }

    private T? Parse<T>(FeelParser parser, Func<FeelParser, T> whole, XElement holder, Place place)
        where T : class
    {
        var at = holder.Elements().FirstOrDefault(e => e.Name.LocalName == "text") ?? holder;
        T result;
        try
        {
            result = whole(parser);
        }
        catch (FormatException wrong)
        {
            Problems.Add(place, at, wrong.Message);
            return null;
        }

        var objections = Names.Objections(parser).ToList();
        objections.ForEach(o => Problems.Add(place, at, o));
        _used.UnionWith(parser.Used);
        parser.Calls.ForEach(Count);
        return objections.Count == 0 ? result : null;
    }

    private void Count(Knowledge called)
    {
        Cost += called.Cost;
        Height = Math.Max(Height, called.Height);
        _used.UnionWith(called.Constants);
    }

    private Logic Invocation(XElement box)
    {
        var name = FeelNames.Tidy(TextOf(box.Elements().FirstOrDefault(e => e.Name.LocalName == "literalExpression")));
        if (Names.Knowledge(name) is not { } knowledge)
        {
            Problems.Add(Here, box, $"unknown function “{name}”");
            return Logic.Nothing;
        }

        Count(knowledge);
        var bindings = new Dictionary<string, Logic>(StringComparer.Ordinal);
        foreach (var binding in box.Elements().Where(e => e.Name.LocalName == "binding"))
        {
            var parameter = FeelNames.Tidy((string?)binding.Elements().FirstOrDefault(e => e.Name.LocalName == "parameter")?.Attribute("name") ?? "");
            if (!knowledge.Parameters.Contains(parameter, StringComparer.Ordinal))
            {
                Problems.Add(Here, binding, $"“{name}” has no parameter “{parameter}”");
            }

            bindings[parameter] = Box(binding);
        }

        return new InvocationLogic(knowledge, bindings);
    }

    private ContextLogic Context(XElement box)
    {
        var outer = Names;
        var entries = new List<KeyValuePair<string, Logic>>();
        Logic? result = null;
        foreach (var entry in box.Elements().Where(e => e.Name.LocalName == "contextEntry"))
        {
            var logic = Box(entry);
            if (entry.Elements().FirstOrDefault(e => e.Name.LocalName == "variable") is { } variable)
            {
                var name = FeelNames.Tidy((string?)variable.Attribute("name") ?? "");
                entries.Add(new(name, logic));
                Names = Names.With(name);
                _cells.Clear();
            }
            else
            {
                result = logic;
            }
        }

        Names = outer;
        _cells.Clear();
        return new ContextLogic(entries, result);
    }
}
