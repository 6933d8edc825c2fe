namespace Onkreukbaar.Decisions;

/// <summary>All names of a model: what an expression may use depends on what its decision requires.</summary>
internal sealed class ModelNames(ModelGraph graph, ReadOptions options)
{
    private readonly string[] _constants = [.. options.Constants.Select(FeelNames.Tidy)];
    private readonly string[] _variables = [.. graph.Nodes.Where(n => !n.IsKnowledge).Select(n => n.Name)];

    private readonly string[] _members =
    [
        .. graph.Nodes.Take(1).SelectMany(n => n.Element.Parent!.Descendants())
            .Where(e => e.Name.LocalName is "itemComponent" or "output" || (e.Name.LocalName == "variable" && e.Parent?.Name.LocalName == "contextEntry"))
            .Select(e => FeelNames.Tidy((string?)e.Attribute("name") ?? ""))
            .Distinct(StringComparer.Ordinal),
    ];

    private readonly Dictionary<string, Knowledge> _knowledge = graph.Nodes
        .Where(n => n.Knowledge is not null && n.Name.Length > 0)
        .DistinctBy(n => n.Name, StringComparer.Ordinal)
        .ToDictionary(n => n.Name, n => n.Knowledge!, StringComparer.Ordinal);

    public LocalNames For(ModelNode owner)
    {
        // A business knowledge model sees its parameters; a decision all names, so that a forgotten requirement can be told from a slip of the pen.
        var allowed = owner.Knowledge?.Parameters ?? [.. owner.Requires.Where(r => !r.IsKnowledge).Select(r => r.Name)];
        return new LocalNames(
            this,
            owner,
            owner.Knowledge?.Parameters ?? _variables,
            [.. allowed, .. _constants]);
    }

    public FeelNames Feel(IEnumerable<string> names) => new(names.Concat(_constants), names.Except(_constants, StringComparer.Ordinal), _knowledge, _members);

    public Knowledge? Knowledge(string name) => _knowledge.GetValueOrDefault(name);

    public IEnumerable<string> ConstantsAmong(IEnumerable<string> names) => names.Intersect(_constants, StringComparer.Ordinal);
}

/// <summary>What one decision or business knowledge model may name.</summary>
internal sealed class LocalNames(ModelNames model, ModelNode owner, IReadOnlyCollection<string> known, HashSet<string> allowed)
{
    public FeelNames Feel { get; } = model.Feel(known);

    public LocalNames With(string name) => new(model, owner, [.. known, name], [.. allowed, name]);

    public Knowledge? Knowledge(string name) => model.Knowledge(name) is { } knowledge && IsRequired(knowledge) ? knowledge : null;

    public IEnumerable<string> Objections(FeelParser parsed) =>
        parsed.Strange.Distinct(StringComparer.Ordinal).Select(n => $"unknown name “{n}”")
            .Concat(parsed.Used.Where(n => !allowed.Contains(n)).Select(n => $"unknown name “{n}” here: the model has it, but “{owner.Name}” does not require it"))
            .Concat(parsed.Calls.Distinct().Where(c => !IsRequired(c)).Select(c => $"unknown function “{c.Name}” here: the model has it, but “{owner.Name}” does not require it"));

    private bool IsRequired(Knowledge knowledge) => owner.Requires.Exists(r => ReferenceEquals(r.Knowledge, knowledge));
}
