namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>
/// What is known at this moment. A fact is known (in a region), asked in vain (not known, and never asked again)
/// or open (not asked yet).
/// </summary>
public sealed class FactState
{
    private readonly short[] _regionOf;

    internal FactState(FactSpace space)
    {
        Space = space;
        _regionOf = new short[space.Widths.Length];
        ulong open = 0;
        for (var level = 0; level < _regionOf.Length; level++)
        {
            // A marker says "this fact is unknown".
            _regionOf[level] = (short)((space.MarkerLevels >> level & 1) != 0 ? 1 : -1);
            open |= 1UL << level;
        }

        OpenLevels = open;
    }

    private FactState(FactSpace space, short[] regionOf, ulong known, ulong asked, ulong open)
        => (Space, _regionOf, KnownLevels, AskedLevels, OpenLevels) = (space, regionOf, known, asked, open);

    /// <summary>The facts this state is about.</summary>
    public FactSpace Space { get; }

    /// <summary>The facts with a value.</summary>
    public FactSet Known => Space.FactsOf(KnownLevels);

    /// <summary>The facts that were asked and are not known.</summary>
    public FactSet Asked => Space.FactsOf(AskedLevels);

    /// <summary>The facts not asked yet.</summary>
    public FactSet Open => Space.FactsOf(OpenLevels);

    // A fact and its marker are always in the same of these three.
    internal ulong KnownLevels { get; }

    internal ulong AskedLevels { get; }

    internal ulong OpenLevels { get; }

    internal bool IsNothing => (KnownLevels | AskedLevels) == 0;

    // In the present answer the marker of an unknown fact is fixed, and the fact itself is not.
    internal ulong FixedNow => KnownLevels | Space.MarkerLevels;

    // What can still change includes that an open fact stops being unknown.
    internal ulong FixedForGood => KnownLevels | (AskedLevels & Space.MarkerLevels);

    /// <summary>The region of a known fact; null when it is not known.</summary>
    public int? RegionOf(int fact)
    {
        var level = Space.LevelOf[fact];
        return (KnownLevels >> level & 1) != 0 ? _regionOf[level] : null;
    }

    /// <summary>This state, in which the fact has a value in the region.</summary>
    public FactState WithKnown(int fact, int region)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(region);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(region, Space[fact].Count);
        var levels = LevelsOf(fact);
        var regions = Regions(fact, region);
        return new(Space, regions, KnownLevels | levels, AskedLevels & ~levels, OpenLevels & ~levels);
    }

    /// <summary>This state, in which the fact was asked in vain.</summary>
    public FactState WithAsked(int fact)
    {
        var levels = LevelsOf(fact);
        return new(Space, Regions(fact, -1), KnownLevels & ~levels, AskedLevels | levels, OpenLevels & ~levels);
    }

    internal int Region(int level) => _regionOf[level];

    internal Builder Edit() => new(this);

    private ulong LevelsOf(int fact)
    {
        var levels = 1UL << Space.LevelOf[fact];
        return Space.MarkerOf[fact] is >= 0 and var marker ? levels | 1UL << marker : levels;
    }

    private short[] Regions(int fact, int region)
    {
        short[] regions = [.. _regionOf];
        Put(Space, regions, fact, region);
        return regions;
    }

    private static void Put(FactSpace space, short[] regions, int fact, int region)
    {
        regions[space.LevelOf[fact]] = (short)region;
        if (space.MarkerOf[fact] is >= 0 and var marker)
        {
            regions[marker] = (short)(region >= 0 ? 0 : 1);
        }
    }

    /// <summary>Sets many facts in one state without a copy for each.</summary>
    internal ref struct Builder(FactState from)
    {
        private readonly short[] _regions = [.. from._regionOf];
        private ulong _known = from.KnownLevels;
        private ulong _asked = from.AskedLevels;
        private ulong _open = from.OpenLevels;

        public readonly bool Knows(int fact) => (_known >> from.Space.LevelOf[fact] & 1) != 0;

        public void Know(int fact, int region)
        {
            var levels = from.LevelsOf(fact);
            Put(from.Space, _regions, fact, region);
            (_known, _asked, _open) = (_known | levels, _asked & ~levels, _open & ~levels);
        }

        public void Ask(int fact)
        {
            var levels = from.LevelsOf(fact);
            Put(from.Space, _regions, fact, -1);
            (_known, _asked, _open) = (_known & ~levels, _asked | levels, _open & ~levels);
        }

        public readonly FactState Done() => new(from.Space, _regions, _known, _asked, _open);
    }
}
