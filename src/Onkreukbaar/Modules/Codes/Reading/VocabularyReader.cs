using System.Collections.Frozen;

namespace Onkreukbaar.Modules.Codes;

internal static class VocabularyReader
{
    public const string FileName = "vocabulary.yaml";

    public static Vocabulary Read(YamlFiles files)
    {
        var document = files.Document(FileName);
        return Checked(document, new Vocabulary
        {
            Verdicts = ReadTerms(document, "oordelen"),
            Duties = ReadTerms(document, "plichten"),
            Dispositions = ReadTerms(document, "bestemmingen"),
            Steps = ReadTerms(document, "stappen"),
            Roles = ReadTerms(document, "rollen"),
            Strengths = ReadTerms(document, "sterktes"),
            Topics = [.. document.Distinct("onderwerpen", "naam").Select(ReadTopic)],
        });
    }

    private static Vocabulary Checked(YamlEntry document, Vocabulary vocabulary)
    {
        var statuses = vocabulary.Topics.SelectMany(topic => topic.Fact(Words.Status)?.Values ?? []).Select(value => value.Name).ToHashSet(StringComparer.Ordinal);
        var unknown = vocabulary.Verdicts.All.SelectMany(verdict => verdict.WhenStatus.Keys).FirstOrDefault(status => !statuses.Contains(status));
        return unknown is null ? vocabulary : throw document.Wrong($"`bij` names `{unknown}`, which is not a value of {Words.Status}");
    }

    private static Terms ReadTerms(YamlEntry document, string list) => new([.. document.Distinct(list, "naam").Select(ReadTerm)]);

    private static Term ReadTerm(YamlEntry term, int position) => new(term.Required("naam"), term.Text("label"), term.OptionalText("uitleg"), term.Whole("rang") ?? position)
    {
        Keeps = term.Flag("behouden"),
        Steps = term.Strings("stappen"),
        By = term.Optional("door"),
        Short = term.OptionalText("kort"),
        IsSomebodyElse = term.Flag("iemandAnders"),
        WhenStatus = term.Has("bij") ? ReadWordings(term.Entry("bij")) : FrozenDictionary<string, Wording>.Empty,
        WhenNotKept = term.Has("nietHouden") ? ReadWording(term.Entry("nietHouden")) : null,
    };

    private static FrozenDictionary<string, Wording> ReadWordings(YamlEntry entry) =>
        entry.Names.ToFrozenDictionary(name => name, name => ReadWording(entry.Entry(name)), StringComparer.Ordinal);

    private static Wording ReadWording(YamlEntry entry) => new(entry.Text("label"), entry.OptionalText("uitleg"));

    private static Topic ReadTopic(YamlEntry topic) => new(
        topic.Required("naam"), topic.Text("label"), topic.Text("uitleg"), topic.Flag("register"), [.. topic.Distinct("feiten", "naam").Select(ReadFact)]);

    private static Fact ReadFact(YamlEntry entry)
    {
        var type = entry.Required("type");
        var fact = new Fact
        {
            Name = entry.Required("naam"),
            Type = type,
            Kind = Fact.KindOf(type) ?? throw entry.Wrong($"`{type}` is not a type of fact"),
            Label = entry.Text("label"),
            Question = entry.Text("vraag"),
            Hint = entry.OptionalText("uitleg"),
            Values = [.. entry.Distinct("waarden", "naam").Select(v => new FactValue(v.Required("naam"), v.Text("label"), v.OptionalText("uitleg"), v.OptionalText("groep")))],
            Alone = entry.Optional("alleen"),
            IsDerived = entry.Flag("afgeleid"),
            Min = entry.Number("min") ?? 0,
            Max = entry.Number("max") ?? 1_000_000_000,
        };
        return fact with { Harmless = ReadValue(entry, fact, "onschuldig"), Assumed = ReadValue(entry, fact, "verondersteld") };
    }

    private static object? ReadValue(YamlEntry entry, Fact fact, string name) =>
        entry.Optional(name) is not { } text ? null : fact.Read(text) ?? throw entry.Wrong($"`{name}: {text}` is not a value of {fact.Name}");
}
