namespace Onkreukbaar.Modules.Codes;

/// <summary>Runs the practice cases of a code; a code that fails one of its own examples may not answer.</summary>
internal static class PracticeRun
{
    public static IEnumerable<CodeProblem> Problems(CodeVersion version, DateOnly today) =>
        version.Topics.SelectMany(topic => topic.Cases.SelectMany(practice => Differences(practice, Answer(version, topic, practice, today))
            .Select(difference => new CodeProblem($"cases/{topic.Topic.Name}.yaml", new($"voorbeeld {practice.Id}: {difference.Nl}", $"case {practice.Id}: {difference.En}")))));

    /// <summary>The examples of a topic that do not get the answer they must get.</summary>
    public static IEnumerable<string> Failing(CodeVersion version, TopicOfCode topic, DateOnly today) =>
        topic.Cases.Where(practice => Differences(practice, Answer(version, topic, practice, today)).Any()).Select(practice => practice.Id);

    public static Answer Answer(CodeVersion version, TopicOfCode topic, PracticeCase practice, DateOnly today)
    {
        var facts = new Dictionary<string, object?>(practice.Given, StringComparer.Ordinal);
        if (practice.RestIsHarmless)
        {
            // A part says for itself what the whole would have said, so the whole's harmless value would hide it.
            foreach (var fact in topic.Topic.Facts.Where(fact => fact.Harmless is not null && !(fact.Name == Words.Value && facts.ContainsKey(Words.Parts))))
            {
                facts.TryAdd(fact.Name, fact.Harmless);
            }
        }

        var date = facts.GetValueOrDefault(Words.Date) as DateOnly? ?? Within(version, today);
        return BodyCodes.Answer(version, topic, facts, date);
    }

    private static DateOnly Within(CodeVersion version, DateOnly today) =>
        version.ValidFrom > today ? version.ValidFrom.Value : version.ValidTo < today ? version.ValidTo.Value : today;

    private static IEnumerable<LocalText> Differences(PracticeCase practice, Answer answer)
    {
        var expected = practice.Expected;
        return new[]
        {
            Different("oordeel", [expected.Verdict], [answer.Verdict]),
            Different("plichten", expected.Duties?.Order(StringComparer.Ordinal), answer.Duties.Select(d => d.ToString()).Order(StringComparer.Ordinal)),
            Different("bestemmingen", expected.Dispositions, answer.Dispositions),
            Different("stappen", expected.Steps, answer.Steps.Select(step => step.ToString())),
            Different("nogNodig", expected.Needed, answer.Needed),
            Different("onderdelen", expected.Parts?.Select(part => part.Verdict), answer.Parts.Select(part => part.Verdict)),
        }.Concat((expected.Parts ?? []).Zip(answer.Parts, (part, got) => Different($"bestemmingen van {part.Verdict}", part.Dispositions, got.Dispositions))).OfType<LocalText>();
    }

    private static LocalText? Different(string what, IEnumerable<string>? expected, IEnumerable<string> got)
    {
        var wanted = expected is null ? null : string.Join(", ", expected);
        var found = string.Join(", ", got);
        return wanted is null || wanted == found ? null : new($"{what} moet [{wanted}] zijn en is [{found}]", $"{what} must be [{wanted}] and is [{found}]");
    }
}
