namespace Onkreukbaar.Modules.Codes;

/// <summary>A gift of several things. Some codes judge each by itself; the others judge all together, by the sum of the values.</summary>
internal sealed class PartsJudgement(TopicOfCode topic, Scale scale, Func<IReadOnlyDictionary<string, object?>, Answer> answer)
{
    public Answer Answer(IReadOnlyDictionary<string, object?> facts, IReadOnlyList<Part> parts)
    {
        var common = topic.JudgesPartsApart ? new Dictionary<string, object?>(facts, StringComparer.Ordinal) : WithSum(facts, parts);
        var judged = parts.Select(part => (Part: part, Answer: answer(With(common, part)))).ToList();
        var differ = topic.JudgesPartsApart && judged.Select(j => j.Answer.Verdict).Distinct(StringComparer.Ordinal).Skip(1).Any();
        var whole = differ
            ? answer(Harmless(common)) with { Dispositions = [] }
            : judged.MaxBy(j => scale.Rank(j.Answer.Verdict)).Answer;
        return whole with
        {
            Duties = [.. whole.Duties.Concat(judged.SelectMany(j => j.Answer.Duties)).Distinct()],
            AlsoApplies = [.. whole.AlsoApplies.Concat(judged.SelectMany(j => j.Answer.Grounds)).Except(whole.Grounds).Distinct()],
            Needed = [.. judged.Select(j => j.Answer.Needed).Append(whole.Needed).SelectMany(needed => needed).Distinct(StringComparer.Ordinal)],
            Parts = [.. judged.Select(j => new PartAnswer(j.Part, j.Answer.Verdict, j.Answer.Dispositions, j.Answer.Grounds))],
        };
    }

    // Whatever value was told for the whole, the things in it decide: with one of them unknown, so is the sum.
    private Dictionary<string, object?> WithSum(IReadOnlyDictionary<string, object?> facts, IReadOnlyList<Part> parts)
    {
        var common = facts.Where(fact => fact.Key != Words.Value).ToDictionary(StringComparer.Ordinal);
        var values = parts.Select(part => part.Facts.GetValueOrDefault(Words.Value) as decimal?).ToList();
        if (values.TrueForAll(value => value is not null))
        {
            common[Words.Value] = Math.Min(values.Sum()!.Value, topic.Topic.Fact(Words.Value)!.Max);
        }
        else if (facts.ContainsKey(Words.Value) || parts.Any(part => part.Facts.ContainsKey(Words.Value)))
        {
            common[Words.Value] = null;
        }

        return common;
    }

    private Dictionary<string, object?> With(Dictionary<string, object?> common, Part part)
    {
        var facts = new Dictionary<string, object?>(common, StringComparer.Ordinal);
        foreach (var (name, value) in part.Facts.Where(fact => topic.JudgesPartsApart || fact.Key != Words.Value))
        {
            facts[name] = value;
        }

        return facts;
    }

    private Dictionary<string, object?> Harmless(Dictionary<string, object?> common) => new(common, StringComparer.Ordinal)
    {
        [Words.Kind] = topic.Topic.Fact(Words.Kind)!.Harmless,
        [Words.Value] = topic.Topic.Fact(Words.Value)!.Harmless,
        [Words.PartsDiffer] = true,
    };
}
