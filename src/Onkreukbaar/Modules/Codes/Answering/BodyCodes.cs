using System.Globalization;

namespace Onkreukbaar.Modules.Codes;

/// <summary>
/// The running codes of one body. The person's category and the day of the event choose the code; then the code answers.
/// </summary>
internal sealed class BodyCodes
{
    public BodyCodes(string body, IReadOnlyList<CodeVersion> versions)
    {
        (Body, Versions) = (body, versions);
        RefuseATie(versions);
        Topics = [.. TopicHeadings.InOrder(LastFirst(versions).SelectMany(v => v.Topics).Select(topic => topic.Topic).GroupBy(topic => topic.Name, StringComparer.Ordinal).Select(UnitFact.OfAll), topic => topic)];
        Audiences = [.. versions.SelectMany(version => version.Audiences).Concat(versions.SelectMany(version => version.OtherAudiences)).Distinct(StringComparer.Ordinal)];
    }

    public string Body { get; }

    public IReadOnlyList<CodeVersion> Versions { get; }

    /// <summary>In the order of their headings, each in the words of the version that was decided on last, with the units of all.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>One that is there, for a module that is about it.</summary>
    public Topic Topic(string name) => Topics.First(topic => topic.Name == name);

    /// <summary>The categories of people that somebody of this body can belong to.</summary>
    public IReadOnlyList<string> Audiences { get; }

    /// <summary>The codes that hold for somebody on a day.</summary>
    public IReadOnlyList<CodeVersion> InForce(DateOnly date) =>
        [.. Versions.SelectMany(version => version.Audiences).Distinct(StringComparer.Ordinal)
            .Select(audience => Versions.Where(version => version.IsFor(audience) && version.AppliesOn(date)).MaxBy(version => version.ValidFrom ?? DateOnly.MinValue)).OfType<CodeVersion>().Distinct()];

    /// <summary>Of each code the version that holds on a day, or the first that will.</summary>
    public IReadOnlyList<CodeVersion> On(DateOnly date) =>
        [.. Versions.GroupBy(version => version.Code, StringComparer.Ordinal).Select(versions =>
            versions.Where(version => version.AppliesOn(date)).MaxBy(version => version.ValidFrom ?? DateOnly.MinValue) ?? versions.MinBy(version => version.ValidFrom ?? DateOnly.MinValue)!)];

    /// <summary>The version of a code that was decided on last, also when it is still to begin.</summary>
    public CodeVersion? Last(string code) => Versions.Where(version => version.Code == code).MaxBy(version => version.ValidFrom ?? DateOnly.MinValue);

    public CodeVersion? Version(string code, DateOnly on) => On(on).FirstOrDefault(version => version.Code == code);

    /// <summary>Whether any of the codes is for this category of people.</summary>
    public bool IsFor(string audience) => Versions.Any(version => version.IsFor(audience));

    /// <summary>The topic as the code has it that holds for somebody on a day; null when none does.</summary>
    public TopicOfCode? TopicFor(string topic, string audience, DateOnly date) => Governing(topic, date, audience)?.Topic(topic);

    /// <param name="topic">The topic's name.</param>
    /// <param name="facts">Absent is not asked yet, null is asked and not known.</param>
    /// <param name="today">Today in the Netherlands: the day of the event when no other is given.</param>
    public Answer Answer(string topic, IReadOnlyDictionary<string, object?> facts, DateOnly today)
    {
        var date = facts.GetValueOrDefault(Words.Date) as DateOnly? ?? today;
        return facts.GetValueOrDefault(AudienceFact(topic)) is string audience
            ? AnswerFor(audience, topic, facts, date)
            : AnswerForSomebody(topic, facts, date);
    }

    public static Answer Answer(CodeVersion code, TopicOfCode topic, IReadOnlyDictionary<string, object?> facts, DateOnly date)
    {
        var known = Completed(topic.Topic, facts);
        var rules = code.Compiled.Rules(code, topic, date);
        return facts.GetValueOrDefault(Words.Parts) is IReadOnlyList<Part> { Count: > 0 } parts
            ? new PartsJudgement(topic, new Scale(topic.Topic.Verdicts), rules.Answer).Answer(known, parts)
            : rules.Answer(known);
    }

    /// <summary>For one category of people and one day exactly one code applies.</summary>
    public static void RefuseATie(IReadOnlyList<CodeVersion> versions)
    {
        var tie = versions.SelectMany(v => v.Audiences.Select(audience => (audience, v.ValidFrom, Version: v)))
            .GroupBy(pair => (pair.audience, pair.ValidFrom)).FirstOrDefault(group => group.Skip(1).Any());
        if (tie is not null)
        {
            var (audience, from) = (tie.Key.audience, tie.Key.ValidFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var codes = tie.Select(pair => pair.Version.Code).ToList();
            throw new BrokenCodeException(new CodeProblem("code.yaml", new(
                $"{string.Join(" en ", codes)} gaan allebei in voor {audience} {(from is null ? "zonder datum" : $"op {from}")}",
                $"{string.Join(" and ", codes)} both begin for {audience} {(from is null ? "without a date" : $"on {from}")}")));
        }

        RefuseTwins(versions);
    }

    /// <summary>A self-check is found by its name alone, so codes for different people do not share one. A code and its successor may.</summary>
    private static void RefuseTwins(IEnumerable<CodeVersion> versions)
    {
        var twins = versions.SelectMany(version => version.SelfChecks.Select(check => (check.Name, Version: version))).GroupBy(pair => pair.Name, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Any(one => group.Any(other => one.Version.Code != other.Version.Code && !one.Version.Audiences.Intersect(other.Version.Audiences, StringComparer.Ordinal).Any())));
        if (twins is not null)
        {
            var codes = twins.Select(twin => twin.Version.Code).ToList();
            throw new BrokenCodeException(new CodeProblem($"zelftests/{twins.Key}.yaml", new(
                $"{string.Join(" en ", codes)} zijn voor verschillende mensen en hebben allebei deze zelftest",
                $"{string.Join(" and ", codes)} are for different people and both have this self-check")));
        }
    }

    private Answer AnswerFor(string audience, string topic, IReadOnlyDictionary<string, object?> facts, DateOnly date) =>
        Governing(topic, date, audience) is { } code ? Answer(code, code.Topic(topic)!, facts, date)
        : Versions.Any(version => version.IsFor(audience)) ? new Answer { Verdict = Words.NoRule }
        : new Answer { Verdict = Words.OutOfScope, IsForOthers = true };

    private Answer AnswerForSomebody(string topic, IReadOnlyDictionary<string, object?> facts, DateOnly date)
    {
        var codes = Governing(topic, date);
        if (codes.Count == 0)
        {
            return new Answer { Verdict = Words.NoRule, Needed = NotAsked(topic, facts) };
        }

        var answers = codes.SelectMany(code => AnswersOf(code, topic, facts, date)).ToList();
        var needed = NotAsked(topic, facts).Concat(answers.SelectMany(answer => answer.Needed)).Distinct(StringComparer.Ordinal).ToList();
        return (answers.Count == 1 ? answers[0] : Merged(new Scale(codes[0].Topic(topic)!.Topic.Verdicts), answers)) with { Needed = needed };
    }

    /// <summary>One answer, or one for each kind of person where the tables tell them apart.</summary>
    private static IEnumerable<Answer> AnswersOf(CodeVersion code, string topicName, IReadOnlyDictionary<string, object?> facts, DateOnly date)
    {
        var topic = code.Topic(topicName)!;
        return topic.Tested.Contains(topic.Topic.Audience)
            ? code.Audiences.Select(audience => Answer(code, topic, new Dictionary<string, object?>(facts, StringComparer.Ordinal) { [topic.Topic.Audience] = audience }, date))
            : [Answer(code, topic, facts, date)];
    }

    /// <summary>Not knowing who somebody is never makes it milder: where the answers differ it is a talk, unless all are stricter than that.</summary>
    private static Answer Merged(Scale scale, IReadOnlyList<Answer> answers)
    {
        var inDoubt = answers[0].InDoubt;
        if (answers[0].Verdict == Words.OnlySteps)
        {
            return new Answer { Verdict = Words.OnlySteps, Steps = InAll(answers, answer => answer.Steps), InDoubt = inDoubt };
        }

        var agreed = answers.Skip(1).All(answer => SaysTheSame(answer, answers[0]));
        var ruling = scale.Judge([.. answers.Select(answer => new Ruling(answer.Verdict, answer.Decider))]);
        var duties = OwedEverywhere(answers);
        if (!agreed)
        {
            ruling = scale.IsStricterThanATalk(ruling.Verdict) ? ruling : new Ruling(Words.Discuss, null);
            duties = duties.Exists(duty => duty.Name == Words.DutyToDiscuss) ? duties : [.. duties, new Duty(Words.DutyToDiscuss, inDoubt[0])];
        }

        return new Answer
        {
            Verdict = ruling.Verdict,
            Decider = ruling.DecidedBy(inDoubt),
            Duties = duties,
            Dispositions = agreed ? InAll(answers, answer => answer.Dispositions) : [],
            InDoubt = inDoubt,
        };
    }

    private static bool SaysTheSame(Answer one, Answer other) => one.Verdict == other.Verdict && one.Duties.ToHashSet().SetEquals(other.Duties);

    /// <summary>What everybody owes to the same; and bribery is told also when it is not known yet to whom, then to the first.</summary>
    private static List<Duty> OwedEverywhere(IReadOnlyList<Answer> answers) =>
        [.. answers[0].Duties.Where(duty => answers.All(answer => answer.Duties.Any(other => other == duty || (other.Name == duty.Name && duty.Name == Words.DutyToReportBribery))))];

    private static List<T> InAll<T>(IReadOnlyList<Answer> answers, Func<Answer, IReadOnlyList<T>> of) =>
        [.. of(answers[0]).Where(item => answers.All(answer => of(answer).Contains(item)))];

    private List<string> NotAsked(string topic, IReadOnlyDictionary<string, object?> facts) => facts.ContainsKey(AudienceFact(topic)) ? [] : [AudienceFact(topic)];

    private string AudienceFact(string topic) => Topics.FirstOrDefault(known => known.Name == topic)?.Audience ?? Words.Audience;

    private List<CodeVersion> Governing(string topic, DateOnly date) =>
        [.. Versions.SelectMany(version => version.Audiences).Distinct(StringComparer.Ordinal).Select(audience => Governing(topic, date, audience)).OfType<CodeVersion>().Distinct()];

    private CodeVersion? Governing(string topic, DateOnly date, string audience) =>
        Versions.Where(version => version.IsFor(audience) && version.AppliesOn(date) && version.Topic(topic) is not null).MaxBy(version => version.ValidFrom ?? DateOnly.MinValue);

    /// <summary>Of one code the last version first.</summary>
    private static IEnumerable<CodeVersion> LastFirst(IReadOnlyList<CodeVersion> versions) =>
        versions.GroupBy(version => version.Code, StringComparer.Ordinal).SelectMany(code => code.OrderByDescending(version => version.ValidFrom ?? DateOnly.MinValue));

    /// <summary>A version answers about its own days, also when a later one has more words: of those it knows nothing.</summary>
    private static bool Knows(Fact fact, object? value) => fact.Kind switch
    {
        FactKind.Choice => value is not string word || fact.Value(word) is not null,
        FactKind.Choices => value is not IReadOnlyList<string> words || words.All(word => fact.Value(word) is not null),
        _ => true,
    };

    /// <summary>Only what stands in the tables, and what may be assumed when nobody says anything about it.</summary>
    private static Dictionary<string, object?> Completed(Topic topic, IReadOnlyDictionary<string, object?> facts)
    {
        var known = new Dictionary<string, object?>(topic.Facts.Count, StringComparer.Ordinal);
        foreach (var fact in topic.Facts.Where(fact => fact.IsInTables))
        {
            if (facts.TryGetValue(fact.Name, out var value))
            {
                known[fact.Name] = Knows(fact, value) ? value : fact.Name == UnitFact.Name ? UnitFact.None : null;
            }
            else if (fact.Assumed is not null)
            {
                known[fact.Name] = fact.Assumed;
            }
        }

        return known;
    }
}
