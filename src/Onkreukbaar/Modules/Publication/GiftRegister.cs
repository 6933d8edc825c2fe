using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Publication;

/// <summary>What an edition would change: exactly what goes out, and what of it is new.</summary>
internal sealed record Preview(IReadOnlyList<GiftLinePublished> All, int Added, int Corrected, int Removed)
{
    public bool ChangesSomething => Added + Corrected + Removed > 0;
}

/// <summary>The public register of gifts: made of lines of its own, never read from what people declared.</summary>
internal sealed class GiftRegister(AppDbContext db, CurrentBody current, Codes.Codes codes, GiftsToPublish gifts, LinesWithoutSource withoutSource, Settings settings, Changes changes, Clock clock)
{
    public const string Register = "geschenken";

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The body publishes the gifts of its politicians, or it has decided nothing of the kind.</summary>
    public async Task<bool> IsPublicAsync(CancellationToken cancel) => await settings.OnAsync("geschenken.openbaar", clock.Today, cancel) == "ja";

    public Task<Edition?> EditionAsync(DateOnly? on, CancellationToken cancel)
    {
        var day = on ?? clock.Today;
        return db.Set<Edition>().Where(edition => edition.Register == Register && edition.PublishedOn <= day).OrderByDescending(edition => edition.Number).FirstOrDefaultAsync(cancel);
    }

    public Task<List<Edition>> EditionsAsync(CancellationToken cancel) =>
        db.Set<Edition>().Where(edition => edition.Register == Register).OrderByDescending(edition => edition.Number).ToListAsync(cancel);

    public Task<List<GiftLinePublished>> LinesAsync(int edition, CancellationToken cancel) =>
        db.Set<GiftLinePublished>().Where(line => line.FromEdition <= edition && (line.ToEdition == null || edition <= line.ToEdition))
            .OrderByDescending(line => line.Date).ThenBy(line => line.Name).ToListAsync(cancel);

    public async Task<Preview> PreviewAsync(CancellationToken cancel)
    {
        var (next, running, wanted) = await CompareAsync(cancel);
        return PreviewOf(next, running, wanted);
    }

    /// <exception cref="ChangedMeanwhileException">Something was declared or published since the preview.</exception>
    public async Task PublishAsync(Actor actor, string previewHash, CancellationToken cancel)
    {
        var (next, running, wanted) = await CompareAsync(cancel);
        var preview = PreviewOf(next, running, wanted);
        if (HashOf(preview.All) != previewHash)
        {
            throw new ChangedMeanwhileException();
        }

        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId), () =>
            {
                foreach (var gone in running.Where(line => !preview.All.Contains(line)))
                {
                    gone.ToEdition = next - 1;
                }

                db.AddRange(preview.All.Except(running));
                var edition = Make(actor, next, preview);
                db.Add(edition);
                return Task.FromResult<Happened?>(new Happened("published", Register, edition.Id));
            }, cancel);
        }
        catch (DbUpdateException)
        {
            throw new ChangedMeanwhileException();
        }
    }

    /// <summary>Also over lines that stay, so that an edition proves everything it shows.</summary>
    public static string HashOf(IEnumerable<GiftLinePublished> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        lines.OrderBy(line => line.SourceId).Select(line => new { line.Name, line.Office, line.Date, line.Description, line.Giver, line.ValueClass, line.Destination })))));

    private Edition Make(Actor actor, int number, Preview preview) => new()
    {
        Id = Guid.CreateVersion7(clock.Now),
        BodyId = current.Body!.Id,
        Register = Register,
        Number = number,
        PublishedOn = clock.Today,
        PublishedAt = clock.Now,
        ById = actor.PersonId,
        Lines = preview.All.Count,
        Hash = HashOf(preview.All),
    };

    private async Task<(int Next, List<GiftLinePublished> Running, List<GiftLinePublished> Wanted)> CompareAsync(CancellationToken cancel)
    {
        var last = await db.Set<Edition>().Where(edition => edition.Register == Register).MaxAsync(edition => (int?)edition.Number, cancel) ?? 0;
        var running = await db.Set<GiftLinePublished>().Where(line => line.ToEdition == null).ToListAsync(cancel);
        var corrected = running.Select(line => line.SourceId).ToHashSet();
        var wanted = (await gifts.ReceivedByOfficeHoldersAsync(cancel)).ConvertAll(gift => LineOf(gift, last + 1, corrected.Contains(gift.Id)));
        wanted.AddRange(await withoutSource.StayingAsync(running, cancel));
        return (last + 1, running, wanted);
    }

    private static Preview PreviewOf(int next, List<GiftLinePublished> running, List<GiftLinePublished> wanted)
    {
        var before = running.ToDictionary(line => line.SourceId);
        var all = wanted.ConvertAll(line => before.TryGetValue(line.SourceId, out var old) && old.SaysTheSameAs(line) ? old : line);
        return new Preview(
            all,
            Added: all.Count(line => !before.ContainsKey(line.SourceId)),
            Corrected: all.Count(line => before.ContainsKey(line.SourceId) && line.FromEdition == next),
            Removed: before.Keys.Except(all.Select(line => line.SourceId)).Count());
    }

    private GiftLinePublished LineOf(GiftToPublish gift, int edition, bool isKnown) => new()
    {
        Id = new Guid(RandomNumberGenerator.GetBytes(16)), // the time of publication is public, that of declaring is not
        BodyId = current.Body!.Id,
        SourceId = gift.Id,
        FromEdition = edition,
        Name = gift.Name,
        Office = gift.Office,
        Date = gift.OfferedOn,
        Description = gift.Description,
        Giver = gift.GiverOrganisation ?? "particulier",
        ValueClass = ValueClass(gift),
        Destination = gift.Destination is { } place ? (Vocabulary.Dispositions[place].Short ?? Vocabulary.Dispositions[place].Label).Nl : "Nog te bepalen",
        CorrectedOn = isKnown ? clock.Today : null,
    };

    private Vocabulary Vocabulary => codes.Of(current.Body!).Versions[0].Vocabulary;

    /// <summary>Only on which side of the limit of that day; the estimate itself is nobody's business.</summary>
    private string ValueClass(GiftToPublish gift)
    {
        var limit = codes.Of(current.Body!).Versions.SelectMany(code => code.ParametersOn(gift.OfferedOn)).FirstOrDefault(parameter => parameter.Name == "grens");
        return gift.ValueInCents is not { } cents || limit is null ? "Niet bekend"
            : string.Create(Dutch, $"{(cents / 100m <= limit.Value ? "Hoogstens" : "Meer dan")} € {limit.Value:0.00}");
    }
}
