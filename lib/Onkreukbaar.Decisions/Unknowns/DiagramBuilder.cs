namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>
/// Builds diagrams over one space. Every step starts from finished diagrams and leaves a finished, reduced diagram;
/// a step that needs more nodes than allowed throws <see cref="DiagramTooLargeException"/>.
/// </summary>
public sealed class DiagramBuilder
{
    /// <summary>A builder over the facts of the space.</summary>
    public DiagramBuilder(FactSpace space, int maxNodes = 200_000) => (Space, MaxNodes) = (space, maxNodes);

    /// <summary>The facts.</summary>
    public FactSpace Space { get; }

    /// <summary>The largest number of nodes of one step.</summary>
    public int MaxNodes { get; }

    /// <summary>Always the same value.</summary>
    public Diagram<T> Constant<T>(T value)
        where T : notnull
    {
        var work = new Workshop(this);
        var values = new Interned<T>();
        return work.Finish(~values.IdOf(value), values);
    }

    /// <summary>True for the regions of one fact that pass the test.</summary>
    public Diagram<bool> Where(int fact, Func<int, bool> regions)
    {
        var work = new Workshop(this);
        return work.Finish(work.Literal(Space.LevelOf[fact], regions), Workshop.Truths);
    }

    /// <summary>True while the fact is unknown. The space must say that the fact is tested for it.</summary>
    public Diagram<bool> WhereUnknown(int fact)
    {
        if (Space.MarkerOf[fact] < 0)
        {
            throw new ArgumentException($"The space does not test the fact '{Space[fact].Name}' for being unknown.", nameof(fact));
        }

        var work = new Workshop(this);
        return work.Finish(work.Literal(Space.MarkerOf[fact], region => region == 1), Workshop.Truths);
    }

    /// <summary>True when all are.</summary>
    public Diagram<bool> And(params ReadOnlySpan<Diagram<bool>> conditions) => Chain(conditions, true, (work, a, b) => work.And(a, b));

    /// <summary>True when one is.</summary>
    public Diagram<bool> Or(params ReadOnlySpan<Diagram<bool>> conditions) => Chain(conditions, false, (work, a, b) => work.Or(a, b));

    /// <summary>True when the condition is false.</summary>
    public Diagram<bool> Not(Diagram<bool> condition) => Map(condition, value => !value);

    /// <summary>The second where the condition is true, the third where it is false.</summary>
    public Diagram<T> If<T>(Diagram<bool> condition, Diagram<T> then, Diagram<T> otherwise)
        where T : notnull
    {
        var work = new Workshop(this);
        var values = new Interned<T>();
        var test = work.Import(condition, Workshop.Truths);
        return work.Finish(work.If(test, work.Import(then, values), work.Import(otherwise, values)), values);
    }

    /// <summary>Another value for each value.</summary>
    public Diagram<TResult> Map<T, TResult>(Diagram<T> diagram, Func<T, TResult> map)
        where T : notnull
        where TResult : notnull
    {
        var work = new Workshop(this);
        var (from, to) = (new Interned<T>(), new Interned<TResult>());
        return work.Finish(work.Map(work.Import(diagram, from), outcome => to.IdOf(map(from[outcome]))), to);
    }

    /// <summary>The value that two values make together.</summary>
    public Diagram<TResult> Combine<TA, TB, TResult>(Diagram<TA> a, Diagram<TB> b, Func<TA, TB, TResult> combine)
        where TA : notnull
        where TB : notnull
        where TResult : notnull
    {
        var work = new Workshop(this);
        var (left, right, to) = (new Interned<TA>(), new Interned<TB>(), new Interned<TResult>());
        return work.Finish(
            work.Apply(work.Import(a, left), work.Import(b, right), (x, y) => x < 0 && y < 0 ? ~to.IdOf(combine(left[~x], right[~y])) : null),
            to);
    }

    private Diagram<bool> Chain(ReadOnlySpan<Diagram<bool>> conditions, bool start, Func<Workshop, int, int, int> join)
    {
        var work = new Workshop(this);
        var all = Workshop.Of(start);
        foreach (var condition in conditions)
        {
            all = join(work, all, work.Import(condition, Workshop.Truths));
        }

        return work.Finish(all, Workshop.Truths);
    }
}
