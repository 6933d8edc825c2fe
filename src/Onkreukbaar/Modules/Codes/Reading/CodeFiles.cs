using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The files of one version of a code, with the vocabulary it was written in. Its hash names exactly these contents.</summary>
internal sealed class CodeFiles
{
    private const int LargestFileInBytes = 4 * 1024 * 1024;

    private readonly FrozenDictionary<string, byte[]> contents;

    public CodeFiles(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        contents = files.ToFrozenDictionary(StringComparer.Ordinal);
        Names = [.. contents.Keys.Order(StringComparer.Ordinal)];
        Hash = HashOf();
    }

    public IReadOnlyList<string> Names { get; }

    public string Hash { get; }

    /// <summary>The files of codes/&lt;body&gt;/&lt;code&gt; and the vocabulary beside the bodies.</summary>
    public static CodeFiles FromFolder(string codesFolder, string body, string code)
    {
        var folder = Path.Combine(codesFolder, body, code);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path)).Select(name => Read(folder, name))
            .Append(Read(codesFolder, VocabularyReader.FileName));
        return new CodeFiles(files);
    }

    public static CodeFiles Unpack(byte[] packed)
    {
        using var archive = new ZipArchive(new MemoryStream(packed), ZipArchiveMode.Read);
        return new CodeFiles(archive.Entries.Select(entry => KeyValuePair.Create(entry.FullName, Bytes(entry))).ToList());
    }

    public byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var name in Names)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(contents[name]);
            }
        }

        return packed.ToArray();
    }

    public byte[] Required(string name) =>
        contents.TryGetValue(name, out var content) ? content : throw new BrokenCodeException(new CodeProblem(name, "the file is missing"));

    private static KeyValuePair<string, byte[]> Read(string folder, string path)
    {
        var name = path.Replace('\\', '/');
        var file = new FileInfo(Path.Combine(folder, path));
        if (!file.Exists || file.Length > LargestFileInBytes)
        {
            throw new BrokenCodeException(new CodeProblem(name, file.Exists ? "the file is larger than 4 MB" : "the file is missing"));
        }

        return KeyValuePair.Create(name, File.ReadAllBytes(file.FullName));
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private string HashOf()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Names)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{contents[name].Length}\n"));
            hash.AppendData(contents[name]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
