using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Rounds;

/// <summary>A member of the executive who has not answered yet, with what is known of the quarter.</summary>
internal sealed record ToPrepare(Round Round, RoundMember Member, string Name, IReadOnlyList<GiftLine> Gifts, RoundPreparation? Made);

/// <summary>An adviser makes an answer ready; the holder of the office signs, or signs something else.</summary>
internal sealed class PrepareRound(AppDbContext db, CurrentBody current, GiftsSeen gifts, Changes changes, Clock clock)
{
    public async Task<IReadOnlyList<ToPrepare>> WaitingAsync(CancellationToken cancel)
    {
        var waiting = await (from member in db.Set<RoundMember>()
                             join round in db.Set<Round>() on member.RoundId equals round.Id
                             join person in db.Set<Person>() on member.PersonId equals person.Id
                             where round.Owner == Role.Coordinator && member.Answer == null
                             orderby round.AnswerBy, person.SearchName
                             select new { round, member, person.Name }).ToListAsync(cancel);
        var ids = waiting.ConvertAll(row => row.member.Id);
        var made = await db.Set<RoundPreparation>().Where(preparation => ids.Contains(preparation.Id)).ToDictionaryAsync(preparation => preparation.Id, cancel);
        var all = new List<ToPrepare>();
        foreach (var row in waiting)
        {
            all.Add(new ToPrepare(row.round, row.member, row.Name, await gifts.MineBetweenAsync(row.member.PersonId, row.round.From, row.round.To, cancel), made.GetValueOrDefault(row.member.Id)));
        }

        return all;
    }

    public async Task<(RoundAnswer Answer, string By)?> OfAsync(RoundMember member, CancellationToken cancel) =>
        await (from preparation in db.Set<RoundPreparation>()
               join person in db.Set<Person>() on preparation.ById equals person.Id
               where preparation.Id == member.Id
               select new { preparation.Answer, person.Name }).SingleOrDefaultAsync(cancel) is { } made ? (made.Answer, made.Name) : null;

    /// <summary>Somebody of the executive is asked this, whether they answered or not.</summary>
    public Task<bool> IsAskedAsync(Guid memberId, CancellationToken cancel) =>
        db.Set<RoundMember>().AnyAsync(member => member.Id == memberId && db.Set<Round>().Any(round => round.Id == member.RoundId && round.Owner == Role.Coordinator), cancel);

    public async Task MakeReadyAsync(Actor actor, Guid memberId, RoundAnswer? answer, CancellationToken cancel)
    {
        var waiting = (await WaitingAsync(cancel)).FirstOrDefault(one => one.Member.Id == memberId) ?? throw new ChangedMeanwhileException();
        if (answer is not { } chosen || !RunRounds.Fits(chosen, waiting.Gifts.Count > 0))
        {
            throw new RuleBrokenException("antwoord", Say("Kies het antwoord dat klopt", "Choose the answer that is right"));
        }

        await changes.MakeAsync(By.Web(actor.PersonId, waiting.Member.PersonId), () =>
        {
            if (waiting.Made is { } made)
            {
                (made.Answer, made.ById, made.On) = (chosen, actor.PersonId, clock.Today);
            }
            else
            {
                db.Add(new RoundPreparation { Id = memberId, BodyId = current.Body!.Id, Answer = chosen, ById = actor.PersonId, On = clock.Today });
            }

            return Task.FromResult<Happened?>(new Happened("prepared", "round", waiting.Round.Id, chosen.ToString()));
        }, cancel);
    }
}
