using System.Numerics;
using System.Runtime.InteropServices;

namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>A set of facts of one <see cref="FactSpace"/>, by their index.</summary>
public readonly record struct FactSet
{
    private readonly ulong _bits;

    internal FactSet(ulong bits) => _bits = bits;

    /// <summary>The set with the given facts.</summary>
    public static FactSet Of(params ReadOnlySpan<int> facts)
    {
        ulong set = 0;
        foreach (var fact in facts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(fact, nameof(facts));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fact, FactSpace.MaxFacts, nameof(facts));
            set |= 1UL << fact;
        }

        return new(set);
    }

    /// <summary>The number of facts in the set.</summary>
    public int Count => BitOperations.PopCount(_bits);

    /// <summary>Whether the set is empty.</summary>
    public bool IsEmpty => _bits == 0;

    internal ulong Bits => _bits;

    /// <summary>Whether the fact is in the set.</summary>
    public bool Contains(int fact) => fact is >= 0 and < FactSpace.MaxFacts && (_bits >> fact & 1) != 0;

    /// <summary>The facts in either set.</summary>
    public FactSet Union(FactSet other) => new(_bits | other._bits);

    /// <summary>The facts in both sets.</summary>
    public FactSet Intersect(FactSet other) => new(_bits & other._bits);

    /// <summary>The facts in this set and not in the other.</summary>
    public FactSet Except(FactSet other) => new(_bits & ~other._bits);

    /// <summary>Whether every fact of this set is in the other.</summary>
    public bool IsSubsetOf(FactSet other) => (_bits & ~other._bits) == 0;

    /// <summary>The names of the facts, in the order of the space.</summary>
    public IEnumerable<string> Names(FactSpace space)
    {
        foreach (var fact in this)
        {
            yield return space[fact].Name;
        }
    }

    /// <summary>Goes through the indexes of the facts, from low to high.</summary>
    public Enumerator GetEnumerator() => new(_bits);

    /// <inheritdoc/>
    public override string ToString() => $"{{{string.Join(", ", ToArray())}}}";

    /// <summary>The indexes of the facts, from low to high.</summary>
    public int[] ToArray()
    {
        var facts = new int[Count];
        var next = 0;
        foreach (var fact in this)
        {
            facts[next++] = fact;
        }

        return facts;
    }

    /// <summary>Goes through a set without allocating.</summary>
    [StructLayout(LayoutKind.Auto)]
    public struct Enumerator
    {
        private ulong _left;

        internal Enumerator(ulong _bits) => (_left, Current) = (_bits, -1);

        /// <summary>The index of the fact.</summary>
        public int Current { get; private set; }

        /// <summary>Goes to the next fact.</summary>
        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            Current = BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return true;
        }
    }
}
