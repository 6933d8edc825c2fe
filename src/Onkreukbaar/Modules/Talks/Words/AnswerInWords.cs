using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Talks.Words;

/// <summary>What was answered so far.</summary>
/// <param name="People">How many people answered.</param>
/// <param name="Words">The words, the most mentioned first; none before the day of the talk, or when too few people answered.</param>
/// <param name="HasAnswered">This person answered.</param>
internal sealed record WordsSoFar(int People, IReadOnlyList<WordCount> Words, bool HasAnswered);

/// <summary>Answering the question of a talk in a few words, once and without a name.</summary>
internal sealed class AnswerInWords(AppDbContext db, CurrentBody current, Changes changes, Settings settings, Clock clock)
{
    /// <summary>With fewer people it could be guessed who said what.</summary>
    public const string SmallestSetting = "gesprekken.kleinste-aantal";

    public const int MostWords = 3;
    private const int Tries = 3;

    public async Task<WordsSoFar> SoFarAsync(Actor actor, Talk talk, CancellationToken cancel)
    {
        var talkId = talk.Id;
        var people = await db.Set<Answered>().CountAsync(answered => answered.TalkId == talkId, cancel);
        var smallest = await settings.NumberAsync(SmallestSetting, clock.Today, cancel) ?? int.MaxValue;
        var words = talk.CanBeAnsweredOn(clock.Today) || people < smallest ? [] : await db.Set<WordCount>().AsNoTracking().Where(word => word.TalkId == talkId).OrderByDescending(word => word.Times).ThenBy(word => word.Word).ToListAsync(cancel);
        return new WordsSoFar(people, words, await db.Set<Answered>().AnyAsync(answered => answered.TalkId == talkId && answered.PersonId == actor.PersonId, cancel));
    }

    /// <exception cref="RuleBrokenException">Nothing was written, or too much, or it cannot be answered any more.</exception>
    public async Task AnswerAsync(Actor actor, Talk talk, string? typed, CancellationToken cancel)
    {
        var words = Read(typed);
        for (var tried = 1; ; tried++)
        {
            try
            {
                // The audit knows that somebody answered something, and not who or what: its moment would tie the word to them.
                await changes.MakeAsync(By.Job, () => AnswerAsync(actor, talk.Id, words, cancel), cancel);
                return;
            }
            catch (DbUpdateException) when (tried < Tries)
            {
                // Somebody else was the first to say the same word at this moment, or this was sent twice.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Happened?> AnswerAsync(Actor actor, Guid talkId, IReadOnlyList<string> words, CancellationToken cancel)
    {
        if (await db.Set<Answered>().AnyAsync(answered => answered.TalkId == talkId && answered.PersonId == actor.PersonId, cancel))
        {
            return null;
        }

        if (!(await db.Set<Talk>().AsNoTracking().SingleAsync(talk => talk.Id == talkId, cancel)).CanBeAnsweredOn(clock.Today))
        {
            throw new RuleBrokenException("", Say("Antwoorden kan niet meer", "It cannot be answered any more"));
        }

        db.Add(new Answered { Id = AnyId(), BodyId = current.Body!.Id, TalkId = talkId, PersonId = actor.PersonId });
        foreach (var word in words)
        {
            if (await db.Set<WordCount>().Where(known => known.TalkId == talkId && known.Word == word).ExecuteUpdateAsync(set => set.SetProperty(known => known.Times, known => known.Times + 1), cancel) == 0)
            {
                db.Add(new WordCount { Id = AnyId(), BodyId = current.Body!.Id, TalkId = talkId, Word = word, Times = 1 });
            }
        }

        return new Happened("answered", "talk-question", current.Body!.Id);
    }

    private static List<string> Read(string? typed)
    {
        var words = new string([.. (typed ?? "").Where(letter => !IsInvisible(letter))]).Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => word.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        return words.Count == 0 ? throw new RuleBrokenException("", Say("Schrijf minstens één woord", "Write at least one word"))
            : words.Count > MostWords ? throw new RuleBrokenException("", Say($"Noem hoogstens {MostWords} woorden, met een komma ertussen", $"Name at most {MostWords} words, with a comma between"))
            : words.Exists(word => word.Length > WordCount.WordMax) ? throw new RuleBrokenException("", Say($"Gebruik per woord hoogstens {WordCount.WordMax} tekens", $"Use at most {WordCount.WordMax} characters for a word"))
            : words;
    }

    // What nobody sees would make another word of the same letters.
    private static bool IsInvisible(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.Format || (char.IsControl(letter) && letter is not ('\n' or '\r'));

    // One made by the clock would tell the moment.
    private static Guid AnyId() => new(RandomNumberGenerator.GetBytes(16));
}
