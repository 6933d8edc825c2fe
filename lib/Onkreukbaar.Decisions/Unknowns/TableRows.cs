namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>When each row of a table fires: one node per row in shared, frozen nodes; ~0 is never and ~1 is always.</summary>
internal sealed class TableRows
{
    private TableRows(FactTable table, FrozenNodes nodes, int[] roots) => (Table, Nodes, Roots) = (table, nodes, roots);

    public FactTable Table { get; }

    public FrozenNodes Nodes { get; }

    public int[] Roots { get; }

    public static TableRows Compile(FactTable table, DiagramBuilder builder, Func<string, FactCells> cellsOf, Func<string, Diagram<DecisionValue>> valueOf, IReadOnlyDictionary<string, object?> constants)
    {
        var work = new Workshop(builder);
        var values = new Interned<DecisionValue>();
        var decisions = table.Columns.Where(column => column.Fact is null).Select(column => column.Name).Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, name => work.Import(valueOf(name), values), StringComparer.Ordinal);
        int[] roots = [.. table.Table.Rules.Select(Fires)];
        return new(table, FrozenNodes.Of(work.Store, roots), roots);

        int Fires(DecisionRule rule)
        {
            var fires = Workshop.True;
            for (var i = 0; i < table.Columns.Length; i++)
            {
                fires = rule.Inputs[i].IsAny ? fires : work.And(fires, Passes(table.Columns[i], rule.Inputs[i]));
            }

            return fires;
        }

        int Passes(FactColumn column, UnaryTests cell) => column.Fact is null
            ? work.Map(decisions[column.Name], value => cell.Matches(values[value].Value, constants) is true ? 1 : 0)
            : work.Cell(builder.Space.IndexOf(column.Name), cellsOf(column.Name)[cell]);
    }

    /// <summary>The rows folded into one value: each row that fires takes its step, in the order given.</summary>
    public Diagram<T> Fold<T>(DiagramBuilder builder, T seed, IEnumerable<int> order, Func<T, int, T> step)
        where T : notnull
    {
        var work = new Workshop(builder);
        var values = new Interned<T>();
        var fires = work.Import(Nodes, outcome => outcome);
        var result = ~values.IdOf(seed);
        foreach (var row in order)
        {
            var stepped = new Dictionary<int, int>();
            result = work.Apply(Roots[row] < 0 ? Roots[row] : fires[Roots[row]], result, (fired, value) => fired switch
            {
                Workshop.False => value,
                Workshop.True when value < 0 => Step(stepped, value, row),
                _ => null,
            });
        }

        return work.Finish(result, values);

        int Step(Dictionary<int, int> stepped, int value, int row)
            => stepped.TryGetValue(value, out var next) ? next : stepped[value] = ~values.IdOf(step(values[~value], row));
    }

    /// <summary>A diagram of its own for one row.</summary>
    public Diagram<bool> Fires(DiagramBuilder builder, int row)
        => builder.Or(new Diagram<bool>(Nodes, Roots[row], [false, true]));

    public RuleTruth[] At(FactState state)
    {
        var truths = new RuleTruth[Roots.Length];
        var fixedNow = state.FixedNow;
        var scratch = QueryScratch.Rent();
        for (var row = 0; row < truths.Length; row++)
        {
            truths[row] = scratch.Reachable.ReachSmall(Nodes, Roots[row], state, fixedNow) switch
            {
                1 => RuleTruth.Impossible,
                2 => RuleTruth.Certain,
                _ => RuleTruth.Possible,
            };
        }

        scratch.Return();
        return truths;
    }
}

/// <summary>The value of a decision in a later table; it can be null.</summary>
internal readonly record struct DecisionValue(object? Value);
