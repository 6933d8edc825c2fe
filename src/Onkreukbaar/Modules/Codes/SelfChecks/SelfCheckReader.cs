using System.Text.RegularExpressions;

namespace Onkreukbaar.Modules.Codes;

/// <summary>Reads the self-checks of a code, zelftests/&lt;name&gt;.yaml.</summary>
internal static partial class SelfCheckReader
{
    private const string Folder = "zelftests/";
    private const string Extension = ".yaml";

    public static IReadOnlyList<SelfCheck> Read(CodeFiles files, YamlFiles yaml) =>
        [.. files.Names.Where(file => file.StartsWith(Folder, StringComparison.Ordinal)).Select(file => ReadCheck(file, yaml))];

    private static SelfCheck ReadCheck(string file, YamlFiles yaml)
    {
        var name = FileName().Match(file) is { Success: true } match ? match.Groups["name"].Value
            : throw new BrokenCodeException(new CodeProblem(file, new(
                $"een zelftest is een bestand {Folder}<naam>{Extension} met kleine letters, cijfers en streepjes in de naam",
                $"a self-check is a file {Folder}<name>{Extension} with small letters, digits and hyphens in its name")));
        var entry = yaml.Document(file);
        var questions = entry.Distinct("vragen", "naam").Select(ReadQuestion).ToList();
        var topics = entry.Strings("bij");
        var isGeneral = entry.Flag("algemeen");
        return new SelfCheck
        {
            Name = name,
            Title = entry.Text("titel"),
            Introduction = entry.Text("inleiding"),
            Article = entry.Required("artikel"),
            IsGeneral = !isGeneral || topics.Count == 0 ? isGeneral : throw entry.Wrong("`algemeen` hoort bij elk onderwerp, dus `bij` noemt er geen", "`algemeen` goes with every topic, so `bij` names none"),
            Topics = topics,
            Questions = questions.Count > 0 ? questions : throw entry.Missing("vragen"),
            Outcomes = ReadOutcomes(file, entry, questions.Count),
            WhenUnknown = ReadOutcome(file, entry.Entry("weetNiet"), CheckOutcome.Nowhere),
        };
    }

    private static ControlQuestion ReadQuestion(YamlEntry entry) =>
        new(entry.Required("naam"), entry.Text("vraag"), entry.OptionalText("hulp"), entry.OneOf("waarschuwing", "ja", "nee"));

    /// <summary>From no warning upwards, each from more warnings than the one before, and none that can never be reached.</summary>
    private static List<CheckOutcome> ReadOutcomes(string file, YamlEntry entry, int questions)
    {
        var outcomes = entry.List("uitkomsten").Select(outcome => ReadOutcome(file, outcome, outcome.Whole("vanaf") ?? throw outcome.Missing("vanaf"))).ToList();
        var from = outcomes.ConvertAll(outcome => outcome.From);
        return from.Count == 0 || from[0] != 0 ? throw entry.Wrong("de eerste van de `uitkomsten` is `vanaf: 0`", "the first of `uitkomsten` is `vanaf: 0`")
            : from.Zip(from.Skip(1)).Any(pair => pair.First >= pair.Second) ? throw entry.Wrong("`uitkomsten` gaan van weinig waarschuwingen naar veel", "`uitkomsten` go from few warnings to many")
            : from[^1] > questions ? throw entry.Wrong($"een uitkomst vanaf {from[^1]} waarschuwingen komt nooit voor bij {questions} vragen", $"an outcome from {from[^1]} warnings is never reached with {questions} questions")
            : outcomes;
    }

    private static CheckOutcome ReadOutcome(string file, YamlEntry entry, int from)
    {
        var text = entry.Text("tekst");
        foreach (var language in new[] { text.Nl, text.En })
        {
            TextReader.Showable(file, "tekst", language);
        }

        return new CheckOutcome(from, entry.Text("kop"), text, entry.Strings("praatMet"));
    }

    [GeneratedRegex(@"^zelftests/(?<name>[a-z0-9]+(-[a-z0-9]+)*)\.yaml$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex FileName();
}
