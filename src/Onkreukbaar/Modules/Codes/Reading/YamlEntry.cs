using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Onkreukbaar.Modules.Codes;

/// <summary>One mapping of a YAML file, which can say on which line something is missing or wrong.</summary>
internal sealed class YamlEntry
{
    private readonly string file;
    private readonly YamlMappingNode node;

    private YamlEntry(string file, YamlNode node)
    {
        this.file = file;
        this.node = node as YamlMappingNode ?? throw Wrong(file, node, "a list of names with values is expected here");
    }

    public IEnumerable<string> Names => node.Children.Keys.Select(key => ((YamlScalarNode)key).Value ?? "");

    public static YamlEntry Document(string file, ReadOnlyMemory<byte> content) => new(file, Root(file, content));

    public static IReadOnlyList<YamlEntry> Documents(string file, ReadOnlyMemory<byte> content) => Items(file, Root(file, content));

    public string Required(string name) => Optional(name) ?? throw Wrong($"`{name}` is missing");

    public string? Optional(string name) => Find(name) switch
    {
        null => null,
        YamlScalarNode scalar => IsNull(scalar) ? null : scalar.Value,
        _ => throw Wrong($"`{name}` must be a single value"),
    };

    public bool Flag(string name) => Optional(name) is { } text && (text == "true" || (text == "false" ? false : throw Wrong($"`{name}` must be true or false")));

    /// <summary>True for the one word, false for the other; anything else is a slip of the pen.</summary>
    public bool OneOf(string name, string yes, string no) =>
        Required(name) is var word && (word == yes || (word == no ? false : throw Wrong($"`{name}` is {yes} or {no}")));

    public decimal? Number(string name) => Optional(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong($"`{name}` must be a number");

    public DateOnly? Date(string name) => Optional(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw Wrong($"`{name}` must be a date such as 2020-01-31");

    public LocalText Text(string name) => OptionalText(name) ?? throw Wrong($"`{name}` is missing");

    /// <summary>Both languages, or neither: English is never forgotten.</summary>
    public LocalText? OptionalText(string name) => Find(name) is null ? null : new LocalText(Entry(name).Required("nl"), Entry(name).Required("en"));

    public YamlEntry Entry(string name) => new(file, Find(name) ?? throw Wrong($"`{name}` is missing"));

    public IReadOnlyList<YamlEntry> List(string name) => Find(name) is { } list ? Items(file, list) : [];

    public IReadOnlyList<string> Strings(string name) => Find(name) is { } found ? Scalars(found) : [];

    public bool Has(string name) => Find(name) is not null;

    /// <summary>A list of names in which a nested list stands for names of equal weight.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups(string name) =>
        Find(name) is YamlSequenceNode list ? [.. list.Select(item => item is YamlScalarNode scalar ? [scalar.Value ?? ""] : Scalars(item))] : [];

    /// <summary>The plain structure below a name: null, text, list or dictionary.</summary>
    public object? Plain(string name) => Find(name) is { } found ? Plain(found) : null;

    public BrokenCodeException Wrong(string message) => Wrong(file, node, message);

    private static object? Plain(YamlNode node) => node switch
    {
        YamlScalarNode scalar => IsNull(scalar) ? null : scalar.Value,
        YamlSequenceNode list => list.Select(Plain).ToList(),
        YamlMappingNode map => map.Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value ?? "", pair => Plain(pair.Value), StringComparer.Ordinal),
        _ => null,
    };

    private static IReadOnlyList<YamlEntry> Items(string file, YamlNode node) =>
        node is YamlSequenceNode list ? [.. list.Select(item => new YamlEntry(file, item))] : throw Wrong(file, node, "a list is expected here");

    private static YamlNode Root(string file, ReadOnlyMemory<byte> content)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(new MemoryStream(content.ToArray()));
        var parser = new Parser(reader);
        try
        {
            stream.Load(parser);
        }
        catch (YamlException wrong)
        {
            throw new BrokenCodeException(new CodeProblem(file, wrong.Message, (int)wrong.Start.Line));
        }
        catch (InvalidOperationException)
        {
            // The parser gives up like this on some texts, such as a list that is never closed.
            throw new BrokenCodeException(new CodeProblem(file, "this is not YAML from here on", (int)(parser.Current?.End.Line ?? 1)));
        }

        return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : throw new BrokenCodeException(new CodeProblem(file, "the file is empty"));
    }

    private static bool IsNull(YamlScalarNode scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "null" or "~" or "";

    private static BrokenCodeException Wrong(string file, YamlNode node, string message) => new(new CodeProblem(file, message, (int)node.Start.Line));

    private YamlNode? Find(string name) => node.Children.TryGetValue(new YamlScalarNode(name), out var found) ? found : null;

    private IReadOnlyList<string> Scalars(YamlNode list) =>
        list is YamlSequenceNode sequence ? [.. sequence.Select(item => (item as YamlScalarNode)?.Value ?? throw Wrong("a plain value is expected in this list"))]
        : list is YamlScalarNode scalar ? (IsNull(scalar) ? [] : [scalar.Value!])
        : throw Wrong("a list is expected here");
}
