namespace Onkreukbaar.Modules.Codes;

internal static class CaseReader
{
    public static IReadOnlyList<PracticeCase> Read(string file, Topic topic, YamlFiles files)
    {
        var entries = files.Documents(file);
        var cases = entries.Select(entry => ReadCase(entry, topic)).ToList();
        var twice = cases.GroupBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        return twice is null ? cases : throw new BrokenCodeException(new CodeProblem(file, new($"voorbeeld {twice.Key} staat hier twee keer", $"case {twice.Key} stands here twice")));
    }

    private static PracticeCase ReadCase(YamlEntry entry, Topic topic)
    {
        return new PracticeCase
        {
            Id = entry.Required("id"),
            Source = entry.Optional("bron"),
            Title = entry.Required("kop"),
            Situation = entry.Required("situatie"),
            Given = ReadFacts(entry, entry.Entry("gegeven"), topic),
            RestIsHarmless = entry.OneOf("rest", "onschuldig", "onbekend"),
            Expected = ReadExpected(entry.Entry("verwacht"), topic),
            AnswerIsInText = entry.OneOf("antwoord", "tekst", "afgeleid"),
            Remark = entry.Optional("toelichting"),
        };
    }

    private static ExpectedAnswer ReadExpected(YamlEntry entry, Topic topic) => new(
        topic.IsAnsweredWithSteps ? Words.OnlySteps : entry.Required("oordeel"),
        StringsIf(entry, "plichten"),
        StringsIf(entry, "bestemmingen"),
        entry.Has("onderdelen") ? [.. entry.List("onderdelen").Select(part => new ExpectedPart(part.Required("oordeel"), StringsIf(part, "bestemmingen")))] : null,
        StringsIf(entry, "nogNodig"))
    {
        Steps = topic.IsAnsweredWithSteps ? entry.Strings("stappen") : null,
    };

    private static IReadOnlyList<string>? StringsIf(YamlEntry entry, string name) => entry.Has(name) ? entry.Strings(name) : null;

    private static Dictionary<string, object?> ReadFacts(YamlEntry at, YamlEntry facts, Topic topic) =>
        facts.Names.ToDictionary(name => name, name => ReadFact(at, topic, name, facts.Plain(name)), StringComparer.Ordinal);

    private static object? ReadFact(YamlEntry at, Topic topic, string name, object? plain)
    {
        var fact = topic.Fact(name) ?? throw at.Wrong($"dit onderwerp heeft geen feit `{name}`", $"the topic has no fact `{name}`");
        return plain switch
        {
            null => null,
            string text => fact.Read(text),
            List<object?> parts when fact.Kind == FactKind.Parts => parts.Select(part => ReadPart(at, topic, part)).ToList(),
            List<object?> names when fact.Kind == FactKind.Choices => fact.ReadSeveral([.. names.OfType<string>()]),
            _ => null,
        } ?? (plain is null ? null : throw at.Wrong($"deze waarde bestaat niet bij `{name}`", $"`{name}` has no such value"));
    }

    private static Part ReadPart(YamlEntry at, Topic topic, object? plain) =>
        plain is Dictionary<string, object?> facts
            ? new Part(facts.ToDictionary(pair => pair.Key, pair => ReadFact(at, topic, pair.Key, pair.Value), StringComparer.Ordinal))
            : throw at.Wrong("een onderdeel is een lijst van feiten met waarden", "a part is a list of facts with values");
}
