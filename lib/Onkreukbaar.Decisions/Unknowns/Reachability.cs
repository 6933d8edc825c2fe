namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>Finds the outcomes that can be reached under a node. Working memory: for one thread at a time.</summary>
internal sealed class Reachability
{
    private readonly NodeMemo _seen = new();
    private ulong[] _reached = [];
    private ulong _reachedSmall;
    private FrozenNodes _nodes = null!;
    private FactState _state = null!;
    private ulong _fixedLevels;

    /// <summary>Goes down as long as the level is fixed.</summary>
    public static int Walk(FrozenNodes _nodes, int id, FactState _state, ulong _fixedLevels)
    {
        while (id >= 0 && (_fixedLevels >> _nodes.Level[id] & 1) != 0)
        {
            id = _nodes.Child(id, _state.Region(_nodes.Level[id]));
        }

        return id;
    }

    /// <summary>The outcomes under a node when the levels that are not fixed may have any region.</summary>
    public ReadOnlySpan<ulong> Reach(FrozenNodes among, int id, FactState at, ulong fixedNow, int outcomes)
    {
        var words = Math.Max(1, (outcomes + 63) / 64);
        if (_reached.Length < words)
        {
            _reached = new ulong[words];
        }

        if (words == 1)
        {
            _reached[0] = ReachSmall(among, id, at, fixedNow);
            return _reached.AsSpan(0, 1);
        }

        (_nodes, _state, _fixedLevels) = (among, at, fixedNow);
        _seen.Begin(among.Count);
        Array.Clear(_reached);
        VisitLarge(id);
        return _reached.AsSpan(0, words);
    }

    /// <summary>The same for at most 64 outcomes.</summary>
    public ulong ReachSmall(FrozenNodes among, int id, FactState at, ulong fixedNow)
    {
        id = Walk(among, id, at, fixedNow);
        if (id < 0)
        {
            return 1UL << ~id;
        }

        if ((among.Support[id] & fixedNow) == 0)
        {
            return among.Reach[id];
        }

        (_nodes, _state, _fixedLevels) = (among, at, fixedNow);
        _seen.Begin(among.Count);
        _reachedSmall = 0;
        VisitSmall(id);
        return _reachedSmall;
    }

    private void VisitSmall(int id)
    {
        id = Walk(_nodes, id, _state, _fixedLevels);
        if (id < 0)
        {
            _reachedSmall |= 1UL << ~id;
        }
        else if ((_nodes.Support[id] & _fixedLevels) == 0)
        {
            _reachedSmall |= _nodes.Reach[id];
        }
        else if ((_nodes.Reach[id] & ~_reachedSmall) != 0 && !_seen.TryGet(id, out _))
        {
            _seen.Set(id, 1);
            foreach (var child in _nodes.ChildrenOf(id))
            {
                VisitSmall(child);
            }
        }
    }

    private void VisitLarge(int id)
    {
        id = Walk(_nodes, id, _state, _fixedLevels);
        if (id < 0)
        {
            _reached[~id >> 6] |= 1UL << ~id;
        }
        else if (!_seen.TryGet(id, out _))
        {
            _seen.Set(id, 1);
            foreach (var child in _nodes.ChildrenOf(id))
            {
                VisitLarge(child);
            }
        }
    }
}
