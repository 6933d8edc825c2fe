namespace Onkreukbaar.Tests.Support;

/// <summary>Throws that look like chance and are the same in every run (a linear congruential generator, Knuth's constants).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>One of 0 up to <paramref name="sides"/>.</summary>
    public int Throw(int sides)
    {
        state = (state * 6364136223846793005) + 1442695040888963407;
        return (int)((state >> 33) % (ulong)sides);
    }

    public T Pick<T>(IReadOnlyList<T> from) => from[Throw(from.Count)];
}
