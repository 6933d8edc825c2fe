using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Onkreukbaar.Platform.Modules.Backup;

/// <summary>The rows of one table as lines, and lines as rows: the same line from both databases.</summary>
internal sealed class TableRows(DbConnection connection, DbTransaction transaction, BackupPart part)
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ColumnType[] types = [.. part.Columns.Select(column => ColumnType.Named(column.Type))];

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Each row as a line with its end; the bytes are only good until the next one.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = Command($"SELECT {Columns()} FROM {Quoted(part.Table)} ORDER BY {string.Join(", ", part.Key.Select(Quoted))}");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var line = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(line, Json);
        while (await reader.ReadAsync(cancel))
        {
            line.ResetWrittenCount();
            json.Reset();
            json.WriteStartArray();
            for (var at = 0; at < types.Length; at++)
            {
                Write(json, reader, at);
            }

            json.WriteEndArray();
            await json.FlushAsync(cancel);
            line.Write("\n"u8);
            yield return line.WrittenMemory;
        }
    }

    public object?[] Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var values = json.RootElement.EnumerateArray().ToList();
        return values.Count == types.Length
            ? [.. values.Select((value, at) => value.ValueKind == JsonValueKind.Null ? null : types[at].Parse(value))]
            : throw new FormatException($"{values.Count} values for {types.Length} columns");
    }

    /// <summary>Puts rows in. What points at another row of the same table is filled in at the end, when all rows are there.</summary>
    public async Task<Func<object?[], Task>> InsertingAsync(CancellationToken cancel)
    {
        var command = Command($"INSERT INTO {Quoted(part.Table)} ({Columns()}) VALUES ({string.Join(", ", types.Select((_, at) => Name(at)))})");
        for (var at = 0; at < types.Length; at++)
        {
            AddParameter(command, at);
        }

        await command.PrepareAsync(cancel);
        var later = part.OnItself.Select(IndexOf).ToHashSet();
        return async values =>
        {
            for (var at = 0; at < types.Length; at++)
            {
                command.Parameters[at].Value = (later.Contains(at) ? null : values[at]) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(cancel);
        };
    }

    public async Task PointAtItselfAsync(object?[] values, CancellationToken cancel)
    {
        int[] key = [.. part.Key.Select(IndexOf)];
        foreach (var column in part.OnItself.Select(IndexOf).Where(column => values[column] is not null))
        {
            await using var command = Command($"UPDATE {Quoted(part.Table)} SET {Quoted(part.Columns[column].Name)} = {Name(column)} WHERE {string.Join(" AND ", key.Select(at => $"{Quoted(part.Columns[at].Name)} = {Name(at)}"))}");
            foreach (var at in key.Append(column).Distinct())
            {
                AddParameter(command, at).Value = values[at];
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    public int IndexOf(string column) => part.Columns.Index().First(pair => pair.Item.Name == column).Index;

    private string Columns() => string.Join(", ", part.Columns.Select(column => Quoted(column.Name)));

    private void Write(Utf8JsonWriter json, DbDataReader reader, int at)
    {
        if (reader.IsDBNull(at))
        {
            json.WriteNullValue();
        }
        else
        {
            types[at].Write(json, types[at].Read(reader, at));
        }
    }

    private DbParameter AddParameter(DbCommand command, int at)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.DbType) = (Name(at), types[at].Db);
        command.Parameters.Add(parameter);
        return parameter;
    }

    private static string Name(int at) => string.Create(CultureInfo.InvariantCulture, $"@p{at}");

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        return command;
    }
}
