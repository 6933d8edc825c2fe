using System.Text;
using Onkreukbaar.Decisions;
using Onkreukbaar.Modules.Codes.Compare;

namespace Onkreukbaar.Modules.Codes;

/// <summary>Reads a version of a code from its files and refuses it when anything is wrong, naming the place.</summary>
internal static class CodeReader
{
    /// <summary>The name by which a cell asks whether a fact is not known.</summary>
    public const string Unknown = "onbekend";

    /// <summary>What a code says about itself.</summary>
    public const string FileName = "code.yaml";

    /// <summary>The whole text of the document, where the body put it there itself.</summary>
    public const string FullTextFile = "tekst.md";

    private const string TopicFolder = "onderwerpen/";
    private const string TopicExtension = ".yaml";

    public static CodeVersion Read(string body, string code, CodeFiles files, SharedVocabulary? shared = null)
    {
        var yaml = new YamlFiles(files, shared);
        var version = Parse(body, code, files, yaml);
        var problems = yaml.Unread().Concat(CodeChecks.Run(version)).ToList();
        return problems.Count == 0 ? version : throw new BrokenCodeException(problems);
    }

    /// <summary>Without today's checks: a version in force was checked when it came in, and keeps answering under newer ones.</summary>
    public static CodeVersion Parse(string body, string code, CodeFiles files) => Parse(body, code, files, new YamlFiles(files));

    /// <summary>Only what a version says about itself, for a list of versions.</summary>
    public static AboutVersion ReadAbout(CodeFiles files) => ReadAbout(new YamlFiles(files).Document(FileName));

    /// <summary>The topics that have a file of their own in a code; in an older version they stand in <see cref="FileName"/>.</summary>
    public static IReadOnlyList<string> TopicsIn(IEnumerable<string> files) =>
        [.. files.Where(file => file.StartsWith(TopicFolder, StringComparison.Ordinal) && file.EndsWith(TopicExtension, StringComparison.Ordinal)).Select(file => file[TopicFolder.Length..^TopicExtension.Length]).Order(StringComparer.Ordinal)];

    /// <summary>Where a code says that it speaks about a topic, and how it asks.</summary>
    public static string TopicFile(string topic) => $"{TopicFolder}{topic}{TopicExtension}";

    private static AboutVersion ReadAbout(YamlEntry entry) => new(
        entry.Required("titel"), entry.Required("versie"), entry.Date("geldigVan"), entry.Date("geldigTot"), entry.Strings("doelgroepen"));

    private static CodeVersion Parse(string body, string code, CodeFiles files, YamlFiles yaml)
    {
        var topics = TopicsIn(files.Names);
        var vocabulary = VocabularyReader.Read(yaml, topics);
        var entry = yaml.Document(FileName);
        if (entry.Required("organisatie") != body || entry.Required("code") != code)
        {
            var folder = $"{entry.Required("organisatie")}/{entry.Required("code")}";
            throw entry.Wrong($"dit bestand hoort in de map {folder}", $"this file belongs in the folder {folder}");
        }

        entry.ForPeople("bron");
        var about = ReadAbout(entry);
        var parameters = entry.List("parameters").Select(ReadParameter).ToList();
        return new CodeVersion
        {
            Body = body,
            Code = code,
            Hash = files.Hash,
            Title = about.Title,
            Version = about.Version,
            AdoptedBy = entry.Entry("vastgesteld").Optional("door"),
            AdoptedOn = entry.Entry("vastgesteld").Date("op"),
            SignedBy = entry.Entry("vastgesteld").Strings("ondertekend"),
            LegalBasis = entry.Optional("wettelijkeBasis"),
            ModelledOn = entry.Optional("voorbeeld"),
            Integrity = entry.Optional("integriteit"),
            Principles = ReadValues(entry, "principes"),
            ValidFrom = about.ValidFrom,
            ValidTo = about.ValidTo,
            RunsUntil = entry.Date("looptijdTot"),
            Audiences = about.Audiences,
            OtherAudiences = entry.Strings("andereDoelgroepen"),
            Notice = TextReader.Showable(FileName, "mededeling", entry.Required("mededeling").Trim()),
            Headings = [.. entry.List("koppen").Select(k => new Heading(k.Required("id"), k.Required("kop"), k.Optional("regels"), k.Flag("eigen")))],
            FullText = files.Optional(FullTextFile) is { } text ? TextReader.Showable(FullTextFile, "tekst", Encoding.UTF8.GetString(text)) : null,
            Values = ReadValues(entry, "waarden"),
            Parameters = parameters,
            References = ReferenceReader.Read(files, yaml),
            Characteristics = CharacteristicReader.Read(files, yaml),
            Vocabulary = vocabulary,
            Topics =
            [
                .. entry.Has("onderwerpen") ? entry.Entry("onderwerpen").Names.Select(name => ReadTopic(entry.Entry("onderwerpen").Entry(name), name, vocabulary, parameters, files, yaml)) : [],
                .. topics.Select(name => ReadTopic(yaml.Document(TopicFile(name)), name, vocabulary, parameters, files, yaml)),
            ],
            SelfChecks = SelfCheckReader.Read(files, yaml),
        };
    }

    private static List<CoreValue> ReadValues(YamlEntry entry, string name) => [.. entry.List(name).Select(value => new CoreValue(value.Required("naam"), value.Optional("uitleg")))];

    private static Parameter ReadParameter(YamlEntry entry) => new(
        entry.Required("naam"), entry.Number("waarde") ?? throw entry.Missing("waarde"), entry.SameOrText("eenheid"), entry.Date("vanaf"), entry.Required("artikel"), entry.Text("label"));

    private static TopicOfCode ReadTopic(YamlEntry entry, string name, Vocabulary vocabulary, List<Parameter> parameters, CodeFiles files, YamlFiles yaml)
    {
        var topic = vocabulary.Topic(name) ?? throw entry.Wrong($"de woordenlijst heeft geen onderwerp `{name}`", $"the vocabulary has no topic `{name}`");
        var tables = entry.Optional("tabellen") ?? $"decisions/{name}.dmn";
        var texts = entry.Optional("teksten") ?? $"texts/{name}.md";
        var cases = entry.Optional("cases") ?? $"cases/{name}.yaml";
        entry.ForPeople("regelBijVerschil");
        return new TopicOfCode
        {
            Topic = topic,
            TablesFile = tables,
            Model = ReadModel(tables, files, parameters),
            Order = entry.Groups("volgorde"),
            InDoubt = ReadRoles(entry, "bijTwijfel"),
            Keepers = ReadRoles(entry, "registerhouder"),
            RegisterAsks = [.. entry.List("registerVraagt").Select(asked => new RegisterFact(asked.Required("feit"), asked.Strings("bij")))],
            JudgesPartsApart = entry.Has("onderdelen") && entry.OneOf("onderdelen", "apart", "samen"),
            HelperTables = entry.Distinct("hulptabellen", "naam").ToDictionary(table => table.Required("naam"), table => table.Text("label"), StringComparer.Ordinal),
            Opening = entry.Optional("vooraf"),
            Silence = entry.OptionalText("zwijgt"),
            TextsFile = texts,
            Texts = TextReader.Read(texts, files),
            CasesFile = cases,
            Cases = CaseReader.Read(cases, topic, yaml),
        };
    }

    private static List<RoleFor> ReadRoles(YamlEntry entry, string list) => [.. entry.List(list).Select(role => new RoleFor(role.Required("rol"), role.Strings("voor")))];

    private static DecisionModel ReadModel(string file, CodeFiles files, List<Parameter> parameters)
    {
        try
        {
            var constants = parameters.Select(p => p.Name).Append(Unknown).Distinct(StringComparer.Ordinal).ToList();
            return DecisionModel.Read(new MemoryStream(files.Required(file)), new ReadOptions { Constants = constants });
        }
        catch (DecisionModelException wrong)
        {
            throw new BrokenCodeException([.. wrong.Problems.Select(p => new CodeProblem(file, new(LeadTo(p), p.Message), p.Line, p.Decision, p.Row, p.RuleId, p.Column) { IsQuoted = true })]);
        }
    }

    private static string LeadTo(ModelProblem problem) => problem switch
    {
        { Row: not null, Column: not null } => "deze cel klopt niet",
        { Row: not null } => "deze rij klopt niet",
        { Column: not null } => "deze kolom klopt niet",
        { Decision: not null } => "deze tabel klopt niet",
        _ => "het DMN-bestand klopt hier niet",
    };
}

/// <summary>Texts are Markdown; each begins with a line `## key`.</summary>
internal static class TextReader
{
    /// <summary>How a text begins that is not the first one.</summary>
    public const string Opening = "\n## ";

    public static Dictionary<string, string> Read(string file, CodeFiles files)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in Encoding.UTF8.GetString(files.Required(file)).ReplaceLineEndings("\n").Split(Opening).Skip(1))
        {
            var parts = section.Split('\n', 2);
            if (parts.Length < 2 || !texts.TryAdd(parts[0].Trim(), Showable(file, parts[0].Trim(), parts[1].Trim())))
            {
                var name = parts[0].Trim();
                throw new BrokenCodeException(new CodeProblem(file, new($"de tekst `{name}` is leeg of staat hier twee keer", $"the text `{name}` is empty or stands here twice")));
            }
        }

        return texts;
    }

    /// <summary>What cannot be shown would be found by the first reader; now it is found by whoever writes it.</summary>
    public static string Showable(string file, string name, string text)
    {
        try
        {
            CodeWords.Html(text);
            return text;
        }
        catch (ArgumentException)
        {
            throw new BrokenCodeException(new CodeProblem(file, new($"in de tekst `{name}` zit te veel opmaak in elkaar", $"the text `{name}` is nested too deeply")));
        }
    }
}
