namespace Onkreukbaar.Modules.People;

/// <summary>
/// Which row tells of which employment. The same beginning is the same employment, in the same unit before another; a row
/// that begins later goes on with one that no row tells of any more. What is left is new.
/// </summary>
internal sealed class MatchRows(Known known)
{
    private readonly Dictionary<PersonRow, Employment> matched = new(ReferenceEqualityComparer.Instance);

    /// <summary>The rows and employments of one person and one kind.</summary>
    public IEnumerable<(PersonRow Row, Employment? Employment)> Match(IReadOnlyList<PersonRow> rows, IReadOnlyList<Employment> employments)
    {
        var left = employments.ToList();
        Func<PersonRow, Employment, bool>[] fits = [(row, one) => BeganThen(row, one) && IsInItsUnit(row, one), BeganThen, (row, one) => GoesOnThen(row, one) && IsInItsUnit(row, one), GoesOnThen];
        foreach (var fit in fits)
        {
            foreach (var row in rows.Where(row => !matched.ContainsKey(row)))
            {
                if (left.Find(one => fit(row, one)) is { } found)
                {
                    matched[row] = found;
                    left.Remove(found);
                }
            }
        }

        return rows.Select(row => (row, matched.GetValueOrDefault(row)));
    }

    private static bool BeganThen(PersonRow row, Employment one) => one.BeganOn == row.From;

    private static bool GoesOnThen(PersonRow row, Employment one) => one.BeganOn < row.From && (one.Last.To is null || one.Last.To >= row.From);

    private bool IsInItsUnit(PersonRow row, Employment one) => one.Last.UnitId == (row.Unit is null ? null : known.Units.GetValueOrDefault(row.Unit)?.Id);
}
