using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Files;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.Technique;

/// <summary>One part of the program and how many rows it keeps for this body.</summary>
internal sealed record RowsOf(string Module, int Tables, long Rows);

/// <summary>What runs here and how, without anything of what people wrote.</summary>
internal sealed record Running
{
    public required string Version { get; init; }

    public required string Runtime { get; init; }

    public required IReadOnlyList<(string Name, HealthStatus Status)> Health { get; init; }

    public required string Database { get; init; }

    public required long DatabaseBytes { get; init; }

    public required IReadOnlyList<string> Applied { get; init; }

    public required IReadOnlyList<string> Pending { get; init; }

    public required IReadOnlyList<KnownVersion> Codes { get; init; }

    public required IReadOnlyList<string> RefusedCodes { get; init; }

    public required int Files { get; init; }

    public required long FileBytes { get; init; }

    public required AuditMeasure Audit { get; init; }

    public required Waiting Mail { get; init; }

    public required IReadOnlyList<RowsOf> Rows { get; init; }
}

/// <summary>How the program runs, as far as it can tell itself.</summary>
internal sealed class HowItRuns(AppDbContext db, CurrentBody current, Codes.Codes codes, HealthCheckService health, AuditLength audit, VerifyAudit verify, AuditHeads heads, Bodies bodies, Changes changes, Outbox outbox, Place place)
{
    public async Task<Running> NowAsync(CancellationToken cancel)
    {
        var report = await health.CheckHealthAsync(cancel);
        var running = codes.Of(current.Body!).Versions.Select(version => version.Hash).ToHashSet(StringComparer.Ordinal);
        return new Running
        {
            Version = Program(),
            Runtime = RuntimeInformation.FrameworkDescription,
            Health = [.. report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value.Status))],
            Database = db.Database.IsSqlite() ? "SQLite" : "PostgreSQL",
            DatabaseBytes = await DatabaseBytesAsync(cancel),
            Applied = [.. await db.Database.GetAppliedMigrationsAsync(cancel)],
            Pending = [.. await db.Database.GetPendingMigrationsAsync(cancel)],
            Codes = [.. codes.Known(current.Body!).Where(version => running.Contains(version.Hash))],
            RefusedCodes = codes.Refused(current.Body!),
            Files = await db.Set<StoredFile>().CountAsync(cancel),
            FileBytes = await db.Set<StoredFile>().SumAsync(file => (long)file.Length, cancel),
            Audit = await audit.MeasureAsync(cancel),
            Mail = await outbox.WaitingAsync(cancel),
            Rows = await RowsAsync(cancel),
        };
    }

    /// <summary>Walks the whole chain of this body, and notes that this was done and how it ended.</summary>
    /// <returns>What is wrong; nothing when the chain is whole.</returns>
    public async Task<IReadOnlyList<string>> VerifyAsync(Actor by, CancellationToken cancel)
    {
        var body = current.Body!;
        heads.WriteTheFirst();
        var found = await verify.RunAsync(Path.Combine(place.DataFolder, AuditHeads.FileName), cancel);
        // What is wrong with the file outside the database is everybody's: without it nobody sees that an end was cut off.
        List<string> problems = [.. found.Problems.Where(problem => !bodies.All.Any(other => other.Slug != body.Slug && IsAbout(other, problem)))];
        await changes.NoteAsync(By.Web(by.PersonId), new Happened(AuditLength.Verified, "audit", body.Id, problems.Count == 0 ? AuditLength.Whole : AuditLength.Broken));
        return problems;
    }

    private static bool IsAbout(Body body, string problem) => problem.StartsWith(body.Slug + ":", StringComparison.Ordinal) || problem.StartsWith(body.Slug + " ", StringComparison.Ordinal);

    private static string Program() => (typeof(HowItRuns).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];

    private async Task<long> DatabaseBytesAsync(CancellationToken cancel) => db.Database.IsSqlite()
        ? (await db.Database.SqlQueryRaw<long>("select page_count * page_size as \"Value\" from pragma_page_count(), pragma_page_size()").ToListAsync(cancel))[0]
        : (await db.Database.SqlQueryRaw<long>("select pg_database_size(current_database()) as \"Value\"").ToListAsync(cancel))[0];

    // Summed per module: how many of one kind of declaration there are can say something about people.
    private async Task<IReadOnlyList<RowsOf>> RowsAsync(CancellationToken cancel)
    {
        var counted = new List<(string Module, long Rows)>();
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => typeof(IBelongToABody).IsAssignableFrom(entity.ClrType) && !typeof(IPersonalRecord).IsAssignableFrom(entity.ClrType) && !entity.IsOwned()))
        {
            var count = typeof(HowItRuns).GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(entity.ClrType);
            counted.Add((entity.GetTableName()!.Split('_')[0], await (Task<long>)count.Invoke(this, [cancel])!));
        }

        return [.. counted.GroupBy(table => table.Module, StringComparer.Ordinal).OrderBy(module => module.Key, StringComparer.Ordinal).Select(module => new RowsOf(module.Key, module.Count(), module.Sum(table => table.Rows)))];
    }

    private Task<long> CountAsync<T>(CancellationToken cancel) where T : class => db.Set<T>().LongCountAsync(cancel);
}

internal static class TechniqueText
{
    private const int Kilo = 1024;

    public static string Status(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => Say("Werkt", "Works"),
        HealthStatus.Degraded => Say("Werkt, met een probleem", "Works, with a problem"),
        _ => Say("Werkt niet", "Does not work"),
    };

    public static string Part(string name) => name switch
    {
        "database" => Say("Database", "Database"),
        "codes" => Say("Gedragscodes", "Codes of conduct"),
        _ => name,
    };

    public static string Module(string prefix) => prefix switch
    {
        "administration" => Say("Beheer", "Administration"),
        "audit" => Say("Logboek", "Audit"),
        "codes" => Say("Gedragscodes", "Codes of conduct"),
        "files" => Say("Bijlagen", "Attachments"),
        "identity" => Say("Accounts", "Accounts"),
        "knowledge" => Say("Artikelen over integriteit", "Articles about integrity"),
        "notifications" => Say("Berichten die nog weg moeten", "Messages that still have to leave"),
        "organisation" => Say("Mensen, eenheden, rollen en instellingen", "People, units, roles and settings"),
        "publication" => Say("Openbare registers", "Public registers"),
        "registers" => Say("Registers", "Registers"),
        "retention" => Say("Bewaren en vernietigen", "Keeping and destroying"),
        "work" => Say("Concepten", "Drafts"),
        _ => prefix,
    };

    public static string Size(long bytes) => bytes switch
    {
        < Kilo => $"{bytes} B",
        < Kilo * Kilo => $"{bytes / Kilo} kB",
        < (long)Kilo * Kilo * Kilo => $"{bytes / (Kilo * Kilo)} MB",
        _ => $"{bytes / ((long)Kilo * Kilo * Kilo)} GB",
    };

    public static string Moment(DateTimeOffset at) => $"{CodeWords.Date(Clock.DayOf(at))}, {Clock.TimeOf(at)}";
}
