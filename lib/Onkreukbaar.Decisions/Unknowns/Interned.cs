namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>Values by number; equal values have one.</summary>
internal sealed class Interned<T>
    where T : notnull
{
    private readonly List<T> _values = [];
    private readonly Dictionary<T, int> _idOf = [];

    public Interned(params ReadOnlySpan<T> first)
    {
        foreach (var value in first)
        {
            IdOf(value);
        }
    }

    public T this[int id] => _values[id];

    public int IdOf(T value)
    {
        if (!_idOf.TryGetValue(value, out var id))
        {
            _idOf.Add(value, id = _values.Count);
            _values.Add(value);
        }

        return id;
    }
}
