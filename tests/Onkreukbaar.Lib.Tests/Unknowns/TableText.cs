using System.Security;
using System.Text;
using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Unknowns;

/// <summary>
/// A decision table as a person would type it: a row is <c>id | cell | cell -> output | output</c>, an output column
/// may list its values, foremost first: <c>verdict: "refuse", "ask"</c>.
/// </summary>
internal sealed record TableText(string Name, string HitPolicy, string[] Columns, string[] Outputs, string[] Rows)
{
    public static DecisionModel Read(string[] facts, string[] constants, params TableText[] tables)
    {
        using var xml = new MemoryStream(Encoding.UTF8.GetBytes(Xml(facts, tables)));
        return DecisionModel.Read(xml, new ReadOptions { Constants = constants });
    }

    private static string Xml(string[] facts, TableText[] tables) => $"""
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
        {string.Concat(facts.Select(fact => $"""<inputData id="i_{fact}" name="{fact}"><variable id="v_{fact}" name="{fact}"/></inputData>"""))}
        {string.Concat(tables.Select(table => table.Xml(facts)))}
        </definitions>
        """;

    private string Xml(string[] facts) => $"""
        <decision id="d_{Name}" name="{Name}"><variable id="dv_{Name}" name="{Name}"/>
        {string.Concat(Columns.Distinct(StringComparer.Ordinal).Select((column, i) => $"""
        <informationRequirement id="r_{Name}_{i}">{(facts.Contains(column, StringComparer.Ordinal) ? $"""<requiredInput href="#i_{column}"/>""" : $"""<requiredDecision href="#d_{column}"/>""")}</informationRequirement>
        """))}
        <decisionTable id="t_{Name}" hitPolicy="{HitPolicy}">
        {string.Concat(Columns.Select((column, i) => $"""<input id="c_{Name}_{i}" label="{column}"><inputExpression id="e_{Name}_{i}"><text>{column}</text></inputExpression></input>"""))}
        {string.Concat(Outputs.Select((output, i) => Output(output, i)))}
        {string.Concat(Rows.Select(Row))}
        </decisionTable></decision>
        """;

    private string Output(string output, int i)
    {
        var parts = output.Split(':', 2, StringSplitOptions.TrimEntries);
        return $"""
            <output id="o_{Name}_{i}" name="{parts[0]}">{(parts.Length > 1 ? $"""<outputValues id="ov_{Name}_{i}"><text>{Escaped(parts[1])}</text></outputValues>""" : "")}</output>
            """;
    }

    private string Row(string row)
    {
        var sides = row.Split("->", StringSplitOptions.TrimEntries);
        var inputs = sides[0].Split('|', StringSplitOptions.TrimEntries);
        var id = inputs[0];
        var cells = inputs[1..].Select((cell, i) => $"""<inputEntry id="{id}_{Name}_i{i}"><text>{Escaped(cell)}</text></inputEntry>""");
        var outputs = sides[1].Split('|', StringSplitOptions.TrimEntries).Select((cell, i) => $"""<outputEntry id="{id}_{Name}_o{i}"><text>{Escaped(cell)}</text></outputEntry>""");
        return $"""<rule id="{id}">{string.Concat(cells)}{string.Concat(outputs)}</rule>""";
    }

    private static string Escaped(string text) => SecurityElement.Escape(text);
}
