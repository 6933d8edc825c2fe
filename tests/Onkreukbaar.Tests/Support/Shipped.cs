using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Tests.Support;

/// <summary>The codes that travel with the program, read once for all tests that only ask them something.</summary>
internal static class Shipped
{
    public const string Topic = "geschenken";

    /// <summary>A day on which every shipped code is in force.</summary>
    public static readonly DateOnly Today = new(2026, 6, 1);

    private static readonly SharedVocabulary Words = new();

    private static readonly Lazy<IReadOnlyList<CodeVersion>> Versions = new(() =>
        [.. ShippedCodes.Bodies.SelectMany(body => ShippedCodes.CodesOf(Repository.Codes, body.Slug).Select(code => Read(body.Slug, code)))]);

    private static readonly Lazy<IReadOnlyDictionary<string, BodyCodes>> Bodies = new(() =>
        Versions.Value.GroupBy(version => version.Body, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new BodyCodes(group.Key, [.. group]), StringComparer.Ordinal));

    public static IReadOnlyList<CodeVersion> All => Versions.Value;

    /// <summary>Each code by the folder it lives in: gemeente-utrecht/gedragscode.</summary>
    public static TheoryData<string> Names => [.. All.Select(Name)];

    public static string Name(CodeVersion version) => $"{version.Body}/{version.Code}";

    /// <summary>Each topic of each code that is answered with a verdict.</summary>
    public static TheoryData<string, string> Verdicts => Topics(topic => !topic.IsAnsweredWithSteps);

    /// <summary>Each topic of each code that is answered with steps.</summary>
    public static TheoryData<string, string> Steps => Topics(topic => topic.IsAnsweredWithSteps);

    public static CodeVersion Code(string name) => All.Single(version => Name(version) == name);

    public static BodyCodes Body(string slug) => Bodies.Value[slug];

    /// <summary>What this one code answers, whoever it is for and whatever other codes the body has.</summary>
    public static Answer Ask(CodeVersion code, IReadOnlyDictionary<string, object?> facts, string topic = Topic) =>
        BodyCodes.Answer(code, code.Topic(topic)!, facts, Today);

    /// <summary>The facts of an innocent offer to somebody this code is for, with these facts instead.</summary>
    public static Dictionary<string, object?> Harmless(CodeVersion code, params (string Fact, object? Value)[] instead) => Harmless(code, Topic, instead);

    /// <summary>The facts of an innocent question about a topic, by somebody this code is for, with these facts instead.</summary>
    public static Dictionary<string, object?> Harmless(CodeVersion code, string topicName, params (string Fact, object? Value)[] instead)
    {
        var topic = code.Topic(topicName)!.Topic;
        var facts = topic.Facts.Where(fact => fact.IsInTables && fact.Harmless is not null).ToDictionary(fact => fact.Name, fact => fact.Harmless, StringComparer.Ordinal);
        facts[topic.Audience] = code.Audiences[0];
        foreach (var (fact, value) in instead)
        {
            facts[fact] = value;
        }

        return facts;
    }

    private static TheoryData<string, string> Topics(Func<Topic, bool> which) =>
        [.. All.SelectMany(code => code.Topics.Where(topic => which(topic.Topic)).Select(topic => (Name(code), topic.Topic.Name)))];

    private static CodeVersion Read(string body, string code) => CodeReader.Read(body, code, CodeFiles.FromFolder(Repository.Codes, body, code), Words);
}
