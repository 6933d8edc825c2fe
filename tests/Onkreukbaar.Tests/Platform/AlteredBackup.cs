using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Onkreukbaar.Tests.Platform;

/// <summary>A backup that somebody changed: a slip of a disk, or somebody who knows how it is made.</summary>
internal sealed class AlteredBackup(string path)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Alter(Action<ZipArchive> change)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        change(zip);
    }

    public void Rewrite(string part, Func<string, string> change) => Alter(zip =>
    {
        var entry = zip.Entries.First(found => found.FullName.Contains(part, StringComparison.Ordinal));
        var text = Read(entry);
        var changed = change(text);
        changed.ShouldNotBe(text);
        Replace(zip, entry.FullName, changed);
    });

    /// <summary>By somebody who knows how it is made.</summary>
    public void RewriteWithHash(string part, Func<string, string> change)
    {
        Rewrite(part, change);
        string hash;
        using (var zip = ZipFile.OpenRead(path))
        {
            hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Read(zip.Entries.First(found => found.FullName.Contains(part, StringComparison.Ordinal))))));
        }

        AlterManifest(manifest => manifest["parts"]!.AsArray().First(found => found!["table"]!.GetValue<string>() == part)!["sha256"] = hash);
    }

    public void AlterManifest(Action<JsonNode> change, Action<ZipArchive>? more = null) => Alter(zip =>
    {
        var manifest = JsonNode.Parse(Read(zip.GetEntry("manifest.json")!))!;
        change(manifest);
        Replace(zip, "manifest.json", manifest.ToJsonString());
        Replace(zip, "manifest.sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(manifest.ToJsonString()))));
        more?.Invoke(zip);
    });

    /// <summary>Takes columns out, from the list of columns and from every row.</summary>
    public void Forget(params (string Table, string Column)[] columns) => Alter(zip =>
    {
        var manifest = JsonNode.Parse(Read(zip.GetEntry("manifest.json")!))!;
        foreach (var (table, column) in columns)
        {
            var part = manifest["parts"]!.AsArray().Single(part => part!["table"]!.GetValue<string>() == table)!;
            var all = part["columns"]!.AsArray();
            var place = all.Index().Single(one => one.Item!["name"]!.GetValue<string>() == column).Index;
            all.RemoveAt(place);
            var entry = part["entry"]!.GetValue<string>();
            var rows = string.Concat(Read(zip.GetEntry(entry)!).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Without(line, place) + "\n"));
            Replace(zip, entry, rows);
            part["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rows)));
        }

        Replace(zip, "manifest.json", manifest.ToJsonString());
    });

    private static string Without(string row, int place)
    {
        var values = JsonNode.Parse(row)!.AsArray();
        values.RemoveAt(place);
        return values.ToJsonString(AsWritten);
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static void Replace(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
