using System.Collections.Frozen;

namespace Onkreukbaar.Modules.Codes.Compare;

/// <summary>Rows on which codes can be laid side by side, under one heading.</summary>
internal sealed record RowGroup(string Name, LocalText Label, IReadOnlyList<ComparisonRow> Rows);

/// <summary>One thing that codes can differ in.</summary>
internal sealed record ComparisonRow(string Name, LocalText Label);

/// <summary>What one code says about a row: in words of ours, or by a limit that it has anyway.</summary>
internal sealed record Characteristic(string Row, LocalText? Value, string? Parameter, string Article);

/// <summary>What a code says on the rows on which codes are compared. A code that says nothing about one has no entry for it.</summary>
internal sealed record Characteristics(IReadOnlyList<RowGroup> Groups, IReadOnlyDictionary<string, Characteristic> Values)
{
    /// <summary>Of a version that came without.</summary>
    public static readonly Characteristics None = new([], FrozenDictionary<string, Characteristic>.Empty);

    public Characteristic? Of(ComparisonRow row) => Values.GetValueOrDefault(row.Name);
}

/// <summary>Reads them: the rows are the same for all codes, and stand beside the vocabulary.</summary>
internal static class CharacteristicReader
{
    /// <summary>The rows, for all codes.</summary>
    public const string RowsFile = "kenmerken.yaml";

    /// <summary>What a code says about them.</summary>
    public const string FileName = "vergelijking.yaml";

    public static Characteristics Read(CodeFiles files, YamlFiles yaml)
    {
        if (!files.Names.Contains(FileName, StringComparer.Ordinal))
        {
            return Characteristics.None;
        }

        var groups = yaml.Document(RowsFile).List("groepen").Select(ReadGroup).ToList();
        var known = groups.SelectMany(group => group.Rows).Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        var values = new Dictionary<string, Characteristic>(StringComparer.Ordinal);
        foreach (var entry in yaml.Documents(FileName))
        {
            var characteristic = ReadCharacteristic(entry);
            if (!known.Contains(characteristic.Row) || !values.TryAdd(characteristic.Row, characteristic))
            {
                throw entry.Wrong($"`{characteristic.Row}` is geen rij van {RowsFile}, of staat hier twee keer", $"`{characteristic.Row}` is no row of {RowsFile}, or stands here twice");
            }
        }

        return new Characteristics(groups, values);
    }

    public static IEnumerable<CodeProblem> Problems(CodeVersion version)
    {
        foreach (var value in version.Characteristics.Values.Values)
        {
            if (version.Headings.All(heading => heading.Anchor != value.Article))
            {
                yield return new CodeProblem(FileName, new($"{value.Row}: `{value.Article}` is geen kop van deze code", $"{value.Row}: `{value.Article}` is not a heading of this code"));
            }

            if (value.Parameter is { } name && version.Parameters.All(parameter => parameter.Name != name))
            {
                yield return new CodeProblem(FileName, new($"{value.Row}: `{name}` is geen parameter van deze code", $"{value.Row}: `{name}` is not a parameter of this code"));
            }
        }
    }

    private static RowGroup ReadGroup(YamlEntry group) => new(group.Required("naam"), group.Text("label"), [.. group.List("kenmerken").Select(ReadRow)]);

    private static ComparisonRow ReadRow(YamlEntry row)
    {
        row.ForPeople("bron");
        return new ComparisonRow(row.Required("naam"), row.Text("label"));
    }

    private static Characteristic ReadCharacteristic(YamlEntry entry)
    {
        var (value, parameter) = (entry.OptionalText("waarde"), entry.Optional("parameter"));
        return (value is null) != (parameter is null) ? new Characteristic(entry.Required("naam"), value, parameter, entry.Required("artikel"))
            : throw entry.Wrong("een rij heeft een `waarde`, of anders de `parameter` waar die staat", "a row has either a `waarde` or the `parameter` that says it");
    }
}
