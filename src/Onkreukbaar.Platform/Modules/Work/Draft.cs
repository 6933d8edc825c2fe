using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Work;

/// <summary>A form somebody has not sent yet. Sealed for that person; only they can open it, for a day.</summary>
public sealed class Draft : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid PersonId { get; init; }

    public required byte[] Sealed { get; set; }

    public required DateTimeOffset SavedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> draft)
        {
            draft.IsARecord("work_drafts");
            draft.PointsAt<Person>(nameof(PersonId));
            draft.HasIndex(d => d.SavedAt);
        }
    }
}

public sealed class Drafts(AppDbContext db, CurrentBody current, IDataProtectionProvider protection, Clock clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public async Task SaveAsync<T>(Guid id, Guid personId, T content, CancellationToken cancel)
    {
        var text = Seal(id, personId).Protect(JsonSerializer.SerializeToUtf8Bytes(content));
        var draft = await FindAsync(id, personId, cancel);
        if (draft is null)
        {
            db.Add(new Draft { Id = id, BodyId = current.Body!.Id, PersonId = personId, Sealed = text, SavedAt = clock.Now });
        }
        else
        {
            (draft.Sealed, draft.SavedAt) = (text, clock.Now);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Null when there is none of this person, or when it is more than a day old.</summary>
    public async Task<T?> OpenAsync<T>(Guid id, Guid personId, CancellationToken cancel)
        where T : class
    {
        var draft = await FindAsync(id, personId, cancel);
        if (draft is null || clock.Now - draft.SavedAt > Lifetime)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(Seal(id, personId).Unprotect(draft.Sealed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What was sent, and everything that is too old, goes.</summary>
    public async Task RemoveAsync(Guid id, CancellationToken cancel)
    {
        var oldest = clock.Now - Lifetime;
        await db.Set<Draft>().Where(draft => draft.Id == id || draft.SavedAt < oldest).ExecuteDeleteAsync(cancel);
    }

    private Task<Draft?> FindAsync(Guid id, Guid personId, CancellationToken cancel) =>
        db.Set<Draft>().SingleOrDefaultAsync(draft => draft.Id == id && draft.PersonId == personId, cancel);

    private IDataProtector Seal(Guid id, Guid personId) => protection.CreateProtector("Onkreukbaar.Drafts", personId.ToString(), id.ToString());
}
