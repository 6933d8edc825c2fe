using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Retention.OldGifts;
using static Onkreukbaar.Tests.Retention.RetentionVisits;

namespace Onkreukbaar.Tests.Retention;

/// <summary>One proposes and another confirms; then everything of the record is gone, and a certificate says so.</summary>
public sealed class DestructionTests
{
    private const string Mark = "MERKwoordQX7";

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_second_person_confirms_and_it_may_not_be_the_same(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddGiftAsync("G-2020-0001", "2020-05-01");
        var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-official");
        var proposal = await administrator.ProposeAsync("gift-official");
        administrator.Text.ShouldContain("Een ander moet dit bevestigen");

        // The button is not there; whoever sends the form all the same is refused.
        var token = administrator.Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("version", "0"), KeyValuePair.Create("__RequestVerificationToken", token)]);
        var refused = await administrator.Http.PostAsync(new Uri(proposal, UriKind.Relative), form);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ShouldContain("Je hebt dit zelf voorgesteld");
        (await CountAsync<Declaration>(house)).ShouldBe(1);

        var coordinator = await (await house.CoordinatorAsync()).ConfirmAsync(proposal);
        coordinator.Heading.ShouldBe("Verklaring van vernietiging");
        (await CountAsync<Declaration>(house)).ShouldBe(0);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_certificate_says_who_when_what_and_under_which_rule_and_its_hash_stands_in_the_audit(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var id = await house.AddGiftAsync("G-2020-0001", "2020-05-01", Mark);
        var other = await house.AddGiftAsync("G-2020-0002", "2020-06-01", Mark);
        await (await house.AdministratorAsync()).SetTermAsync("gift-official");

        var coordinator = await house.DestroyAsync("gift-official");

        coordinator.Given("Aantal").ShouldBe("2");
        coordinator.Given("Vernietigd op").ShouldBe("22 november 2026");
        coordinator.Given("Voorgesteld door").ShouldBe("Functioneel beheerder, 22 november 2026");
        coordinator.Given("Bevestigd door").ShouldBe("Coördinator integriteit");
        coordinator.Given("Regel").ShouldBe("1 jaar nadat het is afgerond of ingetrokken");
        coordinator.Given("Grondslag").ShouldBe("Selectielijst 2020, 14.1.1");
        coordinator.Text.ShouldContain("G-2020-0002");
        coordinator.Text.ShouldContain(other.ToString());
        coordinator.Text.ShouldNotContain(Mark);
        var certificate = await house.ReadAsync(db => db.Set<Certificate>().IgnoreQueryFilters().SingleAsync());
        coordinator.Given("SHA-256").ShouldBe(certificate.Hash);
        certificate.SaysWhatItSaid.ShouldBeTrue();
        var entries = await house.EntriesAsync(Dalfsen);
        entries.Where(entry => entry.Action == "destroyed").Select(entry => entry.ObjectId).ShouldBe([id, other]);
        entries[^1].Reason.ShouldBe($"sha256 {certificate.Hash}");
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_certificate_that_was_changed_says_so()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftAsync("G-2020-0001", "2020-05-01");
        await (await house.AdministratorAsync()).SetTermAsync("gift-official");
        var coordinator = await house.DestroyAsync("gift-official");
        coordinator.Text.ShouldNotContain("Deze verklaring is veranderd");

        await house.TamperAsync("update retention_certificates set \"ConfirmedBy\" = 'Iemand anders'");

        (await coordinator.GoAsync(coordinator.At)).Text.ShouldContain("Deze verklaring is veranderd");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Nothing_of_what_it_said_is_left_in_any_table_or_file(DatabaseKind kind)
    {
        using var data = new TemporaryFolder();
        await using (var house = await RunningHouse.OpenAsync(kind, time: Now, data: data.Path))
        {
            // Many, so that pages split and are rebuilt: copies in their gaps are what overwriting alone leaves behind.
            foreach (var number in Enumerable.Range(1, 60))
            {
                await house.AddGiftAsync($"G-2020-{number:0000}", number % 3 == 0 ? "2026-11-01" : "2020-05-01", number % 3 == 0 ? "blijft" : Mark);
            }

            var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-official");
            await administrator.HoldAsync("gift-official", "G-2020-0001", $"{Mark} reden van vasthouden");
            await (await administrator.GoAsync($"{Terms}/vasthouden")).GoAsync($"{Terms}/vasthouden");
            await LiftAsync(house);
            (await house.TablesWithAsync(Mark)).ShouldBe(["registers_declarations", "registers_decisions", "registers_gifts", "registers_steps", "registers_versions", "retention_holds", "work_drafts"], ignoreOrder: true, "before, it is found everywhere");
            (kind == DatabaseKind.PostgreSql || FilesWith(data.Path, Mark).Any()).ShouldBeTrue("and also in the files");

            await house.DestroyAsync("gift-official");

            (await house.TablesWithAsync(Mark)).ShouldBeEmpty();
            (await house.TablesWithAsync("blijft")).ShouldNotBeEmpty();
            (await CountAsync<Declaration>(house)).ShouldBe(20);
            FilesWith(data.Path, Mark).ShouldBeEmpty("also while the program runs");
        }

        FilesWith(data.Path, Mark).ShouldBeEmpty();
    }

    [Fact]
    public async Task Deleting_alone_would_leave_it_in_the_file()
    {
        using var data = new TemporaryFolder();
        await using (var house = await RunningHouse.OpenAsync(time: Now, data: data.Path))
        {
            await house.AddGiftAsync("G-2020-0001", "2020-05-01", Mark);
            await house.TamperAsync("delete from registers_steps");

            FilesWith(data.Path, Mark).ShouldNotBeEmpty("the log of changes holds what was written before");
        }
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_is_held_stays_also_when_it_was_proposed_already(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddGiftAsync("G-2020-0001", "2020-05-01");
        await house.AddGiftAsync("G-2020-0002", "2020-05-02");
        var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-official");
        var proposal = await administrator.ProposeAsync("gift-official");

        (await administrator.HoldAsync("gift-official", "G-2020-0001")).Text.ShouldContain("Zaak 12 bij de rechtbank");
        var coordinator = await (await house.CoordinatorAsync()).ConfirmAsync(proposal);

        coordinator.Given("Aantal").ShouldBe("1");
        coordinator.Text.ShouldNotContain("G-2020-0001");
        (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync())).Reference.ShouldBe("G-2020-0001");
        await administrator.GoAsync($"{Terms}/gift-official/verlopen");
        administrator.Text.ShouldContain("Wordt vastgehouden en blijft");

        await LiftAsync(house);
        (await house.DestroyAsync("gift-official")).Text.ShouldContain("G-2020-0001");
    }

    [Fact]
    public async Task Holding_needs_a_number_that_exists_and_a_reason()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftAsync("G-2020-0001", "2020-05-01");
        var administrator = await house.AdministratorAsync();

        (await administrator.HoldAsync("gift-official", "G-2020-0009")).Text.ShouldContain("Dit nummer vinden wij niet");
        (await administrator.HoldAsync("gift-official", "G-2020-0001", " ")).Text.ShouldContain("Schrijf op waarom dit moet blijven");
        (await administrator.HoldAsync("", "G-2020-0001")).Text.ShouldContain("Kies wat voor gegevens het zijn");
    }

    [Fact]
    public async Task A_hold_that_came_while_the_second_person_looked_makes_them_look_again()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftAsync("G-2020-0001", "2020-05-01");
        var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-official");
        var proposal = await administrator.ProposeAsync("gift-official");
        var coordinator = await (await house.CoordinatorAsync()).GoAsync(proposal);

        await administrator.HoldAsync("gift-official", "G-2020-0001");
        await coordinator.TryAsync();

        coordinator.Status.ShouldBe(HttpStatusCode.Conflict);
        coordinator.Text.ShouldContain("Er is niets vernietigd");
        (await coordinator.TryAsync()).Text.ShouldContain("Niets uit dit voorstel mag nu vernietigd worden");
        (await CountAsync<Declaration>(house)).ShouldBe(1);
        Ledger(house).Records.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_proposal_falls_with_the_rule_it_was_made_under()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftAsync("G-2020-0001", "2020-05-01");
        var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-official");
        var proposal = await administrator.ProposeAsync("gift-official");

        await administrator.SetTermAsync("gift-official", "20");
        var coordinator = await (await house.CoordinatorAsync()).ConfirmAsync(proposal);

        coordinator.Text.ShouldContain("Niets uit dit voorstel mag nu vernietigd worden");
        (await CountAsync<Declaration>(house)).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_person_can_refuse_and_then_it_can_be_proposed_again()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftAsync("G-2020-0001", "2020-05-01");
        var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-official");
        var proposal = await administrator.ProposeAsync("gift-official");
        await administrator.GoAsync($"{Terms}/gift-official/verlopen");
        (await administrator.TryAsync()).Text.ShouldContain("Er ligt al een voorstel");

        var coordinator = await (await house.CoordinatorAsync()).GoAsync(proposal);
        await RefuseAsync(coordinator);

        (await coordinator.GoAsync(proposal)).Text.ShouldContain("Dit voorstel is ingetrokken");
        (await CountAsync<Declaration>(house)).ShouldBe(1);
        (await administrator.ProposeAsync("gift-official")).ShouldNotBe(proposal);
    }

    [Fact]
    public async Task The_ledger_outside_the_database_says_which_records_went()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await house.AddGiftAsync("G-2020-0001", "2020-05-01", Mark);
        await (await house.AdministratorAsync()).SetTermAsync("gift-official");

        await house.DestroyAsync("gift-official");

        var certificate = await house.ReadAsync(db => db.Set<Certificate>().IgnoreQueryFilters().SingleAsync());
        (await File.ReadAllTextAsync(LedgerFile(house))).ShouldBe($"dalfsen;gift-official;{id};2026-11-22T09:00:00Z;{certificate.Id}\n");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_destruction_that_fails_is_taken_back_in_the_ledger_and_destroys_nothing(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now, adjust: builder => builder.Services.AddScoped<IDestroys, NoSuchTable>());
        var id = await house.AddGiftAsync("G-2020-0001", "2020-05-01");
        var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-official");
        var proposal = await administrator.ProposeAsync("gift-official");

        var coordinator = await (await house.CoordinatorAsync()).ConfirmAsync(proposal);

        coordinator.Status.ShouldBe(HttpStatusCode.InternalServerError);
        (await CountAsync<Declaration>(house)).ShouldBe(1);
        (await File.ReadAllTextAsync(LedgerFile(house))).ShouldContain(id.ToString());
        Ledger(house).Records.ShouldBeEmpty();
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_another_module_hangs_on_a_record_goes_with_it_and_what_hangs_on_others_stays(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now, adjust: builder => builder.Services.AddScoped<IDestroys, FilesOfGifts>());
        var gone = await house.AddGiftAsync("G-2020-0001", "2020-05-01");
        var stays = await house.AddGiftAsync("G-2026-0001", "2026-11-01");
        await house.ChangeAsync(Dalfsen, db =>
        {
            foreach (var id in new[] { gone, stays })
            {
                db.Add(new Setting { Id = id, BodyId = house.Body(Dalfsen).Id, Name = "bestand", Value = "inhoud", From = new DateOnly(2020, 1, 1), SetAt = DateTimeOffset.UnixEpoch });
                db.Add(new Function { Id = id, BodyId = house.Body(Dalfsen).Id, Code = id.ToString(), Name = "stuk van bestand" });
            }

            return Task.CompletedTask;
        });
        await (await house.AdministratorAsync()).SetTermAsync("gift-official");

        await house.DestroyAsync("gift-official");

        (await house.ReadAsync(db => db.Set<Setting>().IgnoreQueryFilters().Where(setting => setting.Name == "bestand").Select(setting => setting.Id).ToListAsync())).ShouldBe([stays]);
        (await house.ReadAsync(db => db.Set<Function>().IgnoreQueryFilters().Where(function => function.Name == "stuk van bestand").Select(function => function.Id).ToListAsync())).ShouldBe([stays]);
    }

    [Fact]
    public async Task Everything_that_points_at_a_record_goes_with_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await using var scope = house.Services.CreateAsyncScope();
        var kinds = scope.ServiceProvider.GetRequiredService<RecordKinds>();
        var tables = scope.ServiceProvider.GetRequiredService<AppDbContext>().Model.GetRelationalModel().Tables.ToList();

        foreach (var keeper in kinds.All)
        {
            Forgotten(kinds.RowsOf(keeper)).ShouldBeEmpty(keeper.Kind);
        }

        Forgotten([new Footprint("registers_declarations", "Id")]).ShouldContain("registers_versions.DeclarationId", "a forgotten table is seen");

        IEnumerable<string> Forgotten(IReadOnlyList<Footprint> rows) => tables.SelectMany(table => table.ForeignKeyConstraints)
            .Where(key => key.PrincipalTable.Name == rows[^1].Table)
            .Select(key => (key.Table.Name, Column: key.Columns[^1].Name))
            .Where(pointer => !rows.Any(row => row.Table == pointer.Name && row.Column == pointer.Column))
            .Select(pointer => $"{pointer.Name}.{pointer.Column}");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_round_and_a_form_that_was_never_sent_are_destroyed_under_rules_of_their_own(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await AddRoundAsync(house);
        await house.ChangeAsync(Dalfsen, async db => db.Add(new Draft { Id = Guid.CreateVersion7(), BodyId = house.Body(Dalfsen).Id, PersonId = (await db.Set<Person>().FirstAsync()).Id, Sealed = Encoding.UTF8.GetBytes(Mark), SavedAt = Now.GetUtcNow().AddDays(-3) }));
        var administrator = await (await house.AdministratorAsync()).SetTermAsync("round", "5", start: "Ended");
        await administrator.SetTermAsync("draft", "1", "Days", "Saved", "AVG, artikel 5");

        (await house.DestroyAsync("round")).Text.ShouldContain("R-2019-2-griffie");
        await house.DestroyAsync("draft");

        (await house.TablesWithAsync(Mark)).ShouldBeEmpty();
        (await CountAsync<Onkreukbaar.Modules.Registers.Rounds.RoundMember>(house)).ShouldBe(0);
    }

    internal static string LedgerFile(RunningHouse house) => Path.Combine(Path.GetDirectoryName(house.HeadsFile())!, DestructionLedger.FileName);

    internal static Task LiftAsync(RunningHouse house) => house.ChangeAsync(Dalfsen, async db =>
    {
        foreach (var hold in await db.Set<Hold>().ToListAsync())
        {
            hold.LiftedOn = new DateOnly(2026, 11, 22);
        }
    });

    private static LedgerContents Ledger(RunningHouse house) => LedgerContents.Read(File.Exists(LedgerFile(house)) ? [LedgerFile(house)] : []);

    internal static Task<int> CountAsync<T>(RunningHouse house)
        where T : class => house.ReadAsync(db => db.Set<T>().IgnoreQueryFilters().CountAsync());

    private static IEnumerable<string> FilesWith(string folder, string word) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
    });

    private static async Task RefuseAsync(Visitor visitor)
    {
        var form = visitor.Page.QuerySelectorAll("main form").Single(found => found.GetAttribute("action")?.Contains("Intrekken", StringComparison.Ordinal) == true);
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var content = new FormUrlEncodedContent(fields);
        (await visitor.Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static Task AddRoundAsync(RunningHouse house) => house.ChangeAsync(Dalfsen, async db =>
    {
        var person = await db.Set<Person>().SingleAsync(found => found.Number == "raadslid");
        var round = new Onkreukbaar.Modules.Registers.Rounds.Round { Id = Guid.CreateVersion7(), BodyId = person.BodyId, Register = "geschenken", Year = 2019, Quarter = 2, Owner = Role.Registrar, OpenedOn = new DateOnly(2019, 7, 1), AnswerBy = new DateOnly(2019, 8, 1), OpenedById = person.Id };
        db.Add(round);
        db.Add(new Onkreukbaar.Modules.Registers.Rounds.RoundMember { Id = Guid.CreateVersion7(), BodyId = person.BodyId, RoundId = round.Id, PersonId = person.Id });
    });

    private sealed class NoSuchTable : IDestroys
    {
        public IReadOnlyList<string> Kinds => ["gift-official"];

        public IReadOnlyList<Footprint> Rows => [new("there_is_no_such_table", "Id")];
    }

    /// <summary>As files will be: chunks that hang on a file that hangs on a gift.</summary>
    private sealed class FilesOfGifts : IDestroys
    {
        private static readonly Footprint File = new("organisation_settings", "Id");

        public IReadOnlyList<string> Kinds => ["gift-official"];

        public IReadOnlyList<Footprint> Rows => [new("organisation_functions", "Id", File), File];
    }
}
