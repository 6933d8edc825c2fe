using YamlDotNet.RepresentationModel;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The YAML files of one code. They remember what was asked of them: what nobody asked for is a slip of the pen.</summary>
internal sealed class YamlFiles(CodeFiles files)
{
    private readonly List<YamlFile> opened = [];

    /// <summary>A file that is one mapping.</summary>
    public YamlEntry Document(string name) => new(Open(name), opened[^1].Root);

    /// <summary>A file that is a list of mappings.</summary>
    public IReadOnlyList<YamlEntry> Documents(string name) => YamlEntry.Items(Open(name), opened[^1].Root);

    public IEnumerable<CodeProblem> Unread() => opened.SelectMany(file => file.Unread());

    private YamlFile Open(string name)
    {
        opened.Add(new YamlFile(name, YamlText.Root(name, files.Required(name))));
        return opened[^1];
    }
}

internal sealed class YamlFile(string name, YamlNode root)
{
    // There are no aliases, so every node stands in one place.
    private readonly HashSet<YamlNode> read = new(ReferenceEqualityComparer.Instance);

    public YamlNode Root { get; } = root;

    public void Read(YamlNode node) => read.Add(node);

    public void ReadAll(YamlNode node) => read.UnionWith(node.AllNodes);

    public IEnumerable<CodeProblem> Unread() => Unread(Root);

    public BrokenCodeException Wrong(YamlNode node, string message) => new(Problem(node, message));

    private IEnumerable<CodeProblem> Unread(YamlNode node) => node switch
    {
        YamlSequenceNode list => list.SelectMany(Unread),
        YamlMappingNode map => map.Children.SelectMany(pair => read.Contains(pair.Value) ? Unread(pair.Value) : [Problem(pair.Key, $"`{pair.Key}` is not a name that can stand here")]),
        _ => [],
    };

    private CodeProblem Problem(YamlNode node, string message) => new(name, message, (int)node.Start.Line);
}
