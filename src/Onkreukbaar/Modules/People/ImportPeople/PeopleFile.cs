using System.Text;
using CsvHelper;

namespace Onkreukbaar.Modules.People;

/// <summary>One line of the file below the header, with its number as a spreadsheet or editor shows it.</summary>
internal sealed class FileLine(int row, IReadOnlyDictionary<string, string> cells)
{
    public int Row { get; } = row;

    /// <summary>Null when the file has no such column, and when the cell is empty.</summary>
    public string? this[string column] => cells.TryGetValue(column, out var cell) && cell.Length > 0 ? cell : null;
}

/// <summary>A CSV file as it was offered: which columns it has, and its lines. What a cell means is not looked at yet.</summary>
internal sealed class PeopleFile
{
    public const long LargestInBytes = 25_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly HashSet<string> columns;

    private PeopleFile(IReadOnlyList<string> columns, IReadOnlyList<FileLine> lines) => (this.columns, Lines) = ([.. columns], lines);

    public IReadOnlyList<FileLine> Lines { get; }

    /// <summary>What a file has no column for, it says nothing about, and that stays as it is.</summary>
    public bool Has(string column) => columns.Contains(column);

    /// <exception cref="FileRefusedException">It cannot be read as a whole; what is wrong in single rows goes to the problems.</exception>
    public static PeopleFile Read(string path, Problems problems)
    {
        var bytes = Bytes(path);
        RefuseWhatIsNoUtf8(bytes);
        using var reader = CsvReader.Create(bytes, Options(bytes, problems));
        var header = reader.Read() ? Header(Cells(reader)) : throw FileRefusedException.Because("The file is empty.");
        var lines = new List<FileLine>();
        while (reader.Read())
        {
            if (Line((int)reader.LineNumber, header, Cells(reader), problems) is { } line)
            {
                lines.Add(line);
            }
        }

        return lines.Count > 0 || problems.Any ? new PeopleFile(header, lines) : throw FileRefusedException.Because("The file has a header and no rows below it.");
    }

    // Every line break ends a row: a quotation mark that is not closed then spoils one row and not the rest of the file.
    private static CsvReaderOptions Options(byte[] bytes, Problems problems) => new()
    {
        Separator = Separator(bytes),
        HasHeader = false,
        AllowLineBreaksInQuotes = false,
        TrackLineNumbers = true,
        OnMalformedRecord = malformed => problems.Add((int)malformed.LineNumber, null, "a quotation mark stands where it cannot; expected quotation marks around a whole value, and a double one inside it"),
    };

    private static byte[] Bytes(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LargestInBytes
                ? File.ReadAllBytes(path)
                : throw FileRefusedException.Because($"The file is larger than {LargestInBytes / 1_000_000} MB: divide it into several.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw FileRefusedException.Because($"The file cannot be read: {wrong.Message}");
        }
    }

    private static void RefuseWhatIsNoUtf8(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return;
        }

        var problems = new Problems();
        var row = 0;
        foreach (var line in bytes.Split((byte)'\n'))
        {
            row++;
            if (!System.Text.Unicode.Utf8.IsValid(bytes[line]))
            {
                problems.Add(row, null, "there are bytes that are no UTF-8; save the file as \"CSV UTF-8\"");
            }
        }

        throw new FileRefusedException(problems);
    }

    private static char Separator(byte[] bytes)
    {
        var end = Array.IndexOf(bytes, (byte)'\n');
        var header = Strict.GetString(bytes.AsSpan(0, end < 0 ? bytes.Length : end));
        return header.Count(c => c == ';') >= header.Count(c => c == ',') ? ';' : ',';
    }

    private static List<string> Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(field => reader.GetString(field).Trim())];

    private static List<string> Header(List<string> cells)
    {
        var header = cells.ConvertAll(Columns.Of);
        var problems = new Problems();
        if (!header.Exists(Columns.All.Contains))
        {
            problems.Add(1, null, $"there is no header; expected the columns {string.Join(", ", Columns.Required)}, and what else there is to tell");
            throw new FileRefusedException(problems);
        }

        foreach (var unknown in header.Except(Columns.All, StringComparer.Ordinal))
        {
            problems.Add(1, null, $"there is no column \"{Cell.Shown(unknown)}\"; expected one of {string.Join(", ", Columns.All)}");
        }

        foreach (var twice in header.GroupBy(column => column, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add(1, null, $"the column {Cell.Shown(twice.Key)} is there {twice.Count()} times; expected once");
        }

        foreach (var missing in Columns.Required.Except(header, StringComparer.Ordinal))
        {
            problems.Add(1, null, $"the column {missing} is missing");
        }

        foreach (var (column, needs) in Columns.Pairs.Where(pair => header.Contains(pair.Column) && !header.Contains(pair.Needs)))
        {
            problems.Add(1, null, $"the column {column} needs the column {needs}");
        }

        problems.RefuseIfAny();
        return header;
    }

    private static FileLine? Line(int row, List<string> header, List<string> cells, Problems problems)
    {
        if (cells.TrueForAll(cell => cell.Length == 0))
        {
            return null;
        }

        if (cells.Count != header.Count)
        {
            problems.Add(row, null, $"there are {cells.Count} values; expected {header.Count}, as in the header");
            return null;
        }

        return new FileLine(row, header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }
}
