using System.IO.Compression;
using System.Text;

namespace Onkreukbaar.Platform.Modules.Files;

/// <summary>What a file is by its first bytes. Only photos and documents are known; a program by any name is not.</summary>
public sealed record FileKind(string MediaType, string Extension)
{
    private static readonly (FileKind Kind, int Offset, byte[] Mark)[] Marks =
    [
        (new("image/jpeg", ".jpg"), 0, [0xFF, 0xD8, 0xFF]),
        (new("image/png", ".png"), 0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        (new("image/webp", ".webp"), 8, "WEBP"u8.ToArray()),
        (new("image/heic", ".heic"), 4, "ftypheic"u8.ToArray()),
        (new("image/heic", ".heic"), 4, "ftypmif1"u8.ToArray()),
        (new("application/pdf", ".pdf"), 0, "%PDF-"u8.ToArray()),
    ];

    /// <summary>What some system does not take in a name.</summary>
    private const string Forbidden = "\"*/:<>?\\|";

    private static readonly FileKind Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    private static readonly FileKind OpenDocument = new("application/vnd.oasis.opendocument.text", ".odt");

    /// <summary>Null when it is nothing that may be attached.</summary>
    public static FileKind? Of(byte[] content) =>
        Marks.FirstOrDefault(mark => content.AsSpan().Length >= mark.Offset + mark.Mark.Length && content.AsSpan(mark.Offset, mark.Mark.Length).SequenceEqual(mark.Mark)).Kind
        ?? (content.AsSpan().StartsWith("PK\u0003\u0004"u8) ? InArchive(content) : null);

    /// <summary>The name as it is kept: no folder, nothing invisible, and the ending that fits the content.</summary>
    public string NameFor(string given)
    {
        var bare = Path.GetFileNameWithoutExtension(given.Replace('\\', '/').Split('/')[^1]);
        var clean = new StringBuilder();
        foreach (var rune in bare.EnumerateRunes().Where(rune => !IsHidden(rune) && !(rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal))))
        {
            if (clean.Length + rune.Utf16SequenceLength <= StoredFile.NameMax - Extension.Length)
            {
                clean.Append(rune.ToString());
            }
        }

        var name = clean.ToString().Trim(' ', '.');
        return (name.Length == 0 ? "bijlage" : name) + Extension;
    }

    // Marks that turn the reading direction could make "exe.pdf" of "fdp.exe".
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format;

    private static FileKind? InArchive(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            return archive.GetEntry("word/document.xml") is not null && archive.GetEntry("word/vbaProject.bin") is null ? Word
                : archive.GetEntry("content.xml") is not null && archive.GetEntry("mimetype") is { } says && IsOpenDocument(says) ? OpenDocument
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsOpenDocument(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.ASCII);
        var begin = new char[OpenDocument.MediaType.Length];
        return reader.ReadBlock(begin) == begin.Length && new string(begin) == OpenDocument.MediaType;
    }
}
