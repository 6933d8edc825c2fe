using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Retention.OldGifts;

namespace Onkreukbaar.Tests.Retention;

/// <summary>Wherever the id of a person stands, that person's own copy tells of it, or it says here why not.</summary>
public sealed class ToldTests
{
    private const string OthersRecord = "a record about somebody else, which that person's copy holds; what they did with it stands in the audit";
    private const string DoneForTheBody = "an act for the organisation, not about a person; the audit of the own copy has it";
    private const string NoPerson = "no person: ";

    /// <summary>Which part of the own copy asks for which column.</summary>
    private static readonly Dictionary<string, string> Told = new(StringComparer.Ordinal)
    {
        ["Account.PersonId"] = "account",
        ["Act.ById"] = "beheer",
        ["Act.SubjectId"] = "beheer",
        ["Answered.PersonId"] = "gesprekken",
        ["Article.OwnerId"] = "artikelen",
        ["ArticleVersion.ById"] = "artikelen",
        ["AuditEntry.Actor"] = "logboek",
        ["AuditEntry.OnBehalfOf"] = "logboek",
        ["AuditEntry.ObjectId"] = "logboek",
        ["Campaign.ById"] = "uitgereikteCodes",
        ["Declaration.PersonId"] = "geschenken",
        ["Deputy.DeputyId"] = "organisatie",
        ["Deputy.PersonId"] = "organisatie",
        ["Dilemma.PersonId"] = "dilemmas",
        ["Draft.PersonId"] = "concepten",
        ["GiftLinePublished.SourceId"] = "gepubliceerd",
        ["Handout.PersonId"] = "uitgereikteCodes",
        ["Involved.PersonId"] = "geschenkenVanCollegas",
        ["Position.PersonId"] = "organisatie",
        ["Proposal.ById"] = "codevoorstellen",
        ["Proposal.ClosedById"] = "codevoorstellen",
        ["RoleHolding.PersonId"] = "organisatie",
        ["RoundMember.PersonId"] = "rondes",
        ["RuleQuestion.AnsweredById"] = "vragenOverDeCode",
        ["RuleQuestion.AskedById"] = "vragenOverDeCode",
        ["Share.ReaderId"] = "reacties",
        ["StoredFile.ById"] = "bijlagen",
        ["Talk.PlannedById"] = "gesprekken",
        ["UnitLead.PersonId"] = "organisatie",
    };

    /// <summary>And why the others are not asked for.</summary>
    private static readonly Dictionary<string, string> NotTold = new(StringComparer.Ordinal)
    {
        ["Arrangement.SetById"] = DoneForTheBody,
        ["Decision.ById"] = OthersRecord,
        ["Decision.OnBehalfOfId"] = OthersRecord,
        ["Declaration.HandlerId"] = OthersRecord,
        ["DeclarationVersion.ById"] = OthersRecord,
        ["DestructionProposal.ClosedById"] = DoneForTheBody,
        ["DestructionProposal.ProposedById"] = DoneForTheBody,
        ["Edition.ById"] = DoneForTheBody,
        ["Gift.CorrectedById"] = OthersRecord,
        ["Hold.LiftedById"] = DoneForTheBody,
        ["Hold.PlacedById"] = DoneForTheBody,
        ["Notification.PersonId"] = "a mail that is on its way; it is removed when it was sent",
        ["Position.ManagerId"] = OthersRecord,
        ["Preparation.ById"] = OthersRecord,
        ["RetentionRule.SetById"] = DoneForTheBody,
        ["Round.OpenedById"] = DoneForTheBody,
        ["RoundPreparation.ById"] = OthersRecord,
        ["Step.DoneById"] = OthersRecord,
        ["Step.HandlerId"] = OthersRecord,
        ["Activation.AfterId"] = NoPerson + "a version of a code",
        ["Handout.CampaignId"] = NoPerson + "a campaign",
        ["RuleQuestion.ProposalId"] = NoPerson + "a proposal for a code",
        ["Hold.RecordId"] = NoPerson + "a record of any kind",
        ["ProposedRecord.RecordId"] = NoPerson + "a record of any kind",
        ["StoredFile.OwnerId"] = NoPerson + "the record a file belongs to",
    };

    [Fact]
    public async Task Every_column_with_the_id_of_a_person_is_told_or_has_a_reason_not_to_be()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var columns = await house.ReadAsync(db => Task.FromResult(Columns(db).Select(Name).ToList()));

        columns.Except(Told.Keys).Except(NotTold.Keys).Order(StringComparer.Ordinal).ShouldBeEmpty("tell it, or say here why not");
        Told.Keys.Concat(NotTold.Keys).Except(columns).ShouldBeEmpty("what is not there any more");
        Told.Keys.Intersect(NotTold.Keys).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_part_of_the_own_copy_looks_in_the_tables_it_tells_of()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var tables = await house.ReadAsync(db => Task.FromResult(Columns(db).ToLookup(Name, column => (Table: column.DeclaringType.ContainingEntityType.GetTableName()!, Column: column.Name))));
        var person = await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().Where(found => found.Number == "raadslid" && found.BodyId == house.Body(Dalfsen).Id).Select(found => found.Id).SingleAsync());
        using var commands = new CountedCommands();
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Body(Dalfsen));

        var asked = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var teller in scope.ServiceProvider.GetServices<ITellAbout>())
        {
            var before = commands.TextsOf(house.Database).Count;
            asked[(await teller.TellAsync(person, CancellationToken.None)).Key] = string.Join('\n', commands.TextsOf(house.Database).Skip(before));
        }

        asked["logboek"] = string.Join('\n', await AskedByTheAuditAsync(scope.ServiceProvider, person, commands, house.Database));
        foreach (var (column, part) in Told)
        {
            foreach (var (table, name) in tables[column])
            {
                asked[part].ShouldContain($"\"{table}\"", Case.Sensitive, $"{part} tells of {column}");
                asked[part].ShouldContain($"\"{name}\"", Case.Sensitive, $"{part} tells of {column}");
            }
        }
    }

    [Fact]
    public async Task Who_has_an_account_reads_how_they_sign_in_and_no_secret_of_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.ChangeAsync(Dalfsen, async db => db.Add(new Account { Id = Guid.CreateVersion7(), BodyId = house.Body(Dalfsen).Id, PersonId = (await db.Set<Person>().SingleAsync(person => person.Number == "raadslid")).Id, SignInName = "raadslid@dalfsen.example", PasswordHash = "GEHEIMhash", Stamp = "GEHEIMstamp", InvitationHash = "GEHEIMuitnodiging", TotpSecret = "GEHEIMapp"u8.ToArray() }));
        var councillor = await (await house.Visitor().SignInAsync("dalfsen", "raadslid")).GoAsync("/dalfsen/mijn-gegevens");

        var file = await councillor.Http.GetStringAsync(new Uri("/dalfsen/mijn-gegevens.json", UriKind.Relative));

        var account = System.Text.Json.JsonDocument.Parse(file).RootElement.GetProperty("account")[0];
        account.GetProperty("aanmeldnaam").GetString().ShouldBe("raadslid@dalfsen.example");
        account.GetProperty("heeftTweedeFactor").GetBoolean().ShouldBeTrue();
        councillor.Under("Je account")!.ShouldContain("raadslid@dalfsen.example");
        foreach (var text in new[] { file, councillor.Page.Body!.InnerHtml })
        {
            text.ShouldNotContain("GEHEIM");
            text.ShouldNotContain(Convert.ToBase64String("GEHEIMapp"u8));
        }
    }

    private static async Task<IEnumerable<string>> AskedByTheAuditAsync(IServiceProvider services, Guid person, CountedCommands commands, string database)
    {
        await services.GetRequiredService<OwnCopies>().OfAsync(person, CancellationToken.None);
        return commands.TextsOf(database).Where(text => text.Contains("audit_entries", StringComparison.Ordinal));
    }

    /// <summary>What points at a person, and every other id that points at nothing the database knows.</summary>
    private static IEnumerable<IProperty> Columns(AppDbContext db) =>
        from kind in db.Model.GetEntityTypes()
        where typeof(IBelongToABody).IsAssignableFrom(kind.ClrType) && !kind.IsOwned()
        from column in kind.GetProperties()
        where column.ClrType == typeof(Guid) || column.ClrType == typeof(Guid?)
        where column.Name is not (nameof(IRecord.BodyId) or nameof(IRecord.Id))
        let keys = column.GetContainingForeignKeys().ToList()
        where keys.Count == 0 || keys.Exists(key => key.PrincipalEntityType.ClrType == typeof(Person))
        select column;

    private static string Name(IProperty column) => $"{(column.DeclaringType.ClrType == typeof(Onkreukbaar.Platform.Modules.Retention.Proposal) ? "DestructionProposal" : column.DeclaringType.ClrType.Name)}.{column.Name}";
}
