using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.Logbook;

/// <summary>A line as it is shown: no reason, no hash, and the number of a record only for who may open that record.</summary>
internal sealed record LogbookLine(AuditLine Entry, string By, string? OnBehalfOf, string? Reference);

/// <summary>A page of the logbook; there are more when <paramref name="Next"/> says where they begin.</summary>
internal sealed record LogbookLines(IReadOnlyList<LogbookLine> Lines, string? Next);

/// <summary>Reads the audit for who accounts for it, and notes that they did.</summary>
internal sealed class ReadLogbook(AppDbContext db, CurrentBody current, ReadAudit audit, Views views, Changes changes, IEnumerable<IReferAudited> referrers)
{
    private const int PageSize = 50;
    private const int FileSize = 500;
    private const int MostPeople = 200;

    public async Task<LogbookLines> PageAsync(Actor actor, LogbookFilter filter, CancellationToken cancel)
    {
        await views.NoteAsync(By.Web(actor.PersonId), LogbookWords.Audit, current.Body!.Id);
        var entries = await audit.PageAsync(await QuestionAsync(filter, cancel), filter.After, PageSize + 1, cancel);
        var shown = entries.Take(PageSize).ToList();
        return new LogbookLines(await ToldAsync(shown, cancel), entries.Count > PageSize ? shown[^1].Place : null);
    }

    /// <summary>Everything that fits, for a file. It is noted before the first line.</summary>
    public async Task<IAsyncEnumerable<LogbookLine>> AllAsync(Actor actor, LogbookFilter filter, CancellationToken cancel)
    {
        await changes.NoteAsync(By.Web(actor.PersonId), new Happened("exported", LogbookWords.Audit, current.Body!.Id));
        return LinesAsync(await QuestionAsync(filter, cancel), cancel);
    }

    private async IAsyncEnumerable<LogbookLine> LinesAsync(AuditQuestion question, [EnumeratorCancellation] CancellationToken cancel)
    {
        IReadOnlyList<AuditLine> entries;
        for (string? after = null; (entries = await audit.PageAsync(question, after, FileSize, cancel)).Count > 0; after = entries[^1].Place)
        {
            foreach (var line in await ToldAsync(entries, cancel))
            {
                yield return line;
            }
        }
    }

    private async Task<AuditQuestion> QuestionAsync(LogbookFilter filter, CancellationToken cancel) => new()
    {
        Kinds = LogbookWords.Kinds,
        WithoutActions = LogbookWords.ActionsLeftOut,
        Action = LogbookWords.Known(filter.Action),
        People = await PeopleAsync(filter.Who, cancel),
        Days = filter.Days,
    };

    private async Task<IReadOnlyCollection<Guid>?> PeopleAsync(string? who, CancellationToken cancel)
    {
        var words = Searchable.Of(who ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var people = words.Aggregate(db.Set<Person>().AsQueryable(), (found, word) => found.Where(person => person.SearchName.Contains(word)));
        return words.Length == 0 ? null : await people.OrderBy(person => person.Id).Take(MostPeople).Select(person => person.Id).ToListAsync(cancel);
    }

    private async Task<List<LogbookLine>> ToldAsync(IReadOnlyList<AuditLine> entries, CancellationToken cancel)
    {
        var people = entries.SelectMany(entry => new[] { entry.Actor, entry.OnBehalfOf }).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Person>().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        var references = new Dictionary<Guid, string>();
        foreach (var referrer in referrers)
        {
            var ids = entries.Where(entry => referrer.Kinds.Contains(entry.Kind, StringComparer.Ordinal)).Select(entry => entry.ObjectId).Distinct().ToList();
            foreach (var (id, reference) in ids.Count == 0 ? new Dictionary<Guid, string>() : await referrer.SeenAsync(ids, cancel))
            {
                references[id] = reference;
            }
        }

        return [.. entries.Select(entry => new LogbookLine(entry, Name(entry.Actor) ?? LogbookWords.Nobody(entry), Name(entry.OnBehalfOf), references.GetValueOrDefault(entry.ObjectId)))];

        string? Name(Guid? id) => id is not { } person ? null : names.GetValueOrDefault(person) ?? Say("Iemand die niet meer bekend is", "Somebody no longer known");
    }
}
