using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.CountGifts;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.AskAgain;

/// <summary>Declarations that would hear something else, by what they heard; never which ones.</summary>
internal sealed record HeardOtherwise(string Was, string Becomes, int Count);

/// <summary>What became of asking a year of declarations again. What happened fewer times than <paramref name="Smallest"/> is left out: even that it happened would say something.</summary>
/// <param name="All">How many were asked.</param>
/// <param name="Otherwise">What would be heard instead.</param>
/// <param name="Smallest">The smallest number that is shown; null when the body did not decide, and then none is.</param>
internal sealed record AskedAgain(int All, IReadOnlyList<HeardOtherwise> Otherwise, int? Smallest);

/// <summary>
/// Asks another version of a code what people told in the last year. Both versions are asked the same, so that only the
/// rules make a difference; what was decided stands.
/// </summary>
internal sealed class GiftsAskedAgain(AppDbContext db, UnitsThatAgreed unitsThatAgreed, Settings settings, Clock clock)
{
    public async Task<AskedAgain> OfLastYearAsync(CodeVersion was, CodeVersion becomes, DateOnly from, CancellationToken cancel)
    {
        if (was.Topic(GiftWords.Topic) is not { } before || becomes.Topic(GiftWords.Topic) is not { } after)
        {
            return new AskedAgain(0, [], null);
        }

        if (after.Topic.Fact(UnitFact.Name) is { } agreed)
        {
            // Read beforehand: while declarations come in, nothing else can be asked of the database.
            await unitsThatAgreed.OfAsync(agreed, null, cancel);
        }

        var (all, counts) = (0, new Dictionary<(string Was, string Becomes), int>());
        await foreach (var told in Told(was.Code).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var facts = new Answers(Kept.Read<IReadOnlyList<GivenAnswer>>(told.Facts)).ToFacts(after.Topic);
            if (after.Topic.Fact(UnitFact.Name) is { } units)
            {
                // What was agreed since was not asked then.
                facts[UnitFact.Name] = await unitsThatAgreed.OfAsync(units, told.UnitId, cancel);
            }

            var (first, second) = (BodyCodes.Answer(was, before, facts, was.ValidFrom > clock.Today ? was.ValidFrom.Value : clock.Today), BodyCodes.Answer(becomes, after, facts, from));
            all++;
            if (first.Verdict != second.Verdict || !first.Duties.ToHashSet().SetEquals(second.Duties))
            {
                counts[(first.Verdict, second.Verdict)] = counts.GetValueOrDefault((first.Verdict, second.Verdict)) + 1;
            }
        }

        var smallest = await settings.NumberAsync(GiftCounts.SmallestSetting, clock.Today, cancel);
        var small = new SmallNumbers(smallest);
        return new AskedAgain(all, [.. counts.Where(count => !small.Hides(count.Value)).OrderByDescending(count => count.Value).Select(count => new HeardOtherwise(count.Key.Was, count.Key.Becomes, count.Value))], smallest);
    }

    private IQueryable<ToldOnce> Told(string code)
    {
        var since = clock.Now.AddYears(-1);
        return from version in db.Set<DeclarationVersion>().AsNoTracking()
               join declaration in db.Set<Declaration>() on version.DeclarationId equals declaration.Id
               where version.Code == code && version.Number == declaration.Versions && declaration.Register == GiftWords.Topic && declaration.DeclaredAt >= since
               select new ToldOnce(version.Facts, declaration.UnitId);
    }

    private sealed record ToldOnce(string Facts, Guid? UnitId);
}
