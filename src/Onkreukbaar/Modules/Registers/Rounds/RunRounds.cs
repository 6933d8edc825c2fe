using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Rounds;

/// <summary>How far a round is.</summary>
internal sealed record RoundProgress(Round Round, IReadOnlyList<(RoundMember Member, string Name)> Members)
{
    public int Answered => Members.Count(pair => pair.Member.Answer is not null);

    public bool IsLate(RoundMember member, DateOnly today) => (member.SignedOn ?? today) > Round.AnswerBy;
}

/// <summary>Asking the holders of an office each quarter, and keeping what they signed.</summary>
internal sealed class RunRounds(AppDbContext db, CurrentBody current, Codes.Codes codes, Notify notify, Changes changes, Clock clock)
{
    /// <summary>Whose rounds somebody runs; who works for both the clerk and the coordinator runs both.</summary>
    public static IReadOnlyList<Role> OwnersOf(Actor actor) => [.. Handlers.RolesServedBy(actor).Where(role => role is Role.Registrar or Role.Coordinator)];

    /// <summary>The one that was chosen, if it is theirs; else the first.</summary>
    public static Role Chosen(Actor actor, Role? wanted) => OwnersOf(actor) is var owners && wanted is { } role && owners.Contains(role) ? role : owners[0];

    /// <summary>The quarter that ended last.</summary>
    public (int Year, int Quarter) LastQuarter()
    {
        var ended = clock.Today.AddMonths(-3);
        return (ended.Year, (ended.Month - 1) / 3 + 1);
    }

    /// <summary>The offices that are asked, as with declaring itself: of the others no rule says what they declare. Empty when no code is for any of them.</summary>
    public IReadOnlyList<PositionKind> Asked(Role owner)
    {
        var code = codes.Of(current.Body!);
        return [.. Position.OfficesOf(owner).Where(kind => code.IsFor(Audiences.Of(kind)))];
    }

    public async Task<List<RoundProgress>> OfOwnerAsync(Role owner, CancellationToken cancel)
    {
        var rounds = await db.Set<Round>().Where(round => round.Owner == owner).OrderByDescending(round => round.Year).ThenByDescending(round => round.Quarter).ToListAsync(cancel);
        var ids = rounds.ConvertAll(round => round.Id);
        var members = await (from member in db.Set<RoundMember>()
                             join person in db.Set<Person>() on member.PersonId equals person.Id
                             where ids.Contains(member.RoundId)
                             orderby person.SearchName
                             select new { Member = member, person.Name }).ToListAsync(cancel);
        return rounds.ConvertAll(round => new RoundProgress(round, [.. members.Where(m => m.Member.RoundId == round.Id).Select(m => (m.Member, m.Name))]));
    }

    /// <summary>Opens the round about the last quarter. Opening it twice is opening it once.</summary>
    /// <exception cref="RuleBrokenException">The day has passed, or there is nobody to ask.</exception>
    public async Task OpenAsync(Actor actor, Role owner, DateOnly? answerBy, CancellationToken cancel)
    {
        var kinds = Asked(owner);
        if (kinds.Count == 0)
        {
            throw new RuleBrokenException("", RoundText.NoRules(owner));
        }

        if (answerBy is not { } by || by <= clock.Today)
        {
            throw new RuleBrokenException("AnswerBy", Say("Kies een dag na vandaag", "Choose a day after today"));
        }

        var (year, quarter) = LastQuarter();
        var people = await db.Set<Position>().On(clock.Today).Where(position => kinds.Contains(position.Kind)).Select(position => position.PersonId).Distinct().ToListAsync(cancel);
        if (people.Count == 0)
        {
            throw new RuleBrokenException("", Say("Er is vandaag niemand om te vragen", "There is nobody to ask today"));
        }

        var round = new Round { Id = Guid.CreateVersion7(clock.Now), BodyId = current.Body!.Id, Register = GiftWords.Topic, Year = year, Quarter = quarter, Owner = owner, OpenedOn = clock.Today, AnswerBy = by, OpenedById = actor.PersonId };
        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId), () =>
            {
                db.Add(round);
                notify.Tell(NotificationKind.Asked, people);
                db.AddRange(people.Select(person => new RoundMember { Id = Guid.CreateVersion7(clock.Now), BodyId = round.BodyId, RoundId = round.Id, PersonId = person }));
                return Task.FromResult<Happened?>(new Happened("opened", "round", round.Id));
            }, cancel);
        }
        catch (DbUpdateException)
        {
            // Somebody opened the same round a moment before; that one counts.
        }
    }

    /// <summary>Only to who has not answered, and once a day. False when they run no such round.</summary>
    public async Task<bool> RemindAsync(Actor actor, Guid roundId, CancellationToken cancel)
    {
        var owners = OwnersOf(actor);
        if (!await db.Set<Round>().AnyAsync(round => round.Id == roundId && owners.Contains(round.Owner), cancel))
        {
            return false;
        }

        var silent = await db.Set<RoundMember>().Where(member => member.RoundId == roundId && member.Answer == null && member.RemindedOn != clock.Today).ToListAsync(cancel);
        await changes.MakeAsync(By.Web(actor.PersonId), () =>
        {
            silent.ForEach(member => member.RemindedOn = clock.Today);
            notify.Tell(NotificationKind.Reminder, silent.Select(member => member.PersonId));
            return Task.FromResult(silent.Count == 0 ? null : new Happened("reminded", "round", roundId));
        }, cancel);
        return true;
    }

    /// <summary>The rounds that wait for somebody's answer.</summary>
    public Task<List<Round>> WaitingForAsync(Actor actor, CancellationToken cancel) =>
        (from round in db.Set<Round>()
         join member in db.Set<RoundMember>() on round.Id equals member.RoundId
         where member.PersonId == actor.PersonId && member.Answer == null
         orderby round.AnswerBy
         select round).ToListAsync(cancel);

    /// <summary>A round in which this person is asked; null when they are not.</summary>
    public async Task<(Round Round, RoundMember Member)?> MineAsync(Actor actor, Guid roundId, CancellationToken cancel)
    {
        var round = await db.Set<Round>().SingleOrDefaultAsync(found => found.Id == roundId, cancel);
        var member = await db.Set<RoundMember>().SingleOrDefaultAsync(found => found.RoundId == roundId && found.PersonId == actor.PersonId, cancel);
        return round is null || member is null ? null : (round, member);
    }

    /// <summary>Who declared something cannot sign that there is nothing, and the other way round.</summary>
    public static bool Fits(RoundAnswer answer, bool hasGifts) => answer == RoundAnswer.Changed || (answer == RoundAnswer.Unchanged) == hasGifts;

    /// <summary>Signing is done once; what was signed stays.</summary>
    /// <exception cref="RuleBrokenException">The answer does not fit what was declared.</exception>
    /// <exception cref="ChangedMeanwhileException">It was signed already, for instance in another tab.</exception>
    public async Task SignAsync(Actor actor, RoundMember member, RoundAnswer? answer, bool hasGifts, CancellationToken cancel)
    {
        if (answer is not { } signed || !Fits(signed, hasGifts))
        {
            throw new RuleBrokenException("Answer", Say("Kies het antwoord dat klopt", "Choose the answer that is right"));
        }

        var (now, today) = (clock.Now, clock.Today);
        await changes.MakeAsync(By.Web(actor.PersonId), async () =>
        {
            var done = await db.Set<RoundMember>().Where(found => found.Id == member.Id && found.Answer == null).ExecuteUpdateAsync(set => set
                .SetProperty(found => found.Answer, signed).SetProperty(found => found.SignedAt, now).SetProperty(found => found.SignedOn, today), cancel);
            return done == 1 ? new Happened("signed", "round", member.RoundId, signed.ToString()) : throw new ChangedMeanwhileException();
        }, cancel);
    }
}
