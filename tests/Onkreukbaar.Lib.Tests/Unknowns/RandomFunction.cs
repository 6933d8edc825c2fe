using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Lib.Tests.Unknowns;

/// <summary>A small random function from facts to a letter: rows over the facts, of which the last that fits wins.</summary>
public sealed record RandomFunction(int[] Widths, bool[] Marked, RandomRow[] Rows, int[] Status)
{
    public const int Open = -1;
    public const int Asked = -2;

    public FactSpace Space { get; } = new(
        [.. Widths.Select((width, i) => FactDomain.Choice(Name(i), [.. Enumerable.Range(0, width).Select(Name)]))],
        [.. Enumerable.Range(0, Widths.Length).Where(i => Marked[i]).Select(Name)]);

    public static Gen<RandomFunction> Gen { get; } =
        from count in FsCheck.Fluent.Gen.Choose(3, 6)
        from widths in FsCheck.Fluent.Gen.Choose(2, count > 4 ? 3 : 4).ArrayOf(count)
        from marked in FsCheck.Fluent.Gen.Frequency((3, FsCheck.Fluent.Gen.Constant(false)), (1, FsCheck.Fluent.Gen.Constant(true))).ArrayOf(count)
        from rowCount in FsCheck.Fluent.Gen.Choose(1, 7)
        from rows in RandomRow.Gen(count).ArrayOf(rowCount)
        from status in Statuses(widths)
        select new RandomFunction(widths, marked, rows, status);

    public static Gen<RandomFunction> WithoutMarkers { get; } = Gen.Select(f => new RandomFunction(f.Widths, new bool[f.Widths.Length], f.Rows, f.Status));

    public FactState State => StateOf(Status);

    public Diagram<string> Diagram()
    {
        var builder = new DiagramBuilder(Space);
        var result = builder.Constant("a");
        foreach (var row in Rows)
        {
            var fits = builder.Constant(true);
            for (var i = 0; i < Widths.Length; i++)
            {
                fits = builder.And(fits, Cell(builder, row, i));
            }

            result = builder.If(fits, builder.Constant(row.Letter), result);
        }

        return result;
    }

    public string Value(int[] regions, bool[] unknown) => Rows.LastOrDefault(row => row.Fits(regions, unknown, Marked))?.Letter ?? "a";

    public FactState StateOf(int[] status)
    {
        var state = Space.Nothing;
        for (var i = 0; i < status.Length; i++)
        {
            state = status[i] switch { Open => state, Asked => state.WithAsked(i), var region => state.WithKnown(i, region) };
        }

        return state;
    }

    /// <summary>All ways to fill in the facts at the places, the others as given.</summary>
    public IEnumerable<int[]> Fill(int[] start, IEnumerable<int> places)
    {
        IEnumerable<int[]> all = [start];
        foreach (var place in places)
        {
            all = all.SelectMany(_ => Enumerable.Range(0, Widths[place]), (regions, region) =>
            {
                int[] filled = [.. regions];
                filled[place] = region;
                return filled;
            });
        }

        return all;
    }

    /// <summary>All ways to say of the facts at the places whether they are unknown.</summary>
    public IEnumerable<bool[]> FillUnknown(bool[] start, IEnumerable<int> places)
    {
        IEnumerable<bool[]> all = [start];
        foreach (var place in places.Where(place => Marked[place]))
        {
            all = all.SelectMany(_ => new[] { false, true }, (unknown, one) =>
            {
                bool[] filled = [.. unknown];
                filled[place] = one;
                return filled;
            });
        }

        return all;
    }

    public override string ToString()
        => $"widths {string.Join(',', Widths)} marked {string.Join(',', Marked)} status {string.Join(',', Status)} rows {string.Join(" / ", Rows.Select(r => r.ToString()))}";

    private Diagram<bool> Cell(DiagramBuilder builder, RandomRow row, int fact)
    {
        var regions = builder.Where(fact, region => (row.Masks[fact] >> region & 1) != 0);
        return Marked[fact] && row.TestsUnknown[fact] ? builder.Or(builder.WhereUnknown(fact), regions) : regions;
    }

    private static Gen<int[]> Statuses(int[] widths)
        => FsCheck.Fluent.Gen.Choose(0, 11).ArrayOf(widths.Length).Select(draws => draws
            .Select((draw, i) => draw < 4 ? Open : draw < 7 ? Asked : draw % widths[i]).ToArray());

    private static string Name(int i) => ((char)('a' + i)).ToString(CultureInfo.InvariantCulture);
}

public sealed record RandomRow(int[] Masks, bool[] TestsUnknown, string Letter)
{
    public static Gen<RandomRow> Gen(int facts) =>
        from masks in FsCheck.Fluent.Gen.Frequency((1, FsCheck.Fluent.Gen.Constant(15)), (1, FsCheck.Fluent.Gen.Choose(1, 14))).ArrayOf(facts)
        from unknown in FsCheck.Fluent.Gen.Elements(true, false).ArrayOf(facts)
        from letter in FsCheck.Fluent.Gen.Elements("a", "b", "c", "d")
        select new RandomRow(masks, unknown, letter);

    public bool Fits(int[] regions, bool[] unknown, bool[] marked)
    {
        for (var i = 0; i < regions.Length; i++)
        {
            if ((Masks[i] >> regions[i] & 1) == 0 && !(marked[i] && TestsUnknown[i] && unknown[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() => $"{string.Join(',', Masks)}{(TestsUnknown.Any(t => t) ? "?" : "")}->{Letter}";
}
