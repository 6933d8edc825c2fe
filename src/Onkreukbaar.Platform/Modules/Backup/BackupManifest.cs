using System.Text.Json;

namespace Onkreukbaar.Platform.Modules.Backup;

/// <summary>What a backup says about itself. It names tables and columns, so that a later program can still read it.</summary>
internal sealed record BackupManifest(int Format, string Program, string Migration, DateTimeOffset TakenAt, IReadOnlyList<BackupPart> Parts)
{
    /// <summary>Raised when an older program could not read what a newer one writes.</summary>
    public const int CurrentFormat = 1;

    public const string Entry = "manifest.json";

    /// <summary>The manifest's own hash, in an entry beside it.</summary>
    public const string HashEntry = "manifest.sha256";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static BackupManifest Read(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<BackupManifest>(bytes, Json) ?? throw new JsonException("empty");
}

/// <summary>One table: its rows are one JSON array a line, in the order of the columns.</summary>
/// <param name="Entry">Where in the file.</param>
/// <param name="Table">Its name.</param>
/// <param name="Columns">Its columns, in the order of the values.</param>
/// <param name="Key">The columns that tell its rows apart.</param>
/// <param name="OnItself">Columns that point at another row of the same table.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sha256">Over the lines as they stand in the file.</param>
internal sealed record BackupPart(string Entry, string Table, IReadOnlyList<BackupColumn> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> OnItself, long Rows, string Sha256);

internal sealed record BackupColumn(string Name, string Type);
