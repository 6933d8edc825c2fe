using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Publication;

/// <summary>Editions of the public register that a later one replaced. A line goes with the last edition that shows it; what is public now stays.</summary>
internal sealed class EditionsKept(AppDbContext db) : IKeepRecords
{
    /// <summary>The word in the rules of a body.</summary>
    public const string Word = "edition";

    public string Kind => Word;

    public string Name => Say("Vervangen publicaties van het register", "Replaced publications of the register");

    public IReadOnlyList<StartEvent> Starts => [StartEvent.Published, StartEvent.Replaced];

    public IReadOnlyList<Footprint> Rows => [new("publication_gifts", nameof(GiftLinePublished.Id)), new("publication_editions", nameof(Edition.Id))];

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel)
    {
        var editions = await db.Set<Edition>().AsNoTracking().Where(edition => edition.Register == GiftRegister.Register).OrderBy(edition => edition.Number).ToListAsync(cancel);
        var over = editions.SkipLast(1).Zip(editions.Skip(1), (edition, next) => (Edition: edition, StartedOn: start == StartEvent.Published ? edition.PublishedOn : next.PublishedOn))
            .Where(pair => pair.StartedOn <= latest).ToList();
        var lines = await db.Set<GiftLinePublished>().Where(line => line.ToEdition != null).Select(line => new Span(line.Id, line.FromEdition, line.ToEdition!.Value)).ToListAsync(cancel);
        var held = await db.Set<Hold>().Where(hold => hold.Kind == Word && hold.LiftedOn == null).Select(hold => hold.RecordId).ToListAsync(cancel);
        var staying = editions.Where(edition => held.Contains(edition.Id) || over.TrueForAll(pair => pair.Edition != edition)).Select(edition => edition.Number).ToList();
        return [.. over.Select(pair => new EndedRecord(pair.Edition.Id, Reference(pair.Edition), pair.StartedOn, Along(pair.Edition.Number, editions, staying, lines)))];
    }

    public async Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        (await db.Set<Edition>().AsNoTracking().ToListAsync(cancel)).Find(edition => Reference(edition) == reference)?.Id;

    private static List<Guid> Along(int number, List<Edition> editions, List<int> staying, List<Span> lines) =>
        [.. lines.Where(line => line.Shows(number) && !editions.Exists(later => later.Number > number && line.Shows(later.Number)) && !staying.Exists(line.Shows)).Select(line => line.Id)];

    private static string Reference(Edition edition) => string.Create(CultureInfo.InvariantCulture, $"{edition.Register} {edition.Number}");

    private sealed record Span(Guid Id, int From, int To)
    {
        public bool Shows(int edition) => From <= edition && edition <= To;
    }
}
