namespace Onkreukbaar.Modules.Codes;

/// <summary>A gift of several things. Some codes judge each by itself; the others judge all together, by the sum of the values.</summary>
internal sealed class PartsJudgement(TopicOfCode topic, Scale scale, Func<IReadOnlyDictionary<string, object?>, Answer> answer)
{
    public Answer Answer(IReadOnlyDictionary<string, object?> facts, IReadOnlyList<Part> parts)
    {
        var common = topic.JudgesPartsApart ? new Dictionary<string, object?>(facts, StringComparer.Ordinal) : WithSum(facts, parts);
        var judged = parts.Select(part => (Part: part, Answer: Strictest([.. AtLeast(common, parts).Select(known => answer(With(known, part)))]))).ToList();
        var differ = topic.JudgesPartsApart && judged.Select(j => j.Answer.Verdict).Distinct(StringComparer.Ordinal).Skip(1).Any();
        var whole = differ
            ? answer(Harmless(common)) with { Dispositions = [] }
            : Strictest([.. judged.Select(j => j.Answer)]) with { Dispositions = Agreed(judged.Select(j => j.Answer.Dispositions)) };
        var duties = whole.Duties.Concat(judged.SelectMany(j => j.Answer.Duties)).Distinct().ToList();
        return whole with
        {
            Verdict = new Ruling(whole.Verdict, whole.Decider).Said(duties.Exists(duty => duty.Name == Words.DutyToDeclare)),
            Duties = duties,
            AlsoApplies = [.. whole.AlsoApplies.Concat(judged.SelectMany(j => j.Answer.Grounds)).Except(whole.Grounds).Distinct()],
            Needed = [.. judged.Select(j => j.Answer.Needed).Append(whole.Needed).SelectMany(needed => needed).Distinct(StringComparer.Ordinal)],
            Parts = [.. judged.Select(j => new PartAnswer(j.Part, j.Answer.Verdict, j.Answer.Dispositions, j.Answer.Grounds))],
        };
    }

    /// <summary>The strictest; of equals the one that asks most, so that the order of the things does not matter.</summary>
    private Answer Strictest(IReadOnlyList<Answer> answers) => answers.OrderByDescending(one => scale.Rank(one.Verdict)).ThenByDescending(one => one.Duties.Count).First();

    private static IReadOnlyList<string> Agreed(IEnumerable<IReadOnlyList<string>> lists)
    {
        var all = lists.ToList();
        return all.TrueForAll(list => list.SequenceEqual(all[0], StringComparer.Ordinal)) ? all[0] : [];
    }

    /// <summary>With one value unknown the whole is worth at least the rest: an unknown thing never makes an answer milder.</summary>
    private IEnumerable<Dictionary<string, object?>> AtLeast(Dictionary<string, object?> common, IReadOnlyList<Part> parts)
    {
        yield return common;
        if (!topic.JudgesPartsApart && common.TryGetValue(Words.Value, out var value) && value is null && SumOf(parts) is > 0 and var known)
        {
            yield return new(common, StringComparer.Ordinal) { [Words.Value] = known };
        }
    }

    private decimal SumOf(IEnumerable<Part> parts) =>
        Math.Min(parts.Sum(part => part.Facts.GetValueOrDefault(Words.Value) as decimal? ?? 0), topic.Topic.Fact(Words.Value)!.Max);

    // A value told for the whole counts when it is more than the things come to; with one of those unknown, so is the sum.
    private Dictionary<string, object?> WithSum(IReadOnlyDictionary<string, object?> facts, IReadOnlyList<Part> parts)
    {
        var common = facts.Where(fact => fact.Key != Words.Value).ToDictionary(StringComparer.Ordinal);
        if (parts.All(part => part.Facts.GetValueOrDefault(Words.Value) is decimal))
        {
            common[Words.Value] = Math.Max(SumOf(parts), facts.GetValueOrDefault(Words.Value) as decimal? ?? 0);
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
