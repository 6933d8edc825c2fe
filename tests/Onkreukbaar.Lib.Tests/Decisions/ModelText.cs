using System.Globalization;
using System.Security;
using System.Text;
using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Decisions;

/// <summary>Writes small DMN models: only what a test is about stands in the test.</summary>
internal sealed class ModelText
{
    public const string Dmn15 = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    private readonly StringBuilder _body = new();
    private readonly List<string> _inputs = [];
    private string _namespace = Dmn15;

    public ModelText Version(string ns)
    {
        _namespace = ns;
        return this;
    }

    public ModelText Input(string name, string type = "string")
    {
        _inputs.Add(name);
        return Raw($"<inputData id=\"{Id(name)}\" name=\"{Esc(name)}\"><variable name=\"{Esc(name)}\" typeRef=\"{type}\"/></inputData>");
    }

    public ModelText Raw(string xml)
    {
        _body.AppendLine(xml);
        return this;
    }

    /// <summary>A decision that is an expression; it requires every input so far, and what is named.</summary>
    public ModelText Decision(string name, string expression, params string[] requires) =>
        Raw($"<decision id=\"{Id(name)}\" name=\"{Esc(name)}\">{Requirements(requires)}<literalExpression><text>{Esc(expression)}</text></literalExpression></decision>");

    public ModelText Table(string name, Action<TableText> write, params string[] requires)
    {
        var table = new TableText();
        write(table);
        return Raw($"<decision id=\"{Id(name)}\" name=\"{Esc(name)}\">{Requirements(requires)}{table}</decision>");
    }

    public DecisionModel Read(ReadOptions? options = null)
    {
        using var xml = new MemoryStream(Encoding.UTF8.GetBytes(ToString()));
        return DecisionModel.Read(xml, options);
    }

    public IReadOnlyList<ModelProblem> Problems(ReadOptions? options = null) =>
        Should.Throw<DecisionModelException>(() => Read(options)).Problems;

    public override string ToString() =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<definitions xmlns=\"{_namespace}\" id=\"m\" name=\"test\" namespace=\"urn:test\">\n{_body}</definitions>";

    public static string Esc(string text) => SecurityElement.Escape(text);

    public static string Id(string name) => "id_" + string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : ((int)c).ToString(CultureInfo.InvariantCulture)));

    private string Requirements(string[] requires) =>
        string.Concat(_inputs.Select(i => $"<informationRequirement><requiredInput href=\"#{Id(i)}\"/></informationRequirement>"))
        + string.Concat(requires.Select(r => $"<informationRequirement><requiredDecision href=\"#{Id(r)}\"/></informationRequirement>"));
}

internal sealed class TableText
{
    private readonly List<string> _columns = [];
    private readonly List<string> _rules = [];
    private string _policy = "";
    private int _inputs;

    public TableText Policy(string policy, string? aggregation = null)
    {
        _policy = $" hitPolicy=\"{policy}\"" + (aggregation is null ? "" : $" aggregation=\"{aggregation}\"");
        return this;
    }

    public TableText In(string expression, string? label = null)
    {
        _inputs++;
        _columns.Add($"<input{(label is null ? "" : $" label=\"{label}\"")}><inputExpression><text>{ModelText.Esc(expression)}</text></inputExpression></input>");
        return this;
    }

    public TableText Out(string? name, string? values = null, string? fallback = null)
    {
        _columns.Add($"<output{(name is null ? "" : $" name=\"{name}\"")}>{Box("outputValues", values)}{Box("defaultOutputEntry", fallback)}</output>");
        return this;
    }

    public TableText Note(string name)
    {
        _columns.Add($"<annotation name=\"{name}\"/>");
        return this;
    }

    public TableText Rule(string id, params string[] cells)
    {
        var outputs = _columns.Count(c => c.StartsWith("<output", StringComparison.Ordinal));
        var entries = cells.Select((c, i) => Box(i < _inputs ? "inputEntry" : i < _inputs + outputs ? "outputEntry" : "annotationEntry", c));
        _rules.Add($"\n<rule id=\"{id}\">{string.Concat(entries)}</rule>");
        return this;
    }

    public override string ToString() => $"<decisionTable{_policy}>{string.Concat(_columns)}{string.Concat(_rules)}\n</decisionTable>";

    private static string Box(string name, string? text) => text is null ? "" : $"<{name}><text>{ModelText.Esc(text)}</text></{name}>";
}
