using System.Globalization;

namespace Onkreukbaar.Bench;

/// <summary>A table of results, as it is printed and as it stands in docs/performance.md.</summary>
internal sealed class Report(string title, params string[] columns)
{
    private readonly List<string[]> rows = [];

    public void Add(params object[] cells) => rows.Add([.. cells.Select(cell => cell is double number ? Number(number) : $"{cell}")]);

    public void Print()
    {
        var widths = columns.Select((column, i) => rows.Select(row => row[i].Length).Append(column.Length).Max()).ToArray();
        Console.WriteLine($"{title}\n");
        Line(columns);
        Line([.. widths.Select(width => new string('-', width))]);
        rows.ForEach(Line);
        Console.WriteLine();

        void Line(string[] cells) => Console.WriteLine("| " + string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i]))) + " |");
    }

    private static string Number(double number) => number.ToString(number >= 100 ? "0" : number >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}

internal static class Statistics
{
    public static double Median(this IEnumerable<double> numbers)
    {
        var ordered = numbers.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }
}
