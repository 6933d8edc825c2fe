using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>
/// The tables with their rows compiled; also for decisions with a given value, which are compiled when first asked for.
/// </summary>
internal sealed class CompiledTables
{
    private readonly FrozenDictionary<string, FactTable> _tables;
    private readonly FrozenDictionary<string, FrozenSet<string>> _basedOn;
    private readonly DiagramBuilder _builder;
    private readonly Func<string, FactCells> _cellsOn;
    private readonly IReadOnlyDictionary<string, object?> _constants;
    private readonly ConcurrentDictionary<(string Decision, string Fixed), TableRows> _rows = new();
    private readonly ConcurrentDictionary<(string Decision, string Fixed), Diagram<DecisionValue>> _values = new();

    public CompiledTables(FactTable[] tables, DiagramBuilder builder, Func<string, FactCells> cellsOn, IReadOnlyDictionary<string, object?> constants)
    {
        (_builder, _cellsOn, _constants) = (builder, cellsOn, constants);
        _tables = tables.ToFrozenDictionary(table => table.Name, StringComparer.Ordinal);
        _basedOn = Based(tables);
        foreach (var table in tables)
        {
            Rows(table.Name, null);
        }
    }

    public FactTable this[string decision] => _tables.TryGetValue(decision, out var table)
        ? table
        : throw new ArgumentException($"There is no decision table '{decision}'.", nameof(decision));

    public TableRows Rows(string decision, IReadOnlyDictionary<string, object?>? fixedDecisions)
    {
        var key = (decision, FixedKey(decision, fixedDecisions));
        return _rows.TryGetValue(key, out var known) ? known : _rows.GetOrAdd(key, Sized(decision, () => TableRows.Compile(
            this[decision], _builder, _cellsOn, name => Value(name, fixedDecisions), _constants)));
    }

    private Diagram<DecisionValue> Value(string decision, IReadOnlyDictionary<string, object?>? fixedDecisions)
    {
        if (fixedDecisions is not null && fixedDecisions.TryGetValue(decision, out var value))
        {
            return _builder.Constant(new DecisionValue(value));
        }

        var table = this[decision];
        var key = (decision, FixedKey(decision, fixedDecisions));
        return _values.TryGetValue(key, out var known) ? known : _values.GetOrAdd(key, Sized(decision, () => table.Table.HitPolicy is HitPolicy.Unique or HitPolicy.Any
            ? _builder.Map(Winner(table, fixedDecisions), table.Value)
            : Rows(decision, fixedDecisions).Fold(_builder, table.Value(FactTable.NoRow), table.Contest, (_, row) => table.Value(row))));
    }

    public Diagram<int> Winner(FactTable table, IReadOnlyDictionary<string, object?>? fixedDecisions)
        => Rows(table.Name, fixedDecisions).Fold(_builder, FactTable.NoRow, table.Contest, table.Win);

    // Only the fixed decisions that the table is based on make a difference to it.
    private string FixedKey(string decision, IReadOnlyDictionary<string, object?>? fixedDecisions)
    {
        if (fixedDecisions is null or { Count: 0 })
        {
            return "";
        }

        if (fixedDecisions.Keys.FirstOrDefault(name => !_tables.ContainsKey(name)) is { } unknown)
        {
            throw new ArgumentException($"There is no decision table '{unknown}'.", nameof(fixedDecisions));
        }

        var relevant = _basedOn.GetValueOrDefault(decision, FrozenSet<string>.Empty);
        return string.Join('\n', fixedDecisions
            .Where(pair => relevant.Contains(pair.Key))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value?.GetType().Name}:{pair.Value}"));
    }

    /// <summary>Says whose diagram it is that grows too large.</summary>
    public static T Sized<T>(string decision, Func<T> compile)
    {
        try
        {
            return compile();
        }
        catch (DiagramTooLargeException tooLarge) when (tooLarge.Decision is null)
        {
            throw new DiagramTooLargeException(tooLarge.MaxNodes, decision, tooLarge);
        }
    }

    private static FrozenDictionary<string, FrozenSet<string>> Based(FactTable[] tables)
    {
        var based = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            based[table.Name] = table.Columns.Where(column => column.Fact is null)
                .SelectMany(column => based.GetValueOrDefault(column.Name, FrozenSet<string>.Empty).Append(column.Name))
                .ToFrozenSet(StringComparer.Ordinal);
        }

        return based.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
