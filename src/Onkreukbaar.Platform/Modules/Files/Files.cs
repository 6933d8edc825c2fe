using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Files;

/// <summary>The face of this module: files of a body, in its own database, so that they are backed up and destroyed with it.</summary>
public sealed class Files(AppDbContext db, CurrentBody current)
{
    public Task<List<StoredFile>> OfAsync(string ownerKind, Guid ownerId, CancellationToken cancel) =>
        db.Set<StoredFile>().AsNoTracking().Where(file => file.OwnerKind == ownerKind && file.OwnerId == ownerId).OrderBy(file => file.At).ThenBy(file => file.Id).ToListAsync(cancel);

    /// <summary>Puts a file beside the other changes of a transaction; the caller has read and recognised it before.</summary>
    public StoredFile Add(string ownerKind, Guid ownerId, string name, FileKind kind, byte[] content, Guid by, DateTimeOffset now)
    {
        var file = new StoredFile
        {
            Id = Guid.CreateVersion7(now),
            BodyId = current.Body!.Id,
            OwnerKind = ownerKind,
            OwnerId = ownerId,
            Name = kind.NameFor(name),
            MediaType = kind.MediaType,
            Length = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            ById = by,
            At = now,
        };
        db.Add(file);
        db.AddRange(content.Chunk(FileChunk.Size).Select((piece, number) => new FileChunk { BodyId = file.BodyId, FileId = file.Id, Number = number, Content = piece }));
        return file;
    }

    public async Task WriteAsync(StoredFile file, Stream to, CancellationToken cancel)
    {
        await foreach (var piece in db.Set<FileChunk>().AsNoTracking().Where(chunk => chunk.FileId == file.Id).OrderBy(chunk => chunk.Number).Select(chunk => chunk.Content).AsAsyncEnumerable().WithCancellation(cancel))
        {
            await to.WriteAsync(piece, cancel);
        }
    }

    /// <summary>Removes files with their content, inside the caller's transaction.</summary>
    public async Task RemoveAsync(IReadOnlyCollection<Guid> files, CancellationToken cancel)
    {
        await db.Set<FileChunk>().Where(chunk => files.Contains(chunk.FileId)).ExecuteDeleteAsync(cancel);
        await db.Set<StoredFile>().Where(file => files.Contains(file.Id)).ExecuteDeleteAsync(cancel);
    }
}
