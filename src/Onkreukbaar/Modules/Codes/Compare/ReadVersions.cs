using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Codes.Compare;

/// <summary>Versions that once ran, read again from the database to be compared.</summary>
internal sealed class ReadVersions(AppDbContext db, CurrentBody current, Codes codes)
{
    /// <summary>Null when there is no such version of this code, or this program cannot read it any more.</summary>
    public async Task<CodeVersion?> FindAsync(string code, string hash, CancellationToken cancel)
    {
        if (codes.Of(current.Body!).Versions.FirstOrDefault(version => version.Code == code && version.Hash == hash) is { } running)
        {
            return running;
        }

        // Only what ran: a proposal is nobody's business until somebody decided on it.
        var kept = await db.Set<KeptVersion>().AsNoTracking().SingleOrDefaultAsync(version => version.Code == code && version.Hash == hash && db.Set<Activation>().Any(activation => activation.VersionId == version.Id), cancel);
        return kept is null ? null : Read(kept);
    }

    private CodeVersion? Read(KeptVersion kept)
    {
        try
        {
            return TriedCodes.Fenced(() => CodeReader.Parse(current.Body!.Slug, kept.Code, CodeFiles.Unpack(kept.Files)));
        }
        catch (BrokenCodeException)
        {
            return null;
        }
    }
}
