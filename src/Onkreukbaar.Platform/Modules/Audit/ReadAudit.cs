using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>What somebody asks of the audit.</summary>
public sealed record AuditQuestion
{
    /// <summary>The kinds of things they may read about; every other kind stays out.</summary>
    public required IReadOnlyCollection<string> Kinds { get; init; }

    /// <summary>What does not belong there, whatever it was done to.</summary>
    public IReadOnlyCollection<string> WithoutActions { get; init; } = [];

    public string? Action { get; init; }

    /// <summary>Who did it, or for whom it was done; null for anybody.</summary>
    public IReadOnlyCollection<Guid>? People { get; init; }

    /// <summary>First and last day, in the Netherlands.</summary>
    public (DateOnly From, DateOnly To)? Days { get; init; }
}

/// <summary>One entry without anything that leads to what a record says.</summary>
public sealed record AuditLine(int Year, long Seq, DateTimeOffset At, Guid? Actor, Guid? OnBehalfOf, string Origin, string Action, string Kind, Guid ObjectId, string Result)
{
    /// <summary>Its place in the chain, for the page that follows.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Seq}");
}

/// <summary>Reads a body's audit, the newest first, page by page.</summary>
public sealed class ReadAudit(AppDbContext db)
{
    public async Task<IReadOnlyList<AuditLine>> PageAsync(AuditQuestion question, string? after, int size, CancellationToken cancel)
    {
        var entries = Fitting(question);
        if (PlaceOf(after) is var (year, seq))
        {
            entries = entries.Where(entry => entry.Year < year || (entry.Year == year && entry.Seq < seq));
        }

        return await entries.OrderByDescending(entry => entry.Year).ThenByDescending(entry => entry.Seq).Take(size)
            .Select(entry => new AuditLine(entry.Year, entry.Seq, entry.At, entry.Actor, entry.OnBehalfOf, entry.Origin, entry.Action, entry.Kind, entry.ObjectId, entry.Result)).ToListAsync(cancel);
    }

    private IQueryable<AuditEntry> Fitting(AuditQuestion question)
    {
        var (kinds, without, people) = (question.Kinds, question.WithoutActions, question.People);
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(entry => kinds.Contains(entry.Kind) && !without.Contains(entry.Action));
        entries = question.Action is { } action ? entries.Where(entry => entry.Action == action) : entries;
        entries = people is null ? entries : entries.Where(entry => (entry.Actor != null && people.Contains(entry.Actor.Value)) || (entry.OnBehalfOf != null && people.Contains(entry.OnBehalfOf.Value)));
        if (question.Days is var (from, to))
        {
            var (first, end) = (Clock.StartOf(from), Clock.StartOf(to.AddDays(1)));
            entries = entries.Where(entry => entry.At >= first && entry.At < end);
        }

        return entries;
    }

    // An address that somebody made up begins at the beginning.
    private static (int Year, long Seq)? PlaceOf(string? text) => text?.Split('-') is [var year, var seq]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var in_) && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? (in_, at) : null;
}
