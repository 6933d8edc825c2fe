namespace Onkreukbaar.Modules.Codes;

/// <summary>The tables of a topic as a page shows them, with the rows that fired marked.</summary>
internal sealed record DecisionTables(CodeVersion Code, DateOnly On, TopicOfCode Topic, IReadOnlyCollection<DecisionRuleOf> Fired)
{
    public bool IsFired(string table, string rule) => Fired.Contains(new DecisionRuleOf(table, rule));
}
