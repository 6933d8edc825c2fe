using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Files;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.AttachFile;

/// <summary>Files go when the gift goes that they are with.</summary>
internal sealed class GiftFilesKept : IDestroys
{
    private static readonly Footprint Files = new("files_files", nameof(StoredFile.OwnerId));

    public IReadOnlyList<string> Kinds => ["gift-official", "gift-office-holder"];

    public IReadOnlyList<Footprint> Rows => [new("files_chunks", "FileId", Files), Files];
}

/// <summary>The files somebody attached, by name; the gift they are with has them to download.</summary>
internal sealed class GiftFilesTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var files = await db.Set<StoredFile>().AsNoTracking().Where(file => file.ById == personId).OrderBy(file => file.At).ToListAsync(cancel);
        return new ToldPart("bijlagen", Say("Bijlagen die je toevoegde", "Attachments you added"), [.. files.Select(file => new ToldItem(file.Name,
        [
            new("naam", Say("Naam", "Name"), file.Name),
            new("soort", Say("Soort", "Kind"), file.MediaType),
            new("grootteInBytes", Say("Grootte", "Size"), file.Length, FileText.Size(file.Length)),
            new("sha256", Say("Controlegetal", "Checksum"), file.Sha256, ""),
            new("toegevoegdOp", Say("Toegevoegd", "Added"), file.At),
        ]))], []);
    }
}
