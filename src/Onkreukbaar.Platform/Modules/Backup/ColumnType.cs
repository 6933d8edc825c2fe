using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Onkreukbaar.Platform.Modules.Backup;

/// <summary>A type of value that means the same on every database: how it is read, written in JSON, and put back.</summary>
internal sealed record ColumnType(string Name, Type Clr, DbType Db, Func<DbDataReader, int, object> Read, Action<Utf8JsonWriter, object> Write, Func<JsonElement, object> Parse)
{
    private static readonly ColumnType[] All =
    [
        Of("guid", DbType.Guid, (reader, at) => reader.GetGuid(at), (json, id) => json.WriteStringValue(id), value => value.GetGuid()),
        Of("text", DbType.String, (reader, at) => reader.GetString(at), (json, text) => json.WriteStringValue(text), value => value.GetString()!),
        Of("long", DbType.Int64, (reader, at) => reader.GetInt64(at), (json, number) => json.WriteNumberValue(number), value => value.GetInt64()),
        Of("int", DbType.Int32, (reader, at) => reader.GetInt32(at), (json, number) => json.WriteNumberValue(number), value => value.GetInt32()),
        Of("bool", DbType.Boolean, (reader, at) => reader.GetBoolean(at), (json, yes) => json.WriteBooleanValue(yes), value => value.GetBoolean()),
        Of("date", DbType.Date, (reader, at) => reader.GetFieldValue<DateOnly>(at), (json, day) => json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), value => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Of("bytes", DbType.Binary, (reader, at) => reader.GetFieldValue<byte[]>(at), (json, bytes) => json.WriteBase64StringValue(bytes), value => value.GetBytesFromBase64()),
    ];

    public static ColumnType Named(string name) => All.FirstOrDefault(type => type.Name == name) ?? throw new BackupException($"A column has the type {name}, which this program does not know.");

    /// <summary>Null when a backup cannot hold it: whoever adds such a column teaches it here.</summary>
    public static ColumnType? For(Type clr) => All.FirstOrDefault(type => type.Clr == (Nullable.GetUnderlyingType(clr) ?? clr));

    private static ColumnType Of<T>(string name, DbType db, Func<DbDataReader, int, T> read, Action<Utf8JsonWriter, T> write, Func<JsonElement, T> parse)
        where T : notnull =>
        new(name, typeof(T), db, (reader, at) => read(reader, at), (json, value) => write(json, (T)value), value => parse(value));
}
