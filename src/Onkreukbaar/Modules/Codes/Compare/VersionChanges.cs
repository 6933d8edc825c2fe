namespace Onkreukbaar.Modules.Codes.Compare;

/// <summary>A row that is new, gone or different; never the same on both sides.</summary>
internal sealed record RuleChange(RuleAsRead? Was, RuleAsRead? Becomes)
{
    public string Id => (Becomes ?? Was)!.Id;

    public string Table => (Becomes ?? Was)!.Table;
}

/// <summary>A limit or number that is new, gone or different.</summary>
internal sealed record ParameterChange(Parameter? Was, Parameter? Becomes)
{
    public string Label => (Becomes ?? Was)!.Label.ToString();
}

/// <summary>What became different about one topic: its rules, and what stands beside them and matters as much.</summary>
internal sealed record TopicChanges(Topic Topic, IReadOnlyList<RuleChange> Rules, IReadOnlyList<string> Beside)
{
    public bool IsNothing => Rules.Count == 0 && Beside.Count == 0;
}

/// <summary>What one version of a code says that another does not, in the words of a reader.</summary>
internal sealed record VersionChanges(IReadOnlyList<ParameterChange> Parameters, IReadOnlyList<TopicChanges> Topics, IReadOnlyList<AdoptionChange> Adoption, bool IsTextDifferent)
{
    /// <summary>Nothing that a reader is held to: who adopted it is beside that.</summary>
    public bool IsNothing => Parameters.Count == 0 && Topics.Count == 0 && !IsTextDifferent;

    /// <param name="was">The version before.</param>
    /// <param name="becomes">The version after.</param>
    /// <param name="on">The day whose limits stand in the rules of the later one; the rules of the earlier one show those of the day before.</param>
    public static VersionChanges Between(CodeVersion was, CodeVersion becomes, DateOnly on)
    {
        // A version that begins on the same day replaces it before it ever held: then both are read on that day.
        var before = was.ValidFrom is { } from && from >= on ? from : on.AddDays(-1);
        return new VersionChanges(
            [.. Parameter(was.ParametersOn(before), becomes.ParametersOn(on))],
            [.. TopicsOf(was, becomes).Select(topic => new TopicChanges(topic, [.. Rules(RulesOf(was, topic, before), RulesOf(becomes, topic, on))], [.. BesideRules.Between(was.Topic(topic.Name), becomes.Topic(topic.Name))])).Where(changes => !changes.IsNothing)],
            [.. AdoptionChange.Between(was, becomes)],
            was.FullText != becomes.FullText);
    }

    private static IEnumerable<Topic> TopicsOf(CodeVersion was, CodeVersion becomes) =>
        TopicHeadings.InOrder(becomes.Topics.Concat(was.Topics).Select(topic => topic.Topic).DistinctBy(topic => topic.Name, StringComparer.Ordinal), topic => topic);

    private static List<RuleAsRead> RulesOf(CodeVersion code, Topic topic, DateOnly on) => code.Topic(topic.Name) is { } found ? [.. RuleAsRead.Of(code, found, on)] : [];

    private static IEnumerable<ParameterChange> Parameter(IReadOnlyList<Parameter> was, IReadOnlyList<Parameter> becomes)
    {
        var before = was.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        var after = becomes.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        return before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Select(name => new ParameterChange(before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
            .Where(change => (change.Was?.Value, change.Was?.Unit) != (change.Becomes?.Value, change.Becomes?.Unit));
    }

    private static IEnumerable<RuleChange> Rules(List<RuleAsRead> was, List<RuleAsRead> becomes)
    {
        var before = was.ToDictionary(rule => (rule.Decision, rule.Id));
        var after = becomes.ToDictionary(rule => (rule.Decision, rule.Id));
        return before.Keys.Union(after.Keys).Select(key => new RuleChange(before.GetValueOrDefault(key), after.GetValueOrDefault(key))).Where(change => change.Was != change.Becomes);
    }
}
