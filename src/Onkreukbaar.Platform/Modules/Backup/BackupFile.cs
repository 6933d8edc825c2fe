using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Onkreukbaar.Platform.Modules.Backup;

/// <summary>A backup that was read from its first to its last byte and says what it said when it was made.</summary>
public sealed class BackupFile : IDisposable
{
    private const int MaxManifestInBytes = 10_000_000;

    private readonly ZipArchive zip;

    private BackupFile(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    internal BackupManifest Manifest { get; }

    /// <exception cref="BackupException">It is no backup, it is not whole, it was altered, or it is newer than this program.</exception>
    public static async Task<BackupFile> OpenAsync(string file, CancellationToken cancel)
    {
        ZipArchive? archive = null;
        try
        {
            archive = await ZipFile.OpenReadAsync(file, cancel);
            var opened = new BackupFile(archive, await ReadManifestAsync(archive, cancel));
            await opened.CheckAsync(cancel);
            return opened;
        }
        catch (Exception wrong)
        {
            archive?.Dispose();
            throw wrong switch
            {
                BackupException => wrong,
                InvalidDataException or JsonException or EndOfStreamException or FormatException => new BackupException($"{file} is not a whole backup: it was cut off, altered, or it is something else."),
                IOException or UnauthorizedAccessException => new BackupException($"{file} cannot be read: {wrong.Message}"),
                _ => wrong,
            };
        }
    }

    public void Dispose() => zip.Dispose();

    internal async IAsyncEnumerable<string> LinesAsync(BackupPart part)
    {
        using var reader = new StreamReader(await Entry(zip, part.Entry).OpenAsync(), Encoding.UTF8);
        while (await reader.ReadLineAsync() is { } line)
        {
            yield return line;
        }
    }

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive archive, CancellationToken cancel)
    {
        var (bytes, hash) = (await ReadAsync(archive, BackupManifest.Entry, cancel), await ReadAsync(archive, BackupManifest.HashEntry, cancel));
        if (Encoding.ASCII.GetString(hash) != Convert.ToHexStringLower(SHA256.HashData(bytes)))
        {
            throw new BackupException("The manifest of the backup was altered.");
        }

        // Only the format is sure to be read when the backup is newer.
        using var json = JsonDocument.Parse(bytes);
        var format = json.RootElement.GetProperty("format").GetInt32();
        return format <= BackupManifest.CurrentFormat
            ? BackupManifest.Read(bytes)
            : throw new BackupException($"The backup was made by a newer program (format {format}); restore it with that one.");
    }

    private async Task CheckAsync(CancellationToken cancel)
    {
        var expected = Manifest.Parts.Select(part => part.Entry).Append(BackupManifest.Entry).Append(BackupManifest.HashEntry);
        if (!zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            throw new BackupException("The backup was altered: it does not hold the parts that its manifest names.");
        }

        foreach (var part in Manifest.Parts)
        {
            await CheckAsync(part, cancel);
        }
    }

    private async Task CheckAsync(BackupPart part, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = await Entry(zip, part.Entry).OpenAsync(cancel);
        var (buffer, lines) = (new byte[81_920], 0L);
        for (int read; (read = await entry.ReadAsync(buffer, cancel)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        if (lines != part.Rows || Convert.ToHexStringLower(hash.GetHashAndReset()) != part.Sha256)
        {
            throw new BackupException($"The backup was altered: {part.Entry} is not what the manifest says.");
        }
    }

    private static async Task<byte[]> ReadAsync(ZipArchive archive, string name, CancellationToken cancel)
    {
        var entry = Entry(archive, name);
        if (entry.Length > MaxManifestInBytes)
        {
            throw new InvalidDataException(name);
        }

        using var bytes = new MemoryStream();
        await using var stream = await entry.OpenAsync(cancel);
        await stream.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    private static ZipArchiveEntry Entry(ZipArchive archive, string name) => archive.GetEntry(name) ?? throw new InvalidDataException(name);
}
