using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.TeamGifts;

/// <summary>How it stands with the gifts of one person of a team.</summary>
/// <param name="PersonId">Who it is.</param>
/// <param name="Name">What they are called.</param>
/// <param name="ThisYear">Declared this year, by them or by a colleague who got it with them.</param>
/// <param name="Open">Not yet decided, or not yet where they go; of any year.</param>
/// <param name="LastOn">The day of the latest gift; null when there is none.</param>
internal sealed record TeamMember(Guid PersonId, string Name, int ThisYear, int Open, DateOnly? LastOn);

/// <summary>The gifts of the people somebody manages, person by person.</summary>
internal sealed class GiftsOfTeam(AppDbContext db, RegisterReaders registerReaders, Clock clock)
{
    /// <summary>False where the body does not let managers read what their people declared.</summary>
    public async Task<bool> MayAsync(CancellationToken cancel) => (await registerReaders.OfAsync(GiftWords.Topic, cancel)).Line;

    /// <summary>Everybody who works in the team today.</summary>
    public async Task<IReadOnlyList<TeamMember>> MembersAsync(Actor actor, CancellationToken cancel)
    {
        var (units, people, absent, today) = (actor.UnitsLed.ToList(), actor.Manages, actor.DeputyFor, clock.Today);
        var here = db.Set<Position>().On(today).Where(position => !Position.Offices.Contains(position.Kind) && ((position.UnitId != null && units.Contains(position.UnitId.Value)) || people.Contains(position.PersonId))).Select(position => position.PersonId);
        var members = await db.Set<Person>().Where(person => person.Id != actor.PersonId && !absent.Contains(person.Id) && here.Contains(person.Id)).OrderBy(person => person.SearchName).Select(person => new { person.Id, person.Name }).ToListAsync(cancel);
        var seen = db.Set<Declaration>().SeenBy(actor, await registerReaders.OfAsync(GiftWords.Topic, cancel))
            .Where(declaration => declaration.Partition == Partition.Officials);
        var declared = await db.Gifts(seen).Where(row => here.Contains(row.Declaration.PersonId) || db.Set<Involved>().Any(involved => involved.DeclarationId == row.Declaration.Id && here.Contains(involved.PersonId)))
            .Select(row => new { row.Declaration.Id, row.Declaration.PersonId, row.Declaration.DeclaredOn, row.Declaration.State, row.Gift.OfferedOn }).ToListAsync(cancel);
        var others = (await db.Set<Involved>().Where(involved => here.Contains(involved.PersonId)).ToListAsync(cancel)).ToLookup(involved => involved.DeclarationId, involved => involved.PersonId);
        var gifts = declared.SelectMany(gift => others[gift.Id].Prepend(gift.PersonId).Select(person => (person, gift))).ToLookup(pair => pair.person, pair => pair.gift);
        return [.. members.Select(member => new TeamMember(
            member.Id,
            member.Name,
            gifts[member.Id].Count(gift => gift.DeclaredOn.Year == today.Year),
            gifts[member.Id].Count(gift => gift.State is DeclarationState.ToDecide or DeclarationState.ToCarryOut),
            gifts[member.Id].Select(gift => (DateOnly?)gift.OfferedOn).Max()))];
    }
}
