using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Codes;

/// <summary>
/// Brings the codes that travel with the program into the database, once per content, and runs for every body what its
/// folder says. A broken folder is reported and changes nothing: the version that ran last goes on.
/// </summary>
internal sealed partial class ShippedCodes(string folder, TriedCodes tried, IServiceScopeFactory scopes, RunningCodes running, Bodies bodies, Clock clock, ILogger<ShippedCodes> log)
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

    /// <summary>What a folder has for the bodies that travel with the program.</summary>
    public static IEnumerable<(string Body, string Code)> Shipped(string folder) => CodesOf(folder, Bodies.Select(body => body.Slug));

    public async Task LoadAsync(CancellationToken cancel)
    {
        tried.ReadAll(Folder, CodesOf(Folder, bodies.All.Select(body => body.Slug)), clock.Today);
        tried.TryAll(Folder, CodesOf(Folder, await BeginnersAsync(cancel)), clock.Today);
        foreach (var body in bodies.All)
        {
            await LoadAsync(body, brings: true, cancel);
        }
    }

    /// <summary>The codes of one body again, because somebody decided something about them, here or on another node.</summary>
    public Task ReadAgainAsync(Body body, CancellationToken cancel) => LoadAsync(body, brings: false, cancel);

    /// <summary>What this program ships begins to run when it starts, and not because another one is read: two releases would take turns.</summary>
    private async Task LoadAsync(Body body, bool brings, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
        var kept = new KeptVersions(scope.ServiceProvider.GetRequiredService<AppDbContext>(), body, clock);
        // Asked before reading: what somebody decides meanwhile is read next time.
        var last = await kept.LastActivationAsync(cancel);
        var versions = await VersionsAsync(body, kept, brings, cancel);
        running.Run(new BodyCodes(body.Slug, versions), await kept.HistoryAsync(cancel), kept.Added ?? last);
    }

    /// <summary>The bodies for which no code ran yet: theirs are all to be tried.</summary>
    private async Task<IReadOnlyList<string>> BeginnersAsync(CancellationToken cancel)
    {
        var beginners = new List<string>();
        foreach (var body in bodies.All)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
            if (await new KeptVersions(scope.ServiceProvider.GetRequiredService<AppDbContext>(), body, clock).LastActivationAsync(cancel) is null)
            {
                beginners.Add(body.Slug);
            }
        }

        return beginners;
    }

    private static IEnumerable<(string Body, string Code)> CodesOf(string folder, IEnumerable<string> slugs) => slugs.SelectMany(slug => CodesOf(folder, slug).Select(code => (slug, code)));

    public static IReadOnlyList<string> CodesOf(string codesFolder, string body)
    {
        var of = Path.Combine(codesFolder, body);
        return Directory.Exists(of) ? [.. Directory.EnumerateDirectories(of, "*", new EnumerationOptions()).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)] : [];
    }

    private async Task<IReadOnlyList<CodeVersion>> VersionsAsync(Body body, KeptVersions kept, bool brings, CancellationToken cancel)
    {
        var found = new List<FoundCode>();
        foreach (var code in (await kept.CodesAsync(cancel)).Union(CodesOf(Folder, body.Slug), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var last = await kept.LastHashAsync(code, cancel);
            var (files, read) = FromFolder(body, code, last);
            var isNew = read is not null && read.Hash != last;
            found.Add(new FoundCode(code, files, isNew && !brings && last is not null ? null : read, isNew, OfTheBodyItself(body, await kept.OwnAsync(code, cancel))));
        }

        // What a body decided and what ran before go first, so that a newcomer that begins on the same day is the one that is refused.
        var versions = new List<CodeVersion>();
        foreach (var code in found.OrderBy(code => code.Own.Count == 0).ThenBy(code => code.IsNew))
        {
            versions.AddRange(await VersionsAsync(body, code, versions, kept, brings, cancel));
        }

        return [.. versions.OrderBy(version => version.Code, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<CodeVersion>> VersionsAsync(Body body, FoundCode code, List<CodeVersion> others, KeptVersions kept, bool brings, CancellationToken cancel)
    {
        if (code.Own.Count > 0)
        {
            await (code is { Read: not null, Files: { } shipped } ? kept.KeepAsync(code.Code, shipped, cancel) : Task.CompletedTask);
            return code.Own;
        }

        if ((WithoutATie(body, code.Read, others) ?? WithoutATie(body, await LastGoodAsync(body, code.Code, kept, cancel), others)) is not { } version)
        {
            return [];
        }

        await (brings ? kept.RunAsync(version, code.Files, cancel) : Task.CompletedTask);
        return [version];
    }

    private (CodeFiles? Files, CodeVersion? Read) FromFolder(Body body, string code, string? last)
    {
        try
        {
            var files = Directory.Exists(Path.Combine(Folder, body.Slug, code)) ? CodeFiles.FromFolder(Folder, body.Slug, code) : null;
            // What ran here last was tried when it came in.
            return (files, files is null ? null : files.Hash == last ? tried.Read(body.Slug, code, files, clock.Today) : tried.Try(body.Slug, code, files, clock.Today));
        }
        catch (BrokenCodeException broken)
        {
            Refuse(body, code, broken);
            return (null, null);
        }
    }

    /// <summary>What a body decided itself holds, each version from its day on; of two for the same day the last.</summary>
    private List<CodeVersion> OfTheBodyItself(Body body, IReadOnlyList<KeptVersion> own)
    {
        var read = own.Select(version => ReadAgain(body, version.Code, version)).OfType<CodeVersion>().ToList();
        return [.. read.GroupBy(version => version.ValidFrom).Select(sameDay => sameDay.Last()).OrderBy(version => version.ValidFrom ?? DateOnly.MinValue)];
    }

    private CodeVersion? WithoutATie(Body body, CodeVersion? version, IReadOnlyList<CodeVersion> others)
    {
        try
        {
            BodyCodes.RefuseATie(version is null ? others : [.. others, version]);
            return version;
        }
        catch (BrokenCodeException tie)
        {
            Refuse(body, version!.Code, tie);
            return null;
        }
    }

    private async Task<CodeVersion?> LastGoodAsync(Body body, string code, KeptVersions kept, CancellationToken cancel)
    {
        foreach (var ran in await kept.LatestFirstAsync(code, cancel))
        {
            if (ReadAgain(body, code, ran.Version) is { } version)
            {
                return version;
            }
        }

        return null;
    }

    // A version in force was checked when it came in; it keeps answering, also under newer checks.
    private CodeVersion? ReadAgain(Body body, string code, KeptVersion kept)
    {
        try
        {
            return TriedCodes.Fenced(() => CodeReader.Parse(body.Slug, code, CodeFiles.Unpack(kept.Files)));
        }
        catch (BrokenCodeException broken)
        {
            Refuse(body, code, broken);
            return null;
        }
    }

    private void Refuse(Body body, string code, BrokenCodeException broken)
    {
        foreach (var problem in broken.Problems)
        {
            ReportProblem(body.Slug, code, problem);
        }

        running.Broke(body.Slug, code, broken.Problems);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "codes/{Body}/{Code}: {Problem}")]
    private partial void ReportProblem(string body, string code, CodeProblem problem);

    /// <summary>A code as it is found at the start: in its folder, and what the body made of it itself.</summary>
    private sealed record FoundCode(string Code, CodeFiles? Files, CodeVersion? Read, bool IsNew, IReadOnlyList<CodeVersion> Own);
}
