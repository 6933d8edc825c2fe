using System.Collections.Concurrent;
using YamlDotNet.RepresentationModel;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The YAML files of one code. They remember what was asked of them: what nobody asked for is a slip of the pen.</summary>
internal sealed class YamlFiles(CodeFiles files, SharedVocabulary? shared = null)
{
    private readonly List<YamlFile> opened = [];

    /// <summary>A file that is one mapping.</summary>
    public YamlEntry Document(string name) => new(Open(name), opened[^1].Root);

    /// <summary>A file that is a list of mappings.</summary>
    public IReadOnlyList<YamlEntry> Documents(string name) => YamlEntry.Items(Open(name), opened[^1].Root);

    /// <summary>One file that stands by itself, of which every word must be read.</summary>
    /// <exception cref="BrokenCodeException">The file says something that cannot be.</exception>
    public static T ReadOne<T>(string folder, string name, Func<YamlFiles, T> read)
    {
        var files = new YamlFiles(new CodeFiles([KeyValuePair.Create(name, File.ReadAllBytes(Path.Combine(folder, name)))]));
        var content = read(files);
        return files.Unread().ToList() is { Count: > 0 } problems ? throw new BrokenCodeException(problems) : content;
    }

    public IEnumerable<CodeProblem> Unread() => opened.SelectMany(file => file.Unread());

    private YamlFile Open(string name)
    {
        var content = files.Required(name);
        opened.Add(new YamlFile(name, shared?.Root(name, content) ?? YamlText.Root(name, content)));
        return opened[^1];
    }
}

/// <summary>Codes that are read together are written in the same words: each file of the vocabulary is parsed once.</summary>
internal sealed class SharedVocabulary
{
    private readonly ConcurrentDictionary<string, (byte[] Content, YamlNode Root)> parsed = new(StringComparer.Ordinal);

    /// <summary>Null for any other file.</summary>
    public YamlNode? Root(string file, byte[] content)
    {
        if (!file.StartsWith(VocabularyReader.Folder, StringComparison.Ordinal))
        {
            return null;
        }

        if (!parsed.TryGetValue(file, out var known) || !known.Content.AsSpan().SequenceEqual(content))
        {
            parsed[file] = known = (content, YamlText.Root(file, content));
        }

        return known.Root;
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

    public BrokenCodeException Wrong(YamlNode node, string nl, string en) => new(Problem(node, nl, en));

    private IEnumerable<CodeProblem> Unread(YamlNode node) => node switch
    {
        YamlSequenceNode list => list.SelectMany(Unread),
        YamlMappingNode map => map.Children.SelectMany(pair => read.Contains(pair.Value) ? Unread(pair.Value) : [Problem(pair.Key, $"de naam `{pair.Key}` kan hier niet staan", $"`{pair.Key}` is not a name that can stand here")]),
        _ => [],
    };

    private CodeProblem Problem(YamlNode node, string nl, string en) => new(name, new(nl, en), (int)node.Start.Line);
}
