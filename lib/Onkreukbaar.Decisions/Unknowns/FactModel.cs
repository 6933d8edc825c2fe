using System.Collections.Frozen;

namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>
/// A decision model read as a finite function of declared facts, so that it can be asked exactly while facts are
/// unknown. It never changes after compiling; any number of threads may ask it.
/// </summary>
public sealed class FactModel
{
    private readonly FrozenDictionary<string, FactCells> _cells;
    private readonly CompiledTables _tables;

    private FactModel(DecisionModel model, IReadOnlyList<FactDeclaration> facts, IReadOnlyDictionary<string, object?> constants, int maxNodes)
    {
        (Model, Facts, Constants) = (model, facts, constants);
        Tables = FactTables.Read(model, facts, constants);
        _cells = facts.ToFrozenDictionary(fact => fact.Name, fact => new FactCells(fact, CellsOn(fact, Tables), constants), StringComparer.Ordinal);
        var space = new FactSpace(
            [.. facts.Select(fact => _cells[fact.Name].Domain)],
            [.. facts.Select(fact => fact.Name).Where(name => _cells[name].AskWhetherUnknown)]);
        Builder = new(space, maxNodes);
        _tables = new(Tables, Builder, CellsOn, constants);
    }

    /// <summary>The tables.</summary>
    public DecisionModel Model { get; }

    /// <summary>The facts as declared, in the order of <see cref="Space"/>.</summary>
    public IReadOnlyList<FactDeclaration> Facts { get; }

    /// <summary>The facts with their values cut and merged to what the tables tell apart.</summary>
    public FactSpace Space => Builder.Space;

    /// <summary>Combines diagrams of this model.</summary>
    public DiagramBuilder Builder { get; }

    internal FactTable[] Tables { get; }

    internal IReadOnlyDictionary<string, object?> Constants { get; }

    /// <summary>
    /// Reads the tables. The order of the facts is the order of the diagrams: put first what is asked first.
    /// A constant bound to <see cref="Unknown.Value"/> makes a cell ask whether a fact is unknown.
    /// </summary>
    /// <exception cref="FactModelException">A table cannot be read as a function of the facts.</exception>
    /// <exception cref="DiagramTooLargeException">A table needs more nodes than allowed.</exception>
    public static FactModel Compile(
        DecisionModel model,
        IReadOnlyList<FactDeclaration> facts,
        IReadOnlyDictionary<string, object?> constants,
        int maxNodes = 200_000)
        => new(model, facts, constants, maxNodes);

    /// <summary>When a row fires.</summary>
    /// <param name="decision">The decision with the table.</param>
    /// <param name="ruleId">The id of the row.</param>
    /// <param name="fixedDecisions">Decisions that have a given value, whatever their own table says.</param>
    public Diagram<bool> Fires(string decision, string ruleId, IReadOnlyDictionary<string, object?>? fixedDecisions = null)
    {
        var table = _tables[decision];
        var row = Array.FindIndex(table.Rows, candidate => string.Equals(candidate.Rule!.Id, ruleId, StringComparison.Ordinal));
        return row >= 0
            ? Rows(decision, fixedDecisions).Fires(Builder, row)
            : throw new ArgumentException($"The decision '{decision}' has no row '{ruleId}'.", nameof(ruleId));
    }

    /// <summary>
    /// The rows that fire, folded in the order of the table. Values that are equal become one outcome, so
    /// <typeparamref name="T"/> must compare by content.
    /// </summary>
    /// <exception cref="DiagramTooLargeException">The result needs more nodes than allowed.</exception>
    public Diagram<T> Fold<T>(string decision, T seed, Func<T, RuleOutputs, T> step, IReadOnlyDictionary<string, object?>? fixedDecisions = null)
        where T : notnull
    {
        var table = _tables[decision];
        return CompiledTables.Sized(decision, () => Rows(decision, fixedDecisions)
            .Fold(Builder, seed, Enumerable.Range(0, table.Rows.Length), (value, row) => step(value, table.Rows[row])));
    }

    /// <summary>
    /// The row that wins under the hit policy: the foremost output value for priority and output order, else the first row.
    /// <see cref="RuleOutputs.None"/> when none fires, and when rows fire together that may not.
    /// </summary>
    public Diagram<RuleOutputs> First(string decision, IReadOnlyDictionary<string, object?>? fixedDecisions = null)
    {
        var table = _tables[decision];
        return CompiledTables.Sized(decision, () => Builder.Map(_tables.Winner(table, fixedDecisions), table.Row));
    }

    /// <summary>What is certain about each row, in the order of the table.</summary>
    public IReadOnlyList<RuleTruth> Rules(string decision, FactState state, IReadOnlyDictionary<string, object?>? fixedDecisions = null)
    {
        Space.MustBe(state.Space);
        return Rows(decision, fixedDecisions).At(state);
    }

    /// <summary>The state of what is known: an absent fact is open, null is asked in vain, anything else is a value.</summary>
    /// <exception cref="ArgumentException">There is no such fact, or it cannot have the value.</exception>
    public FactState State(IReadOnlyDictionary<string, object?> known)
    {
        var state = Space.Nothing.Edit();
        foreach (var (name, value) in known)
        {
            if (!Space.TryIndexOf(name, out var fact))
            {
                throw new ArgumentException($"There is no fact '{name}'.", nameof(known));
            }

            if (value is null)
            {
                state.Ask(fact);
            }
            else if (Space[fact].TryRegion(value, out var region))
            {
                state.Know(fact, region);
            }
            else
            {
                throw new ArgumentException($"The fact '{name}' cannot be '{value}'.", nameof(known));
            }
        }

        return state.Done();
    }

    /// <summary>A state in words: a value for each known fact, null for each asked in vain; open facts are left out.</summary>
    public IReadOnlyDictionary<string, object?> Describe(FactState state)
    {
        Space.MustBe(state.Space);
        var described = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var fact in state.Known.Union(state.Asked))
        {
            described[Space[fact].Name] = state.RegionOf(fact) is { } region ? Space[fact].Example(region) : null;
        }

        return described;
    }

    /// <summary>
    /// Open facts in the order of asking: first the one after which the fewest facts are needed, averaged over its values.
    /// Those that settle as much keep their order.
    /// </summary>
    /// <param name="facts">The facts to choose from.</param>
    /// <param name="state">What is known.</param>
    /// <param name="needed">The facts needed in a state, such as those of an <see cref="Answer{TAnswer}"/>.</param>
    public IReadOnlyList<int> ByEffect(IReadOnlyList<int> facts, FactState state, Func<FactState, FactSet> needed)
    {
        Space.MustBe(state.Space);
        return facts.Count < 2 ? facts : [.. facts.OrderBy(fact => Enumerable.Range(0, Space[fact].Count).Average(region => needed(state.WithKnown(fact, region)).Count))];
    }

    internal FactCells CellsOn(string fact) => _cells[fact];

    internal TableRows Rows(string decision, IReadOnlyDictionary<string, object?>? fixedDecisions) => _tables.Rows(decision, fixedDecisions);

    private static List<(FactTable Table, FactColumn Column, DecisionRule Rule, UnaryTests Cell)> CellsOn(FactDeclaration fact, FactTable[] tables) =>
    [
        .. from table in tables
           from i in Enumerable.Range(0, table.Columns.Length)
           where ReferenceEquals(table.Columns[i].Fact, fact)
           from rule in table.Table.Rules
           select (table, table.Columns[i], rule, rule.Inputs[i]),
    ];
}
