using System.Globalization;
using System.Xml.Linq;

namespace Onkreukbaar.Decisions;

/// <summary>Reads a decision table.</summary>
internal sealed class TableReader(LogicReader logic, XElement box)
{
    private static readonly Dictionary<string, object?> Nothing = new(StringComparer.Ordinal);

    private readonly Problems _problems = logic.Problems;
    private readonly Place _here = logic.Here;
    private readonly List<string> _columns = [];
    private readonly List<UnaryTests?> _listed = [];

    public DecisionTable Read()
    {
        var inputs = Named("input").Select(Input).ToList();
        var outputs = Named("output").ToList();
        var clauses = outputs.ConvertAll(o => Output(o, outputs.Count));
        string[] annotations = [.. Named("annotation").Select(a => FeelNames.Tidy((string?)a.Attribute("name") ?? ""))];
        var policy = HitPolicyOf(box);
        var table = new DecisionTable
        {
            HitPolicy = policy ?? HitPolicy.Unique,
            Aggregator = AggregatorOf(box, policy, clauses.Count),
            Inputs = [.. inputs.OfType<InputClause>()],
            Outputs = clauses,
            Annotations = annotations,
            Rules = IsWithinBounds(inputs.Count + clauses.Count + annotations.Length) ? Rules(inputs.Count, clauses, annotations) : [],
        };

        if (clauses.Count == 0)
        {
            _problems.Add(_here, box, "the table has no output");
        }
        else if (policy is HitPolicy.Priority or HitPolicy.OutputOrder && clauses.TrueForAll(c => c.Values.Count == 0))
        {
            _problems.Add(_here, box, "this hit policy needs an output with a list of output values, foremost first");
        }

        return table;
    }

    private IEnumerable<XElement> Named(string name) => box.Elements().Where(e => e.Name.LocalName == name);

    private static IEnumerable<XElement> Named(XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name);

    private HitPolicy? HitPolicyOf(XElement table)
    {
        var written = (string?)table.Attribute("hitPolicy") ?? "UNIQUE";
        HitPolicy? policy = written switch
        {
            "UNIQUE" => HitPolicy.Unique,
            "ANY" => HitPolicy.Any,
            "PRIORITY" => HitPolicy.Priority,
            "FIRST" => HitPolicy.First,
            "COLLECT" => HitPolicy.Collect,
            "RULE ORDER" => HitPolicy.RuleOrder,
            "OUTPUT ORDER" => HitPolicy.OutputOrder,
            _ => null,
        };
        if (policy is null)
        {
            _problems.Add(_here, table, $"unknown hit policy “{written}”");
        }

        return policy;
    }

    private Aggregator? AggregatorOf(XElement table, HitPolicy? policy, int outputs)
    {
        if ((string?)table.Attribute("aggregation") is not { } written)
        {
            return null;
        }

        Aggregator? aggregator = written switch
        {
            "SUM" => Aggregator.Sum,
            "MIN" => Aggregator.Min,
            "MAX" => Aggregator.Max,
            "COUNT" => Aggregator.Count,
            _ => null,
        };
        if (aggregator is null)
        {
            _problems.Add(_here, table, $"unknown aggregation “{written}”");
        }
        else if (policy != HitPolicy.Collect || outputs > 1)
        {
            _problems.Add(_here, table, $"the aggregation {written} needs hit policy COLLECT and a single output");
        }

        return aggregator;
    }

    private bool IsWithinBounds(int columns)
    {
        var rules = Named("rule").Count();
        if (rules > logic.Options.MaxRules)
        {
            _problems.Add(_here, box, string.Create(CultureInfo.InvariantCulture, $"the table has {rules} rules; {logic.Options.MaxRules} is the most"));
        }

        if (columns > logic.Options.MaxColumns)
        {
            _problems.Add(_here, box, string.Create(CultureInfo.InvariantCulture, $"the table has {columns} columns; {logic.Options.MaxColumns} is the most"));
        }

        return rules <= logic.Options.MaxRules && columns <= logic.Options.MaxColumns;
    }

    private InputClause? Input(XElement input)
    {
        var holder = Named(input, "inputExpression").FirstOrDefault() ?? input;
        var label = FeelNames.Tidy((string?)input.Attribute("label") ?? "");
        label = label.Length > 0 ? label : LogicReader.TextOf(holder);
        _columns.Add(label);

        var expression = logic.Expression(holder, _here with { Column = label });
        var values = Named(input, "inputValues").FirstOrDefault() is { } listed ? logic.Cell(listed, _here with { Column = label }) : null;
        return expression is null ? null : new InputClause(label, expression, values);
    }

    private OutputClause Output(XElement output, int count)
    {
        var name = FeelNames.Tidy((string?)output.Attribute("name") ?? "");
        if (name.Length == 0)
        {
            name = count == 1 ? logic.Owner.Name : FeelNames.Tidy((string?)output.Attribute("label") ?? "");
        }

        var place = _here with { Column = name };
        if (name.Length == 0 || _columns.Skip(_listed.Count == 0 ? int.MaxValue : _columns.Count - _listed.Count).Contains(name, StringComparer.Ordinal))
        {
            _problems.Add(place, output, name.Length == 0 ? "with more outputs each needs a name" : $"two outputs are called “{name}”");
        }

        var values = Named(output, "outputValues").FirstOrDefault() is { } listed ? logic.Cell(listed, place) : null;
        _columns.Add(name);
        _listed.Add(values);
        FeelExpression? fallback = null;
        if (Named(output, "defaultOutputEntry").FirstOrDefault() is { } entry)
        {
            fallback = logic.Expression(entry, place);
            CheckListed(fallback, values, entry, place);
        }

        return new OutputClause(name, (string?)output.Attribute("typeRef"), values?.Constants ?? [], fallback);
    }

    private List<DecisionRule> Rules(int inputs, List<OutputClause> outputs, string[] annotations)
    {
        var rules = new List<DecisionRule>();
        foreach (var element in Named("rule"))
        {
            var row = rules.Count + 1;
            var id = (string?)element.Attribute("id");
            var place = _here with { RuleId = id, Row = row };
            XElement[] cells = [.. Named(element, "inputEntry")];
            XElement[] results = [.. Named(element, "outputEntry")];
            XElement[] notes = [.. Named(element, "annotationEntry")];
            CheckCount(cells.Length, inputs, "input", element, place);
            CheckCount(results.Length, outputs.Count, "output", element, place);
            if (notes.Length > annotations.Length)
            {
                CheckCount(notes.Length, annotations.Length, "annotation", element, place);
            }

            rules.Add(new DecisionRule(id ?? string.Create(CultureInfo.InvariantCulture, $"{logic.Owner.Name} row {row}"), row)
            {
                Inputs = [.. cells.Take(inputs).Select((c, i) => logic.Cell(c, place with { Column = _columns[i] })).OfType<UnaryTests>()],
                Outputs = [.. results.Take(outputs.Count).Select((r, i) => Result(r, i, place with { Column = outputs[i].Name })).OfType<FeelExpression>()],
                Annotations = annotations.Index().DistinctBy(a => a.Item, StringComparer.Ordinal)
                    .ToDictionary(a => a.Item, a => a.Index < notes.Length ? LogicReader.TextOf(notes[a.Index]) : "", StringComparer.Ordinal),
                Description = Named(element, "description").FirstOrDefault()?.Value.Trim(),
            });
        }

        return rules;
    }

    private FeelExpression? Result(XElement cell, int column, Place place)
    {
        var result = logic.Expression(cell, place);
        CheckListed(result, _listed[column], cell, place);
        return result;
    }

    // A null says that there is nothing to say; it needs no place in the list.
    private void CheckListed(FeelExpression? result, UnaryTests? listed, XElement cell, Place place)
    {
        if (!logic.Options.AllowUnlistedOutputs
            && listed is not null
            && result is { IsConstant: true }
            && result.Evaluate(Nothing) is { } value
            && listed.Matches(value, Nothing) == false)
        {
            _problems.Add(place, cell, $"{result.Text} is not one of the output values {listed.Text}");
        }
    }

    private void CheckCount(int cells, int columns, string kind, XElement rule, Place place)
    {
        if (cells != columns)
        {
            _problems.Add(place, rule, string.Create(CultureInfo.InvariantCulture, $"the row has {cells} {kind} cells and the table {columns} {kind} columns"));
        }
    }
}
