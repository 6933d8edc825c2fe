namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>A line of numbers or days, cut into points and the stretches between them.</summary>
internal sealed class NumberLine
{
    private readonly decimal min;
    private readonly decimal? max;
    private readonly bool whole;

    private NumberLine(decimal min, decimal? max, bool whole) => (this.min, this.max, this.whole) = (min, max, whole);

    public static NumberLine Decimals(decimal min, decimal? max) => new(min, max, whole: false);

    public static NumberLine Days() => new(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber, whole: true);

    public FactDomain Cut(IEnumerable<decimal> cuts, Func<object[], Func<decimal, int>, FactDomain> domain)
    {
        decimal[] points = [.. cuts.Where(cut => cut >= min && !(cut > max)).Distinct().Order()];
        var examples = new List<object>();

        // A stretch lies before each point and one after the last; -1 for a stretch without a number in it.
        var stretch = new int[points.Length + 1];
        var point = new int[points.Length];
        for (var i = 0; i <= points.Length; i++)
        {
            var example = Between(i == 0 ? null : points[i - 1], i == points.Length ? null : points[i]);
            stretch[i] = example is null ? -1 : examples.Count;
            if (example is { } number)
            {
                examples.Add(number);
            }

            if (i < points.Length)
            {
                point[i] = examples.Count;
                examples.Add(points[i]);
            }
        }

        return domain([.. examples], number =>
        {
            if (number < min || number > max)
            {
                return -1;
            }

            var at = Array.BinarySearch(points, number);
            return at >= 0 ? point[at] : stretch[~at];
        });
    }

    // A round example is easier to read than the exact middle.
    private decimal? Between(decimal? after, decimal? before)
    {
        if (after is null)
        {
            return before is null || min < before ? min : null;
        }

        if (before is null)
        {
            return max is null || max >= after + 1 ? after + 1 : max > after && !whole ? max : null;
        }

        var middle = after.Value + ((before.Value - after.Value) / 2);
        var round = decimal.Floor(middle);
        return round > after ? round : whole ? null : middle;
    }
}
