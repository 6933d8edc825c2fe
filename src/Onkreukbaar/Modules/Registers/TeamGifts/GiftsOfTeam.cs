using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.TeamGifts;

/// <summary>How it stands with the gifts of one person of a team.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="ThisYear">Declared this year, withdrawn ones left out.</param>
/// <param name="Open">Not yet decided, or not yet where they go; of any year.</param>
/// <param name="LastOn">The day of the latest gift; null when there is none.</param>
internal sealed record TeamMember(string Name, int ThisYear, int Open, DateOnly? LastOn);

/// <summary>The gifts of the people somebody manages, person by person.</summary>
internal sealed class GiftsOfTeam(AppDbContext db, RegisterReaders registerReaders, Clock clock)
{
    /// <summary>False where the body does not let managers read what their people declared.</summary>
    public async Task<bool> MayAsync(CancellationToken cancel) => (await registerReaders.OfAsync(GiftWords.Topic, cancel)).Line;

    /// <summary>Everybody who works in the team today, also who declared nothing: that says something too.</summary>
    public async Task<IReadOnlyList<TeamMember>> MembersAsync(Actor actor, CancellationToken cancel)
    {
        var (units, people, today) = (actor.UnitsLed.ToList(), actor.Manages, clock.Today);
        var here = db.Set<Position>().On(today).Where(position => (position.UnitId != null && units.Contains(position.UnitId.Value)) || people.Contains(position.PersonId)).Select(position => position.PersonId);
        var members = await db.Set<Person>().Where(person => person.Id != actor.PersonId && here.Contains(person.Id)).OrderBy(person => person.SearchName).Select(person => new { person.Id, person.Name }).ToListAsync(cancel);
        var seen = db.Set<Declaration>().SeenBy(actor, await registerReaders.OfAsync(GiftWords.Topic, cancel))
            .Where(declaration => declaration.Partition == Partition.Officials && declaration.State != DeclarationState.Cancelled && here.Contains(declaration.PersonId));
        var gifts = (await db.Gifts(seen).Select(row => new { row.Declaration.PersonId, row.Declaration.DeclaredOn, row.Declaration.State, row.Gift.OfferedOn }).ToListAsync(cancel)).ToLookup(gift => gift.PersonId);
        return [.. members.Select(member => new TeamMember(
            member.Name,
            gifts[member.Id].Count(gift => gift.DeclaredOn.Year == today.Year),
            gifts[member.Id].Count(gift => gift.State is DeclarationState.ToDecide or DeclarationState.ToCarryOut),
            gifts[member.Id].Select(gift => (DateOnly?)gift.OfferedOn).Max()))];
    }
}
