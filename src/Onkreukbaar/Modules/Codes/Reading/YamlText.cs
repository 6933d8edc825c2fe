using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Onkreukbaar.Modules.Codes;

/// <summary>Reads a YAML file as plain text in a bounded tree, and refuses everything else that YAML can be with its line.</summary>
internal static class YamlText
{
    public static YamlNode Root(string file, ReadOnlyMemory<byte> content)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(new MemoryStream(content.ToArray()));
        var parser = new PlainParser(file, new Parser(reader));
        try
        {
            stream.Load(parser);
        }
        catch (YamlException wrong)
        {
            throw new BrokenCodeException(CodeProblem.Quoting(file, "de YAML klopt hier niet", wrong.Message) with { Line = (int)wrong.Start.Line });
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            // The parser gives up like this on some texts, such as a list that is never closed.
            throw new BrokenCodeException(new CodeProblem(file, new("vanaf hier is dit geen YAML", "this is not YAML from here on"), parser.Line));
        }

        return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : throw new BrokenCodeException(new CodeProblem(file, new("dit bestand is leeg", "the file is empty")));
    }

    /// <summary>Looks at every event before a node is made of it: a node in a node in a node ... would use up the stack.</summary>
    private sealed class PlainParser(string file, Parser parser) : IParser
    {
        private const int Deepest = 20;
        private const int MostValues = 200_000;

        private readonly Stack<Place> places = [];
        private int documents;
        private int values;

        public ParsingEvent? Current => parser.Current;

        public int Line => (int)(parser.Current?.End.Line ?? 1);

        public bool MoveNext()
        {
            if (!parser.MoveNext())
            {
                return false;
            }

            if (WhyNot(parser.Current) is { } message)
            {
                throw new BrokenCodeException(new CodeProblem(file, message, (int)parser.Current!.Start.Line));
            }

            return true;
        }

        private LocalText? WhyNot(ParsingEvent? found) => found switch
        {
            AnchorAlias => new LocalText("een verwijzing (*) kan niet: schrijf het uit", "an alias (*) is not accepted: write it out"),
            NodeEvent { Anchor.IsEmpty: false } => new LocalText("een anker (&) kan niet: schrijf het uit waar het nodig is", "an anchor (&) is not accepted: write it out where it is needed"),
            DocumentStart => ++documents > 1 ? new LocalText("een tweede document (---) kan niet", "a second document (---) is not accepted") : null,
            Scalar => WhyNoValue(isPlain: true),
            MappingStart => WhyNoValue(isPlain: false) ?? Enter(isMapping: true),
            SequenceStart => WhyNoValue(isPlain: false) ?? Enter(isMapping: false),
            MappingEnd or SequenceEnd => Leave(),
            _ => null,
        };

        private LocalText? WhyNoValue(bool isPlain)
        {
            var isKey = places.TryPeek(out var place) && place.NextIsKey();
            return isKey && !isPlain ? new LocalText("een naam is gewone tekst", "a name must be plain text")
                : ++values > MostValues ? new LocalText($"een bestand heeft hoogstens {MostValues} waarden", $"a file holds at most {MostValues} values")
                : null;
        }

        private LocalText? Enter(bool isMapping)
        {
            places.Push(new Place(isMapping));
            return places.Count > Deepest ? new LocalText($"dit zit meer dan {Deepest} lagen diep", $"this is nested more than {Deepest} deep") : null;
        }

        private LocalText? Leave()
        {
            places.Pop();
            return null;
        }
    }

    /// <summary>Where the parser is: in a list, or in a mapping, in which names and values take turns.</summary>
    private sealed class Place(bool isMapping)
    {
        private bool wasKey;

        public bool NextIsKey() => wasKey = isMapping && !wasKey;
    }
}
