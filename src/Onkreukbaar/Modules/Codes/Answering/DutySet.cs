using Onkreukbaar.Decisions;
using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Modules.Codes;

/// <summary>A set of a topic's duties, one bit each.</summary>
internal readonly record struct DutySet(ulong Bits)
{
    public DutySet With(int duty) => new(Bits | 1UL << duty);

    public bool Has(int duty) => (Bits >> duty & 1) != 0;

    /// <summary>Only what is owed whatever the unknown facts turn out to be.</summary>
    public static DutySet InAll(IReadOnlyList<DutySet> possible) => new(possible.Aggregate(ulong.MaxValue, (bits, set) => bits & set.Bits));
}

/// <summary>Duties of the rows that fired, before exemptions take some away.</summary>
internal readonly record struct GatheredDuties(ulong Owed, ulong Cancelled);

/// <summary>All duties a topic's table knows, numbered.</summary>
internal sealed class DutyList
{
    private readonly List<Duty> duties;
    private readonly List<string> names;
    private readonly int name;
    private readonly int to;
    private readonly int cancels;

    public DutyList(DecisionTable table, IReadOnlyList<RoleFor> inDoubt)
    {
        (name, to, cancels) = (Column(table, Columns.Duty), Column(table, Columns.To), Column(table, Columns.Cancels));
        duties = [.. table.Rules.Select(rule => new Duty(Word(rule.Outputs[name]), Word(rule.Outputs[to])))
            .Concat(inDoubt.Select(doubt => new Duty(Words.DutyToDiscuss, doubt.Role))).Distinct()];
        names = [.. duties.Select(duty => duty.Name).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The talk that every doubt ends in.</summary>
    public int DiscussWith(string role) => duties.IndexOf(new Duty(Words.DutyToDiscuss, role));

    public GatheredDuties Gather(GatheredDuties gathered, RuleOutputs row)
    {
        var (duty, cancelled) = Of(row.Rule!);
        return cancelled
            ? gathered with { Cancelled = gathered.Cancelled | 1UL << names.IndexOf(duties[duty].Name) }
            : gathered with { Owed = gathered.Owed | 1UL << duty };
    }

    /// <summary>An exemption cancels a duty, whoever it is owed to; never a verdict.</summary>
    public DutySet Effective(GatheredDuties gathered)
    {
        var kept = Enumerable.Range(0, duties.Count).Where(i => (gathered.Owed >> i & 1) != 0 && (gathered.Cancelled >> names.IndexOf(duties[i].Name) & 1) == 0);
        return kept.Aggregate(default(DutySet), (set, duty) => set.With(duty));
    }

    public bool Any(DutySet set, string wanted)
    {
        for (var i = 0; i < duties.Count; i++)
        {
            if (set.Has(i) && duties[i].Name == wanted)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a row of the table does: the number of its duty, and whether it takes that duty away.</summary>
    public (int Duty, bool Cancels) Of(DecisionRule rule) =>
        (duties.IndexOf(new Duty(Word(rule.Outputs[name]), Word(rule.Outputs[to]))), rule.Outputs[cancels].Evaluate(NoParameters.Scope) is true);

    public IReadOnlyList<Duty> Named(DutySet set) => [.. duties.Where((_, i) => set.Has(i))];

    private static int Column(DecisionTable table, string wanted)
    {
        for (var i = 0; i < table.Outputs.Count; i++)
        {
            if (table.Outputs[i].Name == wanted)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"The table of duties has no column {wanted}.");
    }

    private static string Word(FeelExpression cell) => (string)cell.Evaluate(NoParameters.Scope)!;
}
