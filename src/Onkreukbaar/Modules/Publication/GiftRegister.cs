using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Publication;

/// <summary>What an edition would change of the lines of its publisher, and everything that it then shows.</summary>
/// <param name="Own">Exactly what goes out of the publisher's own lines.</param>
/// <param name="All">Those and the lines of others, which stay as they are.</param>
/// <param name="Added">How many of the own lines are new.</param>
/// <param name="Corrected">How many say something else than before.</param>
/// <param name="Dropped">Those that are not shown any more.</param>
internal sealed record Preview(IReadOnlyList<GiftLinePublished> Own, IReadOnlyList<GiftLinePublished> All, int Added, int Corrected, IReadOnlyList<GiftLinePublished> Dropped)
{
    public bool ChangesSomething => Added + Corrected + Dropped.Count > 0;
}

/// <summary>The public register of gifts: made of lines of its own, never read from what people declared.</summary>
internal sealed class GiftRegister(AppDbContext db, CurrentBody current, Codes.Codes codes, GiftsToPublish toPublish, LinesWithoutSource withoutSource, PublicCache cache, Settings settings, Changes changes, Clock clock)
{
    public const string Register = "geschenken";
    public const int PageSize = 100;

    private const string Undecided = "Nog te bepalen";

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The body publishes the gifts of its politicians, or it has decided nothing of the kind.</summary>
    public Task<bool> IsPublicAsync(CancellationToken cancel) => settings.IsYesAsync("geschenken.openbaar", clock.Today, cancel);

    public Task<Edition?> EditionAsync(DateOnly? on, CancellationToken cancel)
    {
        var day = on ?? clock.Today;
        return db.Set<Edition>().Where(edition => edition.Register == Register && edition.PublishedOn <= day).OrderByDescending(edition => edition.Number).FirstOrDefaultAsync(cancel);
    }

    public Task<List<Edition>> EditionsAsync(CancellationToken cancel) =>
        db.Set<Edition>().Where(edition => edition.Register == Register).OrderByDescending(edition => edition.Number).ToListAsync(cancel);

    /// <summary>All lines of an edition, the newest gift first.</summary>
    public IQueryable<GiftLinePublished> Lines(int edition) =>
        db.Set<GiftLinePublished>().Where(line => line.FromEdition <= edition && (line.ToEdition == null || edition <= line.ToEdition))
            .OrderByDescending(line => line.Date).ThenBy(line => line.Name).ThenBy(line => line.Id);

    /// <summary>One page of them; one line more than fits says that there is a next page.</summary>
    public async Task<(IReadOnlyList<GiftLinePublished> Lines, bool HasNext)> PageAsync(int edition, int page, CancellationToken cancel)
    {
        var lines = await Lines(edition).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        return (lines.Count > PageSize ? lines[..PageSize] : lines, lines.Count > PageSize);
    }

    public async Task<Preview> PreviewAsync(Role owner, CancellationToken cancel)
    {
        var (next, running, wanted) = await CompareAsync(owner, clock.Now, cancel);
        return PreviewOf(owner, next, running, wanted);
    }

    /// <summary>Publishing twice is publishing once: what would change nothing makes no edition.</summary>
    /// <exception cref="RuleBrokenException">This body publishes no gifts.</exception>
    /// <exception cref="ChangedMeanwhileException">Something was declared or published since the preview.</exception>
    public async Task PublishAsync(Guid by, Role owner, string previewHash, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await IsPublicAsync(cancel))
        {
            throw new RuleBrokenException("", Say("Geschenken staan bij jullie niet op de website", "Gifts are not on your website"));
        }

        var (next, running, wanted) = await CompareAsync(owner, now, cancel);
        var preview = PreviewOf(owner, next, running, wanted);
        if (HashBefore(preview.All) != previewHash)
        {
            throw new ChangedMeanwhileException();
        }

        if (!preview.ChangesSomething)
        {
            return;
        }

        try
        {
            await changes.MakeAsync(By.Web(by), () =>
            {
                foreach (var gone in running.Where(line => !preview.All.Contains(line)))
                {
                    gone.ToEdition = next - 1;
                }

                db.AddRange(preview.All.Except(running));
                var edition = Make(by, next, preview, now);
                db.Add(edition);
                return Task.FromResult<Happened?>(new Happened("published", EditionsKept.Word, edition.Id, ContentMac: edition.Hash));
            }, cancel);
        }
        catch (DbUpdateException)
        {
            throw new ChangedMeanwhileException();
        }

        await cache.EmptyAsync(current.Body!, cancel);
    }

    /// <summary>Also over lines that stay, so that an edition proves everything it shows.</summary>
    public static string HashOf(IEnumerable<GiftLinePublished> lines) =>
        HashOfAll(lines, line => new { line.Name, line.Office, line.Date, line.Description, line.Giver, line.ValueClass, line.Destination, line.CorrectedOn });

    /// <summary>
    /// Without the day of a correction: what editions have from before that was part of it, and what a preview is compared by,
    /// because only publishing makes that day.
    /// </summary>
    public static string HashBefore(IEnumerable<GiftLinePublished> lines) =>
        HashOfAll(lines, line => new { line.Name, line.Office, line.Date, line.Description, line.Giver, line.ValueClass, line.Destination });

    private static string HashOfAll<T>(IEnumerable<GiftLinePublished> lines, Func<GiftLinePublished, T> shown) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(lines.OrderBy(line => line.SourceId).Select(shown)))));

    private Edition Make(Guid by, int number, Preview preview, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        BodyId = current.Body!.Id,
        Register = Register,
        Number = number,
        PublishedOn = Clock.DayOf(now),
        PublishedAt = now,
        ById = by,
        Lines = preview.All.Count,
        Hash = HashOf(preview.All),
    };

    private async Task<(int Next, List<GiftLinePublished> Running, List<GiftLinePublished> Wanted)> CompareAsync(Role owner, DateTimeOffset now, CancellationToken cancel)
    {
        var last = await db.Set<Edition>().Where(edition => edition.Register == Register).MaxAsync(edition => (int?)edition.Number, cancel) ?? 0;
        var running = await db.Set<GiftLinePublished>().Where(line => line.ToEdition == null).ToListAsync(cancel);
        var corrected = running.Select(line => line.SourceId).ToHashSet();
        var belowLimitToo = await settings.IsYesAsync("geschenken.openbaar.onder-de-grens", clock.Today, cancel);
        var gifts = (await toPublish.ReceivedByAsync(owner, cancel)).Where(gift => belowLimitToo || gift.AboveLimit != false);
        var wanted = gifts.Select(gift => LineOf(gift, owner, last + 1, corrected.Contains(gift.Id) ? Clock.DayOf(now) : null)).ToList();
        wanted.AddRange(await withoutSource.StayingAsync(running.FindAll(line => line.Owner == owner), cancel));
        return (last + 1, running, wanted);
    }

    private static Preview PreviewOf(Role owner, int next, List<GiftLinePublished> running, List<GiftLinePublished> wanted)
    {
        var before = running.Where(line => line.Owner == owner).ToDictionary(line => line.SourceId);
        // In the order of the page.
        List<GiftLinePublished> own = [.. wanted.Select(line => before.TryGetValue(line.SourceId, out var old) && old.SaysTheSameAs(line) ? old : line).OrderByDescending(line => line.Date).ThenBy(line => line.Name, StringComparer.Ordinal)];
        return new Preview(
            own,
            [.. own, .. running.Where(line => line.Owner != owner)],
            Added: own.Count(line => !before.ContainsKey(line.SourceId)),
            Corrected: own.Count(line => before.ContainsKey(line.SourceId) && line.FromEdition == next),
            Dropped: [.. before.Values.Where(line => own.TrueForAll(stays => stays.SourceId != line.SourceId)).OrderByDescending(line => line.Date).ThenBy(line => line.Id)]);
    }

    private GiftLinePublished LineOf(GiftToPublish gift, Role owner, int edition, DateOnly? correctedOn) => new()
    {
        Id = new Guid(RandomNumberGenerator.GetBytes(16)), // the time of publication is public, that of declaring is not
        BodyId = current.Body!.Id,
        SourceId = gift.Id,
        Owner = owner,
        FromEdition = edition,
        Name = gift.Name,
        Office = gift.Office,
        Date = gift.OfferedOn,
        Description = gift.Description,
        Giver = gift.GiverOrganisation ?? "particulier",
        ValueClass = ValueClass(gift),
        Destination = gift.Destinations.Count == 0 ? Undecided : string.Join("; ", gift.Destinations.Select(Said).Distinct(StringComparer.Ordinal)),
        CorrectedOn = correctedOn,
    };

    /// <summary>What is handed in has no destination yet: that is decided after it was taken in.</summary>
    private string Said(Destined to)
    {
        var disposition = Vocabulary.Dispositions[to.Disposition];
        return !disposition.Steps.Any(step => Vocabulary.Steps[step].ChoosesPlace) ? (disposition.Short ?? disposition.Label).Nl
            : to.Place is { } place ? Vocabulary.Places[place].Label.Nl
            : Undecided;
    }

    private Vocabulary Vocabulary => codes.Current(current.Body!)[0].Vocabulary;

    /// <summary>Only on which side of the limit of that day; the estimate itself is nobody's business.</summary>
    private string ValueClass(GiftToPublish gift)
    {
        var limit = codes.Of(current.Body!).InForce(gift.OfferedOn).SelectMany(code => code.ParametersOn(gift.OfferedOn)).FirstOrDefault(parameter => parameter.Name == "grens");
        return gift.ValueInCents is not { } cents || limit is null ? "Niet bekend"
            : string.Create(Dutch, $"{(cents / 100m <= limit.Value ? "Hoogstens" : "Meer dan")} € {limit.Value:0.00}");
    }
}
