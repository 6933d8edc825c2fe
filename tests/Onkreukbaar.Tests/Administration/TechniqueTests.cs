using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Administration.AdministrationVisits;

namespace Onkreukbaar.Tests.Administration;

/// <summary>The technical administrator sees how the program runs, and nothing of what people declare.</summary>
public sealed class TechniqueTests
{
    private const string Technique = "/dalfsen/beheer/techniek";

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-050")]
    public async Task The_page_names_nobody_and_shows_nothing_of_any_declaration(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await (await house.Visitor().SignInAsync(Dalfsen, "medewerker")).DeclareAsync(Dalfsen);

        var technician = await (await house.Visitor().SignInAsync(Dalfsen, "technisch-beheerder")).GoAsync(Technique);

        technician.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var secret in (await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().Select(person => person.Name).ToListAsync())).Concat(["Een boek over de stad", "De Steen", "G-2026-0001", "25,00"]))
        {
            technician.Text.ShouldNotContain(secret);
        }
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_page_says_what_runs_and_how_much_is_kept_of_this_body(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await (await house.Visitor().SignInAsync(Dalfsen, "medewerker")).DeclareAsync(Dalfsen);
        await (await house.Visitor().SignInAsync("gemeente-utrecht", "medewerker")).DeclareAsync("gemeente-utrecht");

        var technician = await (await house.Visitor().SignInAsync(Dalfsen, "technisch-beheerder")).GoAsync(Technique);

        technician.Given("Database").ShouldBe("Werkt");
        technician.Given("Gedragscodes").ShouldBe("Werkt");
        technician.Given("Soort").ShouldBe(kind == DatabaseKind.Sqlite ? "SQLite" : "PostgreSQL");
        technician.Given("Migraties te doen").ShouldBe("Geen");
        technician.Given("Migraties uitgevoerd")!.ShouldContain((await house.ReadAsync(db => db.Database.GetAppliedMigrationsAsync())).Last());
        technician.Text.ShouldContain("gedragscode-2017");
        technician.Text.ShouldNotContain("gedragscode-2020");
        technician.Given("Regels").ShouldBe($"{(await house.EntriesAsync(Dalfsen)).Count}");
        var codes = Rows("Gedragscodes");
        await house.AddRowsAsync("gemeente-utrecht", 5);
        await house.AddARowAsync(Dalfsen);
        await technician.GoAsync(Technique);
        Rows("Gedragscodes").ShouldBe(codes + 1, "rows of another body do not count");
        Rows("Logboek").ShouldBe((await house.EntriesAsync(Dalfsen)).Count + 1, "entries and a head");
        Rows("Registers").ShouldBeGreaterThan(0);

        int Rows(string part) => int.Parse(technician.Page.QuerySelectorAll("main tbody tr").Single(row => row.QuerySelector("th")!.TextContent == part).QuerySelectorAll("td")[^1].TextContent, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_audit_is_checked_on_demand_and_the_page_remembers_how_that_ended(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddRowsAsync(Dalfsen, 3);
        await house.AddRowsAsync("gemeente-utrecht", 3);
        var technician = await (await house.Visitor().SignInAsync(Dalfsen, "technisch-beheerder")).GoAsync(Technique);
        technician.Given("Laatst gecontroleerd op deze pagina").ShouldBe("Nog niet");

        await technician.DoAsync("Controleer");
        technician.Text.ShouldContain("Het logboek is heel");
        technician.Given("Laatst gecontroleerd op deze pagina")!.ShouldEndWith("10:00: heel");
        await house.TamperAsync($"update audit_entries set \"Reason\" = 'x' where \"Seq\" = 2 and \"Action\" = 'added' and \"BodyId\" in (select \"Id\" from organisation_bodies where \"Slug\" = 'gemeente-utrecht')");
        await technician.DoAsync("Controleer");
        technician.Text.ShouldContain("Het logboek is heel", Case.Sensitive, "another body's trouble is not told here");
        await house.TamperAsync($"update audit_entries set \"Reason\" = 'x' where \"Seq\" = 2 and \"Action\" = 'added' and \"BodyId\" in (select \"Id\" from organisation_bodies where \"Slug\" = 'dalfsen')");
        await technician.DoAsync("Controleer");

        technician.Text.ShouldContain("Het logboek is niet heel");
        technician.Text.ShouldContain("dalfsen 2026: entry 2 was changed");
        (await technician.GoAsync(Technique)).Given("Laatst gecontroleerd op deze pagina")!.ShouldEndWith("niet heel");
        (await house.EntriesAsync(Dalfsen)).Where(entry => entry.Action == "verified").Select(entry => entry.Result).ShouldBe(["ok", "ok", "broken"]);
    }

    [Fact]
    public async Task Without_the_heads_that_were_written_down_outside_the_audit_is_not_said_to_be_whole()
    {
        using var data = new TemporaryFolder();
        await using var house = await RunningHouse.OpenAsync(time: Now, data: data.Path);
        await house.AddRowsAsync(Dalfsen, 3);
        var technician = await (await house.Visitor().SignInAsync(Dalfsen, "technisch-beheerder")).GoAsync(Technique);
        await technician.DoAsync("Controleer");
        technician.Text.ShouldContain("Het logboek is heel");
        File.Delete(Path.Combine(data.Path, Onkreukbaar.Platform.Modules.Audit.AuditHeads.FileName));

        await technician.DoAsync("Controleer");

        technician.Text.ShouldContain("Het logboek is niet heel");
        technician.Text.ShouldContain("the heads file cannot be read");
        (await house.EntriesAsync(Dalfsen)).Last(entry => entry.Action == "verified").Result.ShouldBe("broken");
    }

    [Fact]
    public async Task A_code_that_was_refused_is_named_with_what_is_wrong()
    {
        using var codes = new CodesCopy();
        codes.Change(CodesCopy.Tables, "\"weigeren\"", "\"afwijzen\"");
        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, time: Now);

        var technician = await (await house.Visitor().SignInAsync("gemeente-utrecht", "technisch-beheerder")).GoAsync("/gemeente-utrecht/beheer/techniek");

        technician.Given("Gedragscodes").ShouldBe("Werkt, met een probleem");
        technician.Text.ShouldContain("gemeente-utrecht/gedragscode:");
        (await (await house.Visitor().SignInAsync(Dalfsen, "technisch-beheerder")).GoAsync(Technique)).Text.ShouldNotContain("gemeente-utrecht");
    }

    [Theory]
    [InlineData("functioneel-beheerder")]
    [InlineData("coordinator")]
    [InlineData("medewerker")]
    public async Task Only_the_technical_administrator_comes_here(string persona)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var visitor = await house.Visitor().SignInAsync(Dalfsen, persona);

        (await visitor.DoorAsync(Technique)).ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.PostByHandAsync($"{Technique}?handler=Controleer")).ShouldBe(HttpStatusCode.Forbidden);
        (await house.Visitor().SignInAsync(Dalfsen, "technisch-beheerder")).Page.QuerySelectorAll("main a").ShouldContain(link => link.GetAttribute("href") == Technique, "the technical administrator has the card");
    }
}
