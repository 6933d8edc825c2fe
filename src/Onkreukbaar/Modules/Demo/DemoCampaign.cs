using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.HandOut;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Demo;

/// <summary>Three weeks ago everybody was asked to read the code; half of them opened it, and a third say that they read it.</summary>
internal sealed class DemoCampaign(AppDbContext db, CurrentBody current, Clock clock)
{
    private const int StartedDaysAgo = 21;
    private const int RemindedDaysAgo = 7;
    private const int DaysLeft = 7;

    /// <param name="code">What everybody was given.</param>
    /// <param name="by">Who started it.</param>
    /// <param name="toRead">Somebody who did not open it yet, so that a visitor can.</param>
    /// <param name="cancel">When nobody waits for it any more.</param>
    public async Task AddAsync(CodeVersion code, Guid by, Guid toRead, CancellationToken cancel)
    {
        var kinds = Enum.GetValues<PositionKind>().Where(kind => code.IsFor(Audiences.Of(kind))).ToList();
        var here = db.Set<Position>().On(clock.Today).Where(position => kinds.Contains(position.Kind));
        var people = await db.Set<Person>().Where(person => here.Any(position => position.PersonId == person.Id)).OrderBy(person => person.Number).Select(person => person.Id).ToListAsync(cancel);
        var campaign = Started(code, by);
        db.Add(campaign);
        db.AddRange(people.OrderBy(person => person != toRead).Select((person, place) => Given(campaign, person, place)));
    }

    private Campaign Started(CodeVersion code, Guid by) => new()
    {
        Id = Guid.CreateVersion7(clock.Now.AddDays(-StartedDaysAgo)),
        BodyId = current.Body!.Id,
        Code = code.Code,
        CodeHash = code.Hash,
        Version = code.Version,
        Message = "Lees de code nog eens, vooral wat er staat over geschenken. Praat erover in je werkoverleg.",
        StartedOn = clock.Today.AddDays(-StartedDaysAgo),
        RemindOn = clock.Today.AddDays(-RemindedDaysAgo),
        RemindedOn = clock.Today.AddDays(-RemindedDaysAgo),
        Until = clock.Today.AddDays(DaysLeft),
        ById = by,
    };

    private static Handout Given(Campaign campaign, Guid person, int place)
    {
        var day = campaign.StartedOn.AddDays(place % StartedDaysAgo);
        return new Handout
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(campaign.StartedOn, TimeOnly.MinValue, TimeSpan.Zero)),
            BodyId = campaign.BodyId,
            PersonId = person,
            Code = campaign.Code,
            CodeHash = campaign.CodeHash,
            Version = campaign.Version,
            GivenOn = campaign.StartedOn,
            CampaignId = campaign.Id,
            OpenedOn = place % 2 == 1 ? day : null,
            ConfirmedOn = place % 6 is 1 or 3 ? day : null,
        };
    }
}
