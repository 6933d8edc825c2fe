namespace Onkreukbaar.Modules.Codes;

internal static class VocabularyReader
{
    public const string FileName = "vocabulary.yaml";

    public static Vocabulary Read(YamlFiles files)
    {
        var document = files.Document(FileName);
        return new Vocabulary
        {
            Verdicts = ReadTerms(document, "oordelen"),
            Duties = ReadTerms(document, "plichten"),
            Dispositions = ReadTerms(document, "bestemmingen"),
            Roles = ReadTerms(document, "rollen"),
            Strengths = ReadTerms(document, "sterktes"),
            Topics = [.. document.Distinct("onderwerpen", "naam").Select(ReadTopic)],
        };
    }

    private static Terms ReadTerms(YamlEntry document, string list) => new(
    [
        .. document.Distinct(list, "naam").Select((term, position) => new Term(
            term.Required("naam"), term.Text("label"), term.OptionalText("uitleg"), term.Whole("rang") ?? position, term.Flag("behouden"))),
    ]);

    private static Topic ReadTopic(YamlEntry topic) => new(
        topic.Required("naam"), topic.Text("label"), topic.Text("uitleg"), [.. topic.Distinct("feiten", "naam").Select(ReadFact)]);

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
            Values = [.. entry.Distinct("waarden", "naam").Select(v => new FactValue(v.Required("naam"), v.Text("label"), v.OptionalText("uitleg")))],
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
