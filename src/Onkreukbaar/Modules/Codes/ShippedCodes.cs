using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Codes;

/// <summary>
/// Brings the codes that travel with the program into the database, once per content, and runs for every body the
/// version that was read last without a mistake: a broken folder is reported and changes nothing.
/// </summary>
internal sealed partial class ShippedCodes(string folder, IServiceScopeFactory scopes, RunningCodes running, Bodies bodies, Clock clock, ILogger<ShippedCodes> log)
{
    /// <summary>The bodies whose codes travel with the program.</summary>
    public static readonly IReadOnlyList<(string Slug, string Name)> Bodies =
    [
        ("provincie-utrecht", "Provincie Utrecht"),
        ("gemeente-utrecht", "Gemeente Utrecht"),
        ("alphen-aan-den-rijn", "Gemeente Alphen aan den Rijn"),
        ("dalfsen", "Gemeente Dalfsen"),
    ];

    public string Folder { get; } = folder;

    public async Task LoadAsync(CancellationToken cancel)
    {
        foreach (var body in bodies.All)
        {
            running.Run(new BodyCodes(body.Slug, await VersionsAsync(body, cancel)));
        }
    }

    /// <summary>Every code in a body's folder, read and run against its own practice cases.</summary>
    public static CodeVersion ReadAndTry(string codesFolder, string body, string code, DateOnly today)
    {
        var version = CodeReader.Read(body, code, CodeFiles.FromFolder(codesFolder, body, code));
        Try(version, today);
        return version;
    }

    public static IReadOnlyList<string> CodesOf(string codesFolder, string body)
    {
        var of = Path.Combine(codesFolder, body);
        return Directory.Exists(of) ? [.. Directory.EnumerateDirectories(of).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)] : [];
    }

    private static void Try(CodeVersion version, DateOnly today)
    {
        BodyCodes.RefuseATie([version]);
        var problems = PracticeRun.Problems(version, today).ToList();
        if (problems.Count > 0)
        {
            throw new BrokenCodeException(problems);
        }
    }

    private async Task<IReadOnlyList<CodeVersion>> VersionsAsync(Body body, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var kept = await db.Set<KeptVersion>().Select(v => v.Code).Distinct().ToListAsync(cancel);
        var versions = new List<CodeVersion>();
        foreach (var code in kept.Order(StringComparer.Ordinal).Union(CodesOf(Folder, body.Slug), StringComparer.Ordinal))
        {
            // What ran before goes first, so that a newcomer that begins on the same day is the one that is refused.
            if ((await FromFolderAsync(db, body, code, versions, cancel) ?? await LastGoodAsync(db, body, code, cancel)) is { } version)
            {
                versions.Add(version);
            }
        }

        return versions;
    }

    private async Task<CodeVersion?> FromFolderAsync(AppDbContext db, Body body, string code, IReadOnlyList<CodeVersion> others, CancellationToken cancel)
    {
        if (!Directory.Exists(Path.Combine(Folder, body.Slug, code)))
        {
            return null;
        }

        try
        {
            var files = CodeFiles.FromFolder(Folder, body.Slug, code);
            var version = CodeReader.Read(body.Slug, code, files);
            Try(version, clock.Today);
            BodyCodes.RefuseATie([.. others, version]);
            await KeepAsync(db, body, code, files, cancel);
            return version;
        }
        catch (BrokenCodeException broken)
        {
            foreach (var problem in broken.Problems)
            {
                ReportProblem(body.Slug, code, problem);
            }

            running.Broke(body.Slug, code, broken.Problems);
            return null;
        }
    }

    private async Task KeepAsync(AppDbContext db, Body body, string code, CodeFiles files, CancellationToken cancel)
    {
        if (await db.Set<KeptVersion>().AnyAsync(v => v.Code == code && v.Hash == files.Hash, cancel))
        {
            return;
        }

        var now = clock.Now;
        db.Add(new KeptVersion { Id = Guid.CreateVersion7(now), BodyId = body.Id, Code = code, Hash = files.Hash, Files = files.Pack(), ImportedAt = now });
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<CodeVersion?> LastGoodAsync(AppDbContext db, Body body, string code, CancellationToken cancel)
    {
        // A version in force was checked when it came in; it keeps answering, also under newer checks.
        var kept = await db.Set<KeptVersion>().Where(v => v.Code == code).OrderByDescending(v => v.ImportedAt).FirstOrDefaultAsync(cancel);
        return kept is null ? null : CodeReader.Parse(body.Slug, code, CodeFiles.Unpack(kept.Files));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "codes/{Body}/{Code}: {Problem}")]
    private partial void ReportProblem(string body, string code, CodeProblem problem);
}
