using System.Globalization;
using System.Text;
using Onkreukbaar.Modules.Codes;
using YamlDotNet.RepresentationModel;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>Changes to the files of a code that need no editor: its day and name, a limit, and the answers that examples must get.</summary>
internal static class EditedFiles
{
    private const string Limits = "parameters";
    private const string Expected = "verwacht";
    private const string Adopted = "vastgesteld";

    public static CodeFiles WithHead(this CodeFiles files, string label, DateOnly from) => files.Edited(CodeReader.FileName, root =>
    {
        var head = (YamlMappingNode)root;
        (head.Children["versie"], head.Children["geldigVan"], head.Children["geldigTot"]) = (Text(label), Text(Iso(from)), Nothing);
        // Who adopted the old version, and until when that one ran, says nothing about this one.
        (head.Children["looptijdTot"], head.Children[Adopted]) = (Nothing, Adoption(by: null, on: null, signedBy: []));
    });

    /// <summary>Who adopts this version, on which day, and who puts their name under it; each may stay open.</summary>
    public static CodeFiles WithAdoption(this CodeFiles files, string? by, DateOnly? on, IReadOnlyList<string> signedBy) =>
        files.Edited(CodeReader.FileName, root => ((YamlMappingNode)root).Children[Adopted] = Adoption(by, on, signedBy));

    /// <summary>From its day on the limit has this value; what it was before stays for the days before.</summary>
    public static CodeFiles WithParameter(this CodeFiles files, string name, decimal value, DateOnly from) => files.Edited(CodeReader.FileName, root =>
    {
        var list = (YamlSequenceNode)((YamlMappingNode)root).Children[Limits];
        var before = list.Children.OfType<YamlMappingNode>().Last(entry => Value(entry, "naam") == name);
        var (place, number) = (list.Children.IndexOf(before), new YamlScalarNode(value.ToString(CultureInfo.InvariantCulture)));
        if (Value(before, "vanaf") == Iso(from))
        {
            before.Children["waarde"] = number;
            return;
        }

        list.Children.Insert(place + 1, new YamlMappingNode(before.Children.Select(pair => ((YamlScalarNode)pair.Key).Value switch
        {
            "waarde" => KeyValuePair.Create(pair.Key, (YamlNode)number),
            "vanaf" => KeyValuePair.Create(pair.Key, (YamlNode)Text(Iso(from))),
            _ => pair,
        })));
    });

    /// <summary>The text of the document itself; an empty one takes it away.</summary>
    public static CodeFiles WithFullText(this CodeFiles files, string text) =>
        text.Length == 0 ? files.Without(CodeReader.FullTextFile) : files.With(CodeReader.FullTextFile, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));

    /// <summary>An example must get the answer that the new rules give it; what it said nothing about it still says nothing about.</summary>
    public static CodeFiles WithAnswer(this CodeFiles files, string casesFile, string practice, Answer answer) => files.Edited(casesFile, root =>
    {
        var entry = ((YamlSequenceNode)root).Children.OfType<YamlMappingNode>().Single(found => Value(found, "id") == practice);
        var expected = (YamlMappingNode)entry.Children[Expected];
        Put(expected, "oordeel", new YamlScalarNode(answer.Verdict));
        Put(expected, "plichten", Words(answer.Duties.Select(duty => duty.ToString())));
        Put(expected, "bestemmingen", Words(answer.Dispositions));
        Put(expected, "stappen", Words(answer.Steps.Select(step => step.ToString())));
        Put(expected, "nogNodig", Words(answer.Needed));
        Put(expected, "onderdelen", new YamlSequenceNode(answer.Parts.Select(part => new YamlMappingNode("oordeel", part.Verdict) { { "bestemmingen", Words(part.Dispositions) } })));
    });

    private static YamlMappingNode Adoption(string? by, DateOnly? on, IReadOnlyList<string> signedBy)
    {
        var adoption = new YamlMappingNode("door", by is null ? Nothing : Text(by), "op", on is { } day ? Text(Iso(day)) : Nothing);
        if (signedBy.Count > 0)
        {
            adoption.Add("ondertekend", new YamlSequenceNode(signedBy.Select(Text)));
        }

        return adoption;
    }

    private static void Put(YamlMappingNode expected, string name, YamlNode value)
    {
        if (expected.Children.ContainsKey(name))
        {
            expected.Children[name] = value;
        }
    }

    public static CodeFiles Edited(this CodeFiles files, string name, Action<YamlNode> edit)
    {
        var stream = new YamlStream();
        using (var reader = new StringReader(Encoding.UTF8.GetString(files.Required(name))))
        {
            stream.Load(reader);
        }

        edit(stream.Documents[0].RootNode);
        using var written = new StringWriter(CultureInfo.InvariantCulture);
        stream.Save(written, assignAnchors: false);
        return files.With(name, Encoding.UTF8.GetBytes(written.ToString()));
    }

    private static YamlScalarNode Nothing => new("null");

    private static YamlSequenceNode Words(IEnumerable<string> words) => new(words.Select(word => new YamlScalarNode(word)));

    public static YamlScalarNode Text(string text) => new(text) { Style = YamlDotNet.Core.ScalarStyle.DoubleQuoted };

    public static string? Value(YamlMappingNode entry, string name) => entry.Children.TryGetValue(name, out var value) ? ((YamlScalarNode)value).Value : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
