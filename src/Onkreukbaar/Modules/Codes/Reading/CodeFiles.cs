using System.Collections.Frozen;
using System.IO.Compression;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using Onkreukbaar.Modules.Codes.Compare;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The files of one version of a code, with the vocabulary it was written in. Its hash names exactly these contents.</summary>
internal sealed class CodeFiles
{
    private const int LargestFileInBytes = 4 * 1024 * 1024;

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly FrozenDictionary<string, byte[]> contents;

    public CodeFiles(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        contents = files.ToFrozenDictionary(StringComparer.Ordinal);
        Names = [.. contents.Keys.Order(StringComparer.Ordinal)];
        Hash = HashOf();
    }

    public IReadOnlyList<string> Names { get; }

    public string Hash { get; }

    /// <summary>The files of codes/&lt;body&gt;/&lt;code&gt;, and beside the bodies the vocabulary and what it says about the topics of this code.</summary>
    public static CodeFiles FromFolder(string codesFolder, string body, string code)
    {
        if (code.Length > KeptVersion.CodeMax)
        {
            throw new BrokenCodeException(new CodeProblem(code, new($"de naam van de map is langer dan {KeptVersion.CodeMax} tekens", $"the name of the folder is longer than {KeptVersion.CodeMax} characters")));
        }

        var folder = Path.Combine(codesFolder, body, code);
        var own = NamesIn(folder).Select(name => Read(folder, name)).ToList();
        var rows = own.Exists(file => file.Key == CharacteristicReader.FileName) ? [Read(codesFolder, CharacteristicReader.RowsFile)] : (KeyValuePair<string, byte[]>[])[];
        return new CodeFiles([.. own, .. rows, Read(codesFolder, VocabularyReader.FileName), .. CodeReader.TopicsIn(own.Select(file => file.Key)).Select(topic => Read(codesFolder, VocabularyReader.TopicFile(topic)))]);
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
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(contents[name]);
            }
        }

        return packed.ToArray();
    }

    /// <summary>The same files with one of them replaced; the others are not touched.</summary>
    public CodeFiles With(string name, byte[] content) => new(new Dictionary<string, byte[]>(contents, StringComparer.Ordinal) { [name] = content });

    /// <summary>The files that are not the same as in another version.</summary>
    public IReadOnlyList<string> DifferentFrom(CodeFiles other) =>
        [.. Names.Union(other.Names, StringComparer.Ordinal).Where(name => !contents.TryGetValue(name, out var mine) || !other.contents.TryGetValue(name, out var theirs) || !mine.AsSpan().SequenceEqual(theirs)).Order(StringComparer.Ordinal)];

    public CodeFiles Without(string name) => new(contents.Where(file => file.Key != name));

    public byte[]? Optional(string name) => contents.GetValueOrDefault(name);

    public byte[] Required(string name) =>
        contents.TryGetValue(name, out var content) ? content : throw Missing(name);

    private static BrokenCodeException Missing(string name) => new(new CodeProblem(name, new("dit bestand ontbreekt", "the file is missing")));

    private static List<string> NamesIn(string folder)
    {
        try
        {
            // Not into a folder that is only a link: it may lead back here.
            return [.. new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => Path.GetRelativePath(folder, entry.ToFullPath()), Everything)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
                ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            }];
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new BrokenCodeException(CodeProblem.Quoting(".", "deze map is niet te lezen", $"the folder cannot be read: {wrong.Message}"));
        }
    }

    private static KeyValuePair<string, byte[]> Read(string folder, string path)
    {
        var name = path.Replace('\\', '/');
        try
        {
            using var file = File.OpenRead(Path.Combine(folder, path));
            return KeyValuePair.Create(name, UpTo(LargestFileInBytes, file) ?? throw new BrokenCodeException(new CodeProblem(name, new("dit bestand is groter dan 4 MB", "the file is larger than 4 MB"))));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Missing(name);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new BrokenCodeException(CodeProblem.Quoting(name, "dit bestand is niet te lezen", $"the file cannot be read: {wrong.Message}"));
        }
    }

    // Counted while reading: what a file says of its length need not be true.
    private static byte[]? UpTo(int most, Stream file)
    {
        using var content = new MemoryStream();
        var part = new byte[64 * 1024];
        for (var count = file.Read(part); count > 0; count = file.Read(part))
        {
            content.Write(part, 0, count);
            if (content.Length > most)
            {
                return null;
            }
        }

        return content.ToArray();
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
