namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>A line of numbers or days, cut into points and the stretches between them.</summary>
internal sealed class NumberLine
{
    private readonly decimal _min;
    private readonly decimal? _max;
    private readonly bool _whole;

    private NumberLine(decimal min, decimal? max, bool whole) => (_min, _max, _whole) = (min, max, whole);

    public static NumberLine Decimals(decimal _min, decimal? _max) => new(_min, _max, whole: false);

    public static NumberLine Days() => new(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber, whole: true);

    public FactDomain Cut(IEnumerable<decimal> cuts, Func<object[], Func<decimal, int>, FactDomain> domain)
    {
        decimal[] points = [.. cuts.Where(cut => cut >= _min && !(cut > _max)).Distinct().Order()];
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
            if (number < _min || number > _max)
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
            return before is null || _min < before ? _min : null;
        }

        if (before is null)
        {
            return _max is null || _max >= after + 1 ? after + 1 : _max > after && !_whole ? _max : null;
        }

        var middle = after.Value + ((before.Value - after.Value) / 2);
        var round = decimal.Floor(middle);
        return round > after ? round : _whole ? null : middle;
    }
}
