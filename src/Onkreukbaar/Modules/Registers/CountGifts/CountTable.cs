namespace Onkreukbaar.Modules.Registers.CountGifts;

/// <summary>Which numbers are too small to show, because somebody could recognise the people in them.</summary>
/// <param name="Smallest">The smallest number that is shown; null when the body has not decided, and then none below the total is.</param>
internal sealed record SmallNumbers(int? Smallest)
{
    public static readonly SmallNumbers Shown = new(1);

    public bool Hides(int count) => count > 0 && (Smallest is not { } smallest || count < smallest);
}

/// <summary>A number as it may be seen: exact, or only that it is small or follows from something small.</summary>
internal readonly record struct ShownCount(int? Exact, bool IsTotalOfHidden = false);

/// <summary>Numbers per quarter. Nothing that is hidden can be worked out from what is shown.</summary>
internal sealed class CountTable(IReadOnlyList<(int Year, int Quarter)> quarters, IReadOnlyDictionary<(int Year, int Quarter, Counted What), int> numbers, SmallNumbers small)
{
    /// <summary>Together these make up everything that was declared.</summary>
    private static readonly Counted[] MakeUpAll = [Counted.Received, Counted.Offered, Counted.Promised, Counted.Refused];

    public IReadOnlyList<(int Year, int Quarter)> Quarters => quarters;

    public int? Smallest => small == SmallNumbers.Shown ? null : small.Smallest;

    public bool IsProtected => small != SmallNumbers.Shown;

    public bool IsEmpty => numbers.Count == 0;

    public ShownCount Of((int Year, int Quarter) quarter, Counted what)
    {
        var count = Number(quarter, what);
        // With one part hidden, the total less the other parts would tell it.
        return what == Counted.Declared && MakeUpAll.Any(part => small.Hides(Number(quarter, part))) ? new ShownCount(null, IsTotalOfHidden: true)
            : new ShownCount(small.Hides(count) ? null : count);
    }

    private int Number((int Year, int Quarter) quarter, Counted what) => numbers.GetValueOrDefault((quarter.Year, quarter.Quarter, what));
}
