using System.Collections.Frozen;

namespace Onkreukbaar.Modules.Codes;

/// <summary>Reads vocabulary.yaml and, for each topic that a code speaks about, vocabulary/&lt;topic&gt;.yaml.</summary>
internal static class VocabularyReader
{
    public const string FileName = "vocabulary.yaml";

    public const string Folder = "vocabulary";

    public static string TopicFile(string topic) => $"{Folder}/{topic}.yaml";

    /// <param name="files">The files of a version.</param>
    /// <param name="topics">The topics that have a file of their own; an older version has them in <see cref="FileName"/>.</param>
    public static Vocabulary Read(YamlFiles files, IEnumerable<string> topics)
    {
        var document = files.Document(FileName);
        var common = new CommonWords(
            ReadTerms(document, "oordelen"),
            ReadTerms(document, "plichten"),
            ReadTerms(document, "bestemmingen"),
            [.. document.Distinct("rubrieken", "naam").Select((entry, place) => new Category(entry.Required("naam"), entry.Text("label"), place))],
            document.Distinct("feiten", "naam").ToDictionary(entry => entry.Required("naam"), entry => ReadFact(entry, entry.Required("naam")), StringComparer.Ordinal));
        var own = topics.Select(topic => (Topic: topic, Entry: files.Document(TopicFile(topic))));
        return new Vocabulary
        {
            Verdicts = common.Verdicts,
            Duties = common.Duties,
            Dispositions = common.Dispositions,
            Steps = ReadTerms(document, "stappen"),
            Places = ReadTerms(document, "plekken"),
            Roles = ReadTerms(document, "rollen"),
            Strengths = ReadTerms(document, "sterktes"),
            Topics = [.. document.Distinct("onderwerpen", "naam").Select(entry => ReadTopic(entry, common)), .. own.Select(file => ReadOwnFile(file.Topic, file.Entry, common))],
        };
    }

    private static Topic ReadOwnFile(string name, YamlEntry entry, CommonWords common) => entry.Required("naam") == name
        ? ReadTopic(entry, common)
        : throw entry.Wrong($"dit bestand gaat over {name}, dus dat is de `naam`", $"this file is about {name}, so that is its `naam`");

    private static Topic ReadTopic(YamlEntry entry, CommonWords common) => Checked(entry, new Topic([.. entry.Distinct("feiten", "naam").Select(fact => ReadFact(fact, common))])
    {
        Name = entry.Required("naam"),
        Label = entry.Text("label"),
        Explanation = entry.Text("uitleg"),
        HasRegister = entry.Flag("register"),
        Category = ReadCategory(entry, common),
        SearchWords = entry.Strings("zoekwoorden"),
        Verdicts = ReadOver(entry, "oordelen", common.Verdicts),
        Duties = ReadOver(entry, "plichten", common.Duties),
        Dispositions = ReadOver(entry, "bestemmingen", common.Dispositions),
        Steps = ReadTerms(entry, "stappen"),
    });

    private static Category? ReadCategory(YamlEntry entry, CommonWords common) => entry.Optional("rubriek") is not { } name ? null
        : common.Categories.FirstOrDefault(category => category.Name == name) ?? throw entry.Wrong($"`{name}` staat niet bij de `rubrieken`", $"`{name}` is not one of the `rubrieken`");

    private static Topic Checked(YamlEntry entry, Topic topic)
    {
        var statuses = (topic.Fact(Words.Status)?.Values ?? []).Select(value => value.Name).ToHashSet(StringComparer.Ordinal);
        var unknown = topic.Verdicts.All.SelectMany(verdict => verdict.WhenStatus.Keys).FirstOrDefault(status => !statuses.Contains(status));
        return unknown is null ? topic
            : throw entry.Wrong($"`bij` noemt `{unknown}`, en dat is geen waarde van {Words.Status}", $"`bij` names `{unknown}`, which is not a value of {Words.Status}");
    }

    private static Terms ReadTerms(YamlEntry document, string list) => new([.. document.Distinct(list, "naam").Select((term, place) => ReadTerm(term, place, null))]);

    /// <summary>A topic's own words first, in its order; they may leave out what the common word already says.</summary>
    private static Terms ReadOver(YamlEntry entry, string list, Terms common)
    {
        var own = entry.Distinct(list, "naam").Select((term, place) => ReadTerm(term, place, common.Find(term.Required("naam")))).ToList();
        return new([.. own, .. common.All.ExceptBy(own.Select(term => term.Name), term => term.Name, StringComparer.Ordinal)]);
    }

    private static Term ReadTerm(YamlEntry term, int position, Term? common) => new(
        term.Required("naam"), term.OptionalText("label") ?? common?.Label ?? term.Text("label"), term.OptionalText("uitleg") ?? common?.Explanation, term.Whole("rang") ?? common?.Rank ?? position)
    {
        Keeps = term.Flag("behouden") || common is { Keeps: true },
        Steps = term.Has("stappen") ? term.Strings("stappen") : common?.Steps ?? [],
        By = term.Optional("door") ?? common?.By,
        ChoosesPlace = term.Flag("kiestPlek") || common is { ChoosesPlace: true },
        Short = term.OptionalText("kort") ?? common?.Short,
        IsSomebodyElse = term.Flag("iemandAnders"),
        WhenStatus = term.Has("bij") ? ReadWordings(term.Entry("bij")) : FrozenDictionary<string, Wording>.Empty,
        WhenNotKept = term.Has("nietHouden") ? ReadWording(term.Entry("nietHouden")) : null,
    };

    private static FrozenDictionary<string, Wording> ReadWordings(YamlEntry entry) =>
        entry.Names.ToFrozenDictionary(name => name, name => ReadWording(entry.Entry(name)), StringComparer.Ordinal);

    private static Wording ReadWording(YamlEntry entry) => new(entry.Text("label"), entry.OptionalText("uitleg"));

    /// <summary>A fact of the topic itself, or one that several topics share.</summary>
    private static Fact ReadFact(YamlEntry entry, CommonWords common) => entry.Optional("gemeenschappelijk") is not { } shared
        ? ReadFact(entry, entry.Required("naam"))
        : common.Facts.TryGetValue(shared, out var fact) ? fact with { Name = entry.Required("naam") }
        : throw entry.Wrong($"er is geen gemeenschappelijk feit `{shared}`", $"there is no common fact `{shared}`");

    private static Fact ReadFact(YamlEntry entry, string name)
    {
        var type = entry.Required("type");
        var fact = new Fact
        {
            Name = name,
            Type = type,
            Kind = Fact.KindOf(type) ?? throw entry.Wrong($"`{type}` is geen soort feit", $"`{type}` is not a type of fact"),
            Label = entry.Text("label"),
            Question = entry.Text("vraag"),
            Hint = entry.OptionalText("uitleg"),
            Unit = entry.OptionalText("eenheid"),
            Values = [.. entry.Distinct("waarden", "naam").Select(v => new FactValue(v.Required("naam"), v.Text("label"), v.OptionalText("uitleg"), v.OptionalText("groep")))],
            Alone = entry.Optional("alleen"),
            IsDerived = entry.Flag("afgeleid"),
            Min = entry.Number("min") ?? 0,
            Max = entry.Number("max") ?? 1_000_000_000,
        };
        return fact with { Harmless = ReadValue(entry, fact, "onschuldig"), Assumed = ReadValue(entry, fact, "verondersteld") };
    }

    private static object? ReadValue(YamlEntry entry, Fact fact, string name) =>
        entry.Optional(name) is not { } text ? null
        : fact.Read(text) ?? throw entry.Wrong($"`{name}: {text}` is geen waarde van {fact.Name}", $"`{name}: {text}` is not a value of {fact.Name}");

    /// <summary>What every topic may use.</summary>
    private sealed record CommonWords(Terms Verdicts, Terms Duties, Terms Dispositions, IReadOnlyList<Category> Categories, IReadOnlyDictionary<string, Fact> Facts);
}
