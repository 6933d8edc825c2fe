using System.Globalization;
using System.Xml.Linq;
using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Decisions;

/// <summary>The models and expected results of the DMN Technology Compatibility Kit, when they are at hand.</summary>
internal static class TckCases
{
    public const string Absent = "The DMN TCK is not here: set DMN_TCK, or put compliance-level-2 in ../shared/dmn-tck beside the repository.";

    private static readonly XNamespace Tests = "http://www.omg.org/spec/DMN/20160719/testcase";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static string? Folder { get; } = Find();

    public static IReadOnlyList<string> Models { get; } =
        Folder is null ? [] : [.. Directory.EnumerateFiles(Folder, "*.dmn", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static IEnumerable<(string File, string Case)> All() =>
        from model in Models
        from file in Directory.EnumerateFiles(Path.GetDirectoryName(model)!, "*-test-*.xml").Order(StringComparer.Ordinal)
        from test in XDocument.Load(file).Descendants(Tests + "testCase")
        select (Path.GetRelativePath(Folder!, file), test.Attribute("id")!.Value);

    /// <summary>Runs one case and answers what is not as expected; and how many results were compared.</summary>
    public static (List<string> Differences, int Compared) Run(string file, string id, Func<object?, object?>? spoil = null)
    {
        var document = XDocument.Load(Path.Combine(Folder!, file)).Root!;
        var model = Read(Path.Combine(Folder!, Path.GetDirectoryName(file)!, document.Element(Tests + "modelName")!.Value));
        var test = document.Elements(Tests + "testCase").Single(t => t.Attribute("id")!.Value == id);
        var inputs = test.Elements(Tests + "inputNode").ToDictionary(i => i.Attribute("name")!.Value, Value, StringComparer.Ordinal);
        var differences = new List<string>();
        var compared = 0;
        foreach (var result in test.Elements(Tests + "resultNode"))
        {
            var name = result.Attribute("name")!.Value;
            var expected = Value(result.Element(Tests + "expected")!);
            var answer = model.Evaluate(name, inputs);
            compared++;
            if (!Same(spoil is null ? expected : spoil(expected), answer))
            {
                differences.Add($"{name}: expected {FeelText.Of(expected)}, answered {FeelText.Of(answer)}");
            }
        }

        return (differences, compared);
    }

    public static bool Same(object? expected, object? actual) => (expected, actual) switch
    {
        (decimal x, decimal y) => Math.Abs(x - y) < 1e-8m,
        (IReadOnlyList<object?> x, IReadOnlyList<object?> y) => x.Count == y.Count && x.Zip(y).All(p => Same(p.First, p.Second)),
        (IReadOnlyDictionary<string, object?> x, IReadOnlyDictionary<string, object?> y) =>
            x.Count == y.Count && x.All(p => y.TryGetValue(p.Key, out var other) && Same(p.Value, other)),
        _ => Equals(expected, actual),
    };

    // One of the models (0110) answers "Basic" in a column that lists only "Best" and "Standard".
    private static DecisionModel Read(string path)
    {
        using var file = File.OpenRead(path);
        return DecisionModel.Read(file, new ReadOptions { AllowUnlistedOutputs = true });
    }

    private static object? Value(XElement holder)
    {
        if (holder.Element(Tests + "list") is { } list)
        {
            return list.Elements(Tests + "item").Select(Value).ToList();
        }

        if (holder.Elements(Tests + "component").Any())
        {
            return holder.Elements(Tests + "component").ToDictionary(c => c.Attribute("name")!.Value, Value, StringComparer.Ordinal);
        }

        var value = holder.Element(Tests + "value")!;
        if ((bool?)value.Attribute(Xsi + "nil") == true)
        {
            return null;
        }

        return value.Attribute(Xsi + "type")?.Value switch
        {
            "xsd:string" => value.Value,
            "xsd:boolean" => bool.Parse(value.Value),
            "xsd:decimal" or "xsd:double" => decimal.Parse(value.Value, NumberStyles.Float, CultureInfo.InvariantCulture),
            var other => throw new NotSupportedException($"The kit has a value of type {other}."),
        };
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("DMN_TCK") is { Length: > 0 } given)
        {
            return Directory.Exists(given) ? given : null;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Onkreukbaar.slnx")))
        {
            folder = folder.Parent;
        }

        var beside = folder is null ? null : Path.Combine(folder.FullName, "..", "shared", "dmn-tck", "compliance-level-2");
        return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
    }
}
