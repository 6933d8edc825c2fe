using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Onkreukbaar.Modules.Codes;

/// <summary>One mapping of a YAML file, which can say on which line something is missing or wrong.</summary>
internal sealed class YamlEntry
{
    private const decimal Largest = 1_000_000_000_000;

    private readonly YamlFile file;
    private readonly YamlMappingNode node;

    public YamlEntry(YamlFile file, YamlNode node)
    {
        this.file = file;
        this.node = node as YamlMappingNode ?? throw file.Wrong(node, "hier hoort een lijst van namen met waarden", "a list of names with values is expected here");
    }

    public IEnumerable<string> Names => node.Children.Keys.Select(Name);

    public static IReadOnlyList<YamlEntry> Items(YamlFile file, YamlNode node) =>
        node is YamlSequenceNode list ? [.. list.Select(item => new YamlEntry(file, item))] : throw NoList(file, node);

    public string Required(string name) => Optional(name) ?? throw Missing(name);

    public string? Optional(string name) => Find(name) switch
    {
        null => null,
        YamlScalarNode scalar => IsNull(scalar) ? null : scalar.Value,
        { } other => throw file.Wrong(other, $"bij `{name}` hoort één waarde", $"`{name}` must be a single value"),
    };

    public bool Flag(string name) => Optional(name) is { } text && (text == "true" || (text == "false" ? false : throw Wrong($"`{name}` is true of false", $"`{name}` must be true or false")));

    /// <summary>True for the one word, false for the other; anything else is a slip of the pen.</summary>
    public bool OneOf(string name, string yes, string no) =>
        Required(name) is var word && (word == yes || (word == no ? false : throw Wrong($"`{name}` is {yes} of {no}", $"`{name}` is {yes} or {no}")));

    // No sign between the thousands: 50,00 would be five thousand.
    public decimal? Number(string name) => Optional(name) is not { } text ? null
        : !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? throw Wrong($"`{name}` is een getal zoals 50.00", $"`{name}` must be a number such as 50.00")
        : Math.Abs(number) > Largest ? throw Wrong($"het getal bij `{name}` is te groot", $"`{name}` is too large a number")
        : number;

    public int? Whole(string name) => Optional(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong($"`{name}` is een heel getal", $"`{name}` must be a whole number");

    public DateOnly? Date(string name) => Optional(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw Wrong($"`{name}` is een datum zoals 2020-01-31", $"`{name}` must be a date such as 2020-01-31");

    public LocalText Text(string name) => OptionalText(name) ?? throw Missing(name);

    /// <summary>Both languages, or neither: English is never forgotten.</summary>
    public LocalText? OptionalText(string name) => Find(name) is null ? null : new LocalText(Entry(name).Required("nl"), Entry(name).Required("en"));

    /// <summary>A word that is the same in both languages, or one for each.</summary>
    public LocalText SameOrText(string name) => Find(name) is YamlScalarNode ? new LocalText(Required(name), Required(name)) : Text(name);

    public YamlEntry Entry(string name) => new(file, Find(name) ?? throw Missing(name));

    public IReadOnlyList<YamlEntry> List(string name) => Find(name) is { } list ? Items(file, list) : [];

    /// <summary>A list in which no two entries have the same name.</summary>
    public IReadOnlyList<YamlEntry> Distinct(string list, string key)
    {
        var entries = List(list);
        var twice = entries.GroupBy(entry => entry.Required(key), StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        return twice is null ? entries : throw twice.Last().Twice(twice.Key);
    }

    public IReadOnlyList<string> Strings(string name) => Find(name) is { } found ? Scalars(found) : [];

    public bool Has(string name) => Find(name) is not null;

    /// <summary>What may stand here for people, and says nothing to the program.</summary>
    public void ForPeople(string name)
    {
        if (Find(name) is { } found)
        {
            file.ReadAll(found);
        }
    }

    /// <summary>A list of names in which a nested list stands for names of equal weight.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups(string name) => Find(name) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Select(Scalars)],
        { } other => throw file.Wrong(other, $"bij `{name}` hoort een lijst", $"`{name}` must be a list"),
    };

    /// <summary>The plain structure below a name: null, text, list or dictionary.</summary>
    public object? Plain(string name)
    {
        if (Find(name) is not { } found)
        {
            return null;
        }

        file.ReadAll(found);
        return Plain(found);
    }

    public BrokenCodeException Wrong(string nl, string en) => file.Wrong(node, nl, en);

    public BrokenCodeException Missing(string name) => Wrong($"`{name}` ontbreekt", $"`{name}` is missing");

    public BrokenCodeException Twice(string name) => Wrong($"`{name}` staat hier twee keer", $"`{name}` stands here twice");

    public BrokenCodeException NoneOf(string name, IEnumerable<string> words) => Wrong($"`{name}` is een van {string.Join(", ", words)}", $"`{name}` is one of {string.Join(", ", words)}");

    private static BrokenCodeException NoList(YamlFile file, YamlNode node) => file.Wrong(node, "hier hoort een lijst", "a list is expected here");

    private static object? Plain(YamlNode node) => node switch
    {
        YamlScalarNode scalar => IsNull(scalar) ? null : scalar.Value,
        YamlSequenceNode list => list.Select(Plain).ToList(),
        YamlMappingNode map => map.Children.ToDictionary(pair => Name(pair.Key), pair => Plain(pair.Value), StringComparer.Ordinal),
        _ => null,
    };

    // That a name is plain text was seen while parsing.
    private static string Name(YamlNode key) => ((YamlScalarNode)key).Value ?? "";

    private static bool IsNull(YamlScalarNode scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "null" or "~" or "";

    private YamlNode? Find(string name)
    {
        if (!node.Children.TryGetValue(new YamlScalarNode(name), out var found))
        {
            return null;
        }

        file.Read(found);
        return found;
    }

    private IReadOnlyList<string> Scalars(YamlNode list) => list switch
    {
        YamlSequenceNode sequence => [.. sequence.Select(item => (item as YamlScalarNode)?.Value ?? throw file.Wrong(item, "in deze lijst hoort hier één waarde", "a plain value is expected in this list"))],
        YamlScalarNode scalar => IsNull(scalar) ? [] : [scalar.Value!],
        _ => throw NoList(file, list),
    };
}
