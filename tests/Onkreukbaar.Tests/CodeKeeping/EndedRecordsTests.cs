using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.HandOut;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.CodeKeeping.Unclear;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Retention;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>Who proposed, asked, started or was given something goes when its term is over; what is still open or still in use stays.</summary>
public sealed class EndedRecordsTests
{
    private const string Dalfsen = "dalfsen";

    private static readonly DateOnly LongAgo = new(2020, 1, 1);

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Each_kind_goes_from_its_own_end_on_and_what_has_not_ended_stays(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var (open, closed, pointedAt) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await house.ChangeAsync(Dalfsen, db => AddAsync(db, open, closed, pointedAt));
        var administrator = await house.AdministratorAsync();
        foreach (var (record, start) in new[] { ("code-proposal", "Ended"), ("code-question", "Ended"), ("code-campaign", "Ended"), ("code-handout", "EmploymentEnded") })
        {
            (await administrator.SetTermAsync(record, "1", start: start)).At.ShouldBe(RetentionVisits.Terms, record);
            administrator.Status.ShouldBe(System.Net.HttpStatusCode.OK, record);
        }

        await house.DestroyAsync("code-proposal");
        (await IdsAsync<Proposal>(house)).ShouldBe([open, pointedAt], ignoreOrder: true, "one is open, to the other a question points");
        await house.DestroyAsync("code-question");
        await house.DestroyAsync("code-proposal");
        await house.DestroyAsync("code-campaign");
        await house.DestroyAsync("code-handout");

        (await IdsAsync<Proposal>(house)).ShouldBe([open]);
        (await IdsAsync<RuleQuestion>(house)).Count.ShouldBe(1, "the one without an answer");
        (await IdsAsync<Campaign>(house)).ShouldBeEmpty();
        (await IdsAsync<Handout>(house)).Count.ShouldBe(1, "of who still works here");
    }

    private static async Task AddAsync(AppDbContext db, Guid open, Guid closed, Guid pointedAt)
    {
        var here = await db.Set<Person>().FirstAsync(person => person.Number == "medewerker");
        var gone = new Person { Id = Guid.CreateVersion7(), BodyId = here.BodyId, Number = "vertrokken", Name = "Vertrokken medewerker" };
        db.AddRange(gone, new Position { Id = Guid.CreateVersion7(), BodyId = here.BodyId, PersonId = gone.Id, Kind = PositionKind.Official, Title = "adviseur", From = LongAgo.AddYears(-1), To = LongAgo });
        db.AddRange(Proposed(here, open, closedOn: null), Proposed(here, closed, LongAgo), Proposed(here, pointedAt, LongAgo));
        db.AddRange(Asked(here, answeredOn: null, proposal: null), Asked(here, LongAgo, pointedAt));
        db.Add(new Campaign { Id = Guid.CreateVersion7(), BodyId = here.BodyId, Code = "code", CodeHash = "0", Version = "1", Message = "Lees dit", StartedOn = LongAgo, RemindOn = LongAgo, Until = LongAgo, ById = here.Id });
        db.AddRange(Given(here), Given(gone));
    }

    private static Proposal Proposed(Person by, Guid id, DateOnly? closedOn) => new()
    {
        Id = id,
        BodyId = by.BodyId,
        Code = "code",
        BaseHash = "0",
        Label = "2020",
        From = LongAgo,
        Reason = "Besluit",
        ById = by.Id,
        Files = [],
        ChangedAt = DateTimeOffset.UnixEpoch,
        State = closedOn is null ? ProposalState.Open : ProposalState.Withdrawn,
        ClosedOn = closedOn,
    };

    private static RuleQuestion Asked(Person by, DateOnly? answeredOn, Guid? proposal) =>
        new() { Id = Guid.CreateVersion7(), BodyId = by.BodyId, Code = "code", CodeHash = "0", Text = "Wat is dit?", AskedById = by.Id, AskedAt = DateTimeOffset.UnixEpoch, AnsweredOn = answeredOn, ProposalId = proposal };

    private static Handout Given(Person to) => new() { Id = Guid.CreateVersion7(), BodyId = to.BodyId, PersonId = to.Id, Code = "code", CodeHash = "0", Version = "1", GivenOn = LongAgo };

    private static Task<List<Guid>> IdsAsync<T>(RunningHouse house)
        where T : class, IRecord => house.ReadAsync(db => db.Set<T>().IgnoreQueryFilters().Select(record => record.Id).ToListAsync());
}
