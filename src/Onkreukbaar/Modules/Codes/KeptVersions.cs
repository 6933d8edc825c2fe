using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The versions of one body's codes in the database, and from when each of them answered.</summary>
internal sealed class KeptVersions(AppDbContext db, Body body, Clock clock)
{
    /// <summary>The last activation that was added here; null when nothing new began to run.</summary>
    public Guid? Added { get; private set; }

    public async Task<IReadOnlyList<string>> CodesAsync(CancellationToken cancel) =>
        await db.Set<KeptVersion>().Select(v => v.Code).Distinct().ToListAsync(cancel);

    /// <summary>The version that ran last, then those before it.</summary>
    public async Task<IReadOnlyList<RanVersion>> LatestFirstAsync(string code, CancellationToken cancel)
    {
        var versions = await db.Set<KeptVersion>().AsNoTracking().Where(v => v.Code == code).ToListAsync(cancel);
        var ids = versions.Select(v => v.Id).ToList();
        var activations = await db.Set<Activation>().AsNoTracking().Where(a => ids.Contains(a.VersionId)).OrderBy(a => a.At).ThenBy(a => a.IsOwn).ToListAsync(cancel);
        var ranFrom = activations.ToLookup(a => a.VersionId, a => a.At);
        return [.. versions.Where(v => ranFrom.Contains(v.Id)).OrderByDescending(v => activations.FindLastIndex(a => a.VersionId == v.Id)).Select(v => new RanVersion(v, [.. ranFrom[v.Id]]))];
    }

    /// <summary>Every version there ever was, per code the one that ran last first.</summary>
    public async Task<IReadOnlyList<KnownVersion>> HistoryAsync(CancellationToken cancel)
    {
        var known = new List<KnownVersion>();
        foreach (var code in await CodesAsync(cancel))
        {
            known.AddRange((await LatestFirstAsync(code, cancel)).Select(KnownVersion.Of).OfType<KnownVersion>());
        }

        return known;
    }

    /// <summary>From now on this version answers; its files are kept when it is a new one.</summary>
    public async Task RunAsync(CodeVersion version, CodeFiles? files, CancellationToken cancel)
    {
        var now = clock.Now;
        var id = await IdAsync(version.Code, version.Hash, cancel) ?? Add(version.Code, files!, now);
        // Once a body decides itself, nothing else begins to run without a decision.
        if (await LastAsync(version.Code, cancel) != id && !await Activations(version.Code).AnyAsync(activation => activation.IsOwn, cancel))
        {
            var activation = new Activation { Id = Guid.CreateVersion7(now), BodyId = body.Id, VersionId = id, At = now };
            db.Add(activation);
            Added = activation.Id;
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Keeps what came along with the program without running it: the body has a version of its own.</summary>
    public async Task KeepAsync(string code, CodeFiles files, CancellationToken cancel)
    {
        if (await IdAsync(code, files.Hash, cancel) is null)
        {
            Add(code, files, clock.Now);
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Puts a version of the body itself after those that run; whoever calls saves.</summary>
    public async Task AddOwnAsync(string code, CodeFiles files, CancellationToken cancel)
    {
        var now = clock.Now;
        var id = await IdAsync(code, files.Hash, cancel) ?? Add(code, files, now);
        var after = await Activations(code).Select(activation => (Guid?)activation.Id).FirstOrDefaultAsync(cancel);
        db.Add(new Activation { Id = Guid.CreateVersion7(now), BodyId = body.Id, VersionId = id, At = now, IsOwn = true, AfterId = after });
    }

    /// <summary>
    /// The versions of a code that a body decided on itself, and before them the one they began with, in the order of
    /// deciding. Empty as long as the body changed nothing.
    /// </summary>
    public async Task<IReadOnlyList<KeptVersion>> OwnAsync(string code, CancellationToken cancel)
    {
        var ran = await (from activation in db.Set<Activation>().AsNoTracking()
                         join version in db.Set<KeptVersion>().AsNoTracking() on activation.VersionId equals version.Id
                         where version.Code == code
                         orderby activation.At, activation.IsOwn, activation.Id
                         select new { activation.IsOwn, version }).ToListAsync(cancel);
        var firstOwn = ran.FindIndex(run => run.IsOwn);
        return firstOwn < 0 ? [] : [.. ran.Take(firstOwn).TakeLast(1).Concat(ran.Where(run => run.IsOwn)).Select(run => run.version)];
    }

    /// <summary>What came along with the program after the body went its own way, and never ran.</summary>
    public Task<KeptVersion?> NeverRanAsync(string code, CancellationToken cancel) =>
        db.Set<KeptVersion>().AsNoTracking().Where(version => version.Code == code && !db.Set<Activation>().Any(activation => activation.VersionId == version.Id))
            .OrderByDescending(version => version.ImportedAt).FirstOrDefaultAsync(cancel);

    /// <summary>The last thing that was decided about any code: when it differs, somebody must read again.</summary>
    public Task<Guid?> LastActivationAsync(CancellationToken cancel) =>
        db.Set<Activation>().OrderByDescending(activation => activation.At).ThenByDescending(activation => activation.IsOwn).ThenByDescending(activation => activation.Id).Select(activation => (Guid?)activation.Id).FirstOrDefaultAsync(cancel);

    /// <summary>The hash of the version that ran last.</summary>
    public Task<string?> LastHashAsync(string code, CancellationToken cancel) => Activated(code).Select(v => v.Hash).FirstOrDefaultAsync(cancel);

    private Task<Guid?> LastAsync(string code, CancellationToken cancel) => Activated(code).Select(v => (Guid?)v.Id).FirstOrDefaultAsync(cancel);

    private Task<Guid?> IdAsync(string code, string hash, CancellationToken cancel) =>
        db.Set<KeptVersion>().Where(v => v.Code == code && v.Hash == hash).Select(v => (Guid?)v.Id).FirstOrDefaultAsync(cancel);

    private Guid Add(string code, CodeFiles files, DateTimeOffset now)
    {
        var version = new KeptVersion { Id = Guid.CreateVersion7(now), BodyId = body.Id, Code = code, Hash = files.Hash, Files = files.Pack(), ImportedAt = now };
        db.Add(version);
        return version.Id;
    }

    private IQueryable<Activation> Activations(string code) =>
        from activation in db.Set<Activation>()
        join version in db.Set<KeptVersion>() on activation.VersionId equals version.Id
        where version.Code == code
        orderby activation.At descending, activation.IsOwn descending
        select activation;

    private IQueryable<KeptVersion> Activated(string code) =>
        from activation in db.Set<Activation>()
        join version in db.Set<KeptVersion>() on activation.VersionId equals version.Id
        where version.Code == code
        orderby activation.At descending, activation.IsOwn descending
        select version;
}

/// <summary>A version with the moments from which it ran, oldest first.</summary>
internal sealed record RanVersion(KeptVersion Version, IReadOnlyList<DateTimeOffset> RanFrom);

/// <summary>A version in a list of all that ever ran.</summary>
internal sealed record KnownVersion(string Code, string Hash, AboutVersion About, DateTimeOffset ImportedAt, IReadOnlyList<DateTimeOffset> RanFrom)
{
    /// <summary>Null when this program cannot read it any more.</summary>
    public static KnownVersion? Of(RanVersion ran)
    {
        var version = ran.Version;
        try
        {
            return new KnownVersion(version.Code, version.Hash, CodeReader.ReadAbout(CodeFiles.Unpack(version.Files)), version.ImportedAt, ran.RanFrom);
        }
        catch (Exception wrong) when (wrong is BrokenCodeException or InvalidDataException)
        {
            return null;
        }
    }
}
