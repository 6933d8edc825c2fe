namespace Onkreukbaar.Modules.People;

/// <summary>Something in the file that cannot be: where, what is wrong and what was expected.</summary>
internal sealed record Problem(int? Row, string? Column, string Sentence)
{
    public override string ToString() => (Row, Column) switch
    {
        (null, _) => Sentence,
        (_, null) => $"Row {Row}: {Sentence}",
        _ => $"Row {Row}, column {Column}: {Sentence}",
    };
}

/// <summary>Everything that is wrong, so that somebody mends a file once and not row by row.</summary>
internal sealed class Problems
{
    private const int MostShown = 100;

    private readonly List<Problem> found = [];
    private readonly HashSet<int> rows = [];

    public bool Any => found.Count > 0;

    public bool Concern(int row) => rows.Contains(row);

    public void Add(int? row, string? column, string sentence)
    {
        found.Add(new Problem(row, column, sentence));
        if (row is { } at)
        {
            rows.Add(at);
        }
    }

    public void RefuseIfAny()
    {
        if (Any)
        {
            throw new FileRefusedException(this);
        }
    }

    public IEnumerable<string> Lines => found.OrderBy(problem => problem.Row ?? 0).Take(MostShown).Select(problem => problem.ToString())
        .Concat(found.Count > MostShown ? [$"And {found.Count - MostShown} more problems."] : []);
}

/// <summary>The file is not imported, and nothing was changed.</summary>
internal sealed class FileRefusedException(Problems problems) : Exception("The file is not imported.")
{
    public Problems Problems { get; } = problems;

    public static FileRefusedException Because(string sentence)
    {
        var problems = new Problems();
        problems.Add(null, null, sentence);
        return new FileRefusedException(problems);
    }
}
