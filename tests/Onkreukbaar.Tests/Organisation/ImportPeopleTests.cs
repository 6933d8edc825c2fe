using System.Text;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.HandOut;
using Onkreukbaar.Modules.People;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Organisation.PeopleFiles;

namespace Onkreukbaar.Tests.Organisation;

/// <summary>The personnel administration says who works here, where and under whom; the program follows it, all or nothing.</summary>
public sealed class ImportPeopleTests
{
    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_file_says_who_works_where_and_under_whom(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);

        var (exit, output, error) = await house.ImportAsync(Two);

        (exit, string.Join('\n', error)).ShouldBe((0, ""));
        output.ShouldHaveSingleItem().ShouldBe("Changed units: 2 new; people: 3 new; positions: 3 new; leads: 2 new.");
        (await house.ManagerOfAsync("P2", Today)).ShouldBe("P1");
        (await house.ManagerOfAsync("P1", Today)).ShouldBe("P3", "who leads a unit answers to the unit above");
        var entry = (await house.EntriesAsync(PeopleFiles.Body)).ShouldHaveSingleItem();
        (entry.Origin, entry.Action, entry.Kind, entry.Reason).ShouldBe(("import", "imported", "people", "units: 2 new; people: 3 new; positions: 3 new; leads: 2 new"));
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-026")]
    public async Task Whoever_begins_today_is_given_the_code_of_their_body_right_away_and_only_once(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        var file = File(AllColumns, $"P1;Anna Baas;ambtenaar;Teamleider;SPORT;Sport;geen;;;{Today:yyyy-MM-dd};;", "P2;Bram Werk;ambtenaar;Adviseur;SPORT;Sport;geen;;;2020-01-01;;");

        await house.ImportAsync(file, "--dry-run");
        (await house.AskAsync(db => db.Set<Handout>().CountAsync())).ShouldBe(0, "nothing is written");
        (await house.ImportAsync(file)).Exit.ShouldBe(0);
        (await house.ImportAsync(file)).Exit.ShouldBe(0);

        var given = (await house.AskAsync(db => db.Set<Handout>().ToListAsync())).ShouldHaveSingleItem();
        (await house.AskAsync(db => db.Set<Person>().SingleAsync(person => person.Id == given.PersonId))).Number.ShouldBe("P1", "who worked here before gets it with a campaign");
        (await house.EntriesAsync(PeopleFiles.Body)).Select(entry => entry.Action).ShouldBe(["imported", "handed-out"]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_same_file_again_changes_nothing_and_leaves_no_entry(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        await house.ImportHereAsync(Two);

        var same = await house.ImportHereAsync(Two);
        var complete = await house.ImportHereAsync(Two, isComplete: true);
        var sameComplete = await house.ImportHereAsync(Two, isComplete: true);

        (same, sameComplete).ShouldBe(("", ""));
        complete.ShouldContain("ended", customMessage: "those of the demo, once");
        (await house.ImportAsync(Two, "--complete")).Output.ShouldBe(["Nothing changes: everything was known already."]);
        (await house.EntriesAsync(PeopleFiles.Body)).Count.ShouldBe(2);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_dry_run_says_line_by_line_what_would_change_and_writes_nothing(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        var before = await house.PeopleAsync();

        var (exit, output, _) = await house.ImportAsync(Two, "--dry-run");

        exit.ShouldBe(0);
        output.ShouldContain("new person P2: Bram Werk");
        output.ShouldContain("new unit SPORT: Sport");
        output.ShouldContain("new position P2 Bram Werk, Adviseur in SPORT from 2021-03-01");
        output.ShouldContain("new lead of SPORT: P1 Anna Baas from 2020-01-01");
        output[^1].ShouldBe("Would change units: 2 new; people: 3 new; positions: 3 new; leads: 2 new. Nothing was written.");
        (await house.PeopleAsync()).ShouldBe(before);
        (await house.EntriesAsync(PeopleFiles.Body)).ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_file_with_row_3417_broken_names_that_row_and_nothing_is_imported(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        var before = await house.PeopleAsync();
        var rows = Enumerable.Range(2, 4999).Select(row => $"N{row};Naam {row};ambtenaar;Adviseur;SPORT;Sport;;;;2020-01-01;;").ToArray();
        var good = rows[3417 - 2];
        rows[3417 - 2] = good.Replace("ambtenaar", "ambtenar", StringComparison.Ordinal);

        var (exit, output, error) = await house.ImportAsync(File(AllColumns, rows));

        exit.ShouldBe(1);
        error.ShouldHaveSingleItem().ShouldStartWith("Row 3417, column soort: \"ambtenar\" is no such word; expected ambtenaar, ingehuurd,");
        output.ShouldBeEmpty();
        (await house.PeopleAsync()).ShouldBe(before);
        (await house.EntriesAsync(PeopleFiles.Body)).ShouldBeEmpty();

        rows[3417 - 2] = good;
        (await house.ImportAsync(File(AllColumns, rows))).Exit.ShouldBe(0, "mended, it goes in");
        (await house.PeopleAsync()).ShouldBe(before + 4999);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_with_row_column_and_what_is_expected()
    {
        await using var house = await RunningHouse.OpenAsync();

        var (exit, _, error) = await house.ImportAsync(File(AllColumns + ";schaal;functie;mail",
            "W1;Goed;ambtenaar;;SPORT;Sport;geen;;;2020-01-01;;;;;",
            "W2;;ambtenaar;;;;;;;2020-01-01;;;;;",
            "W3;Laat;ambtenaar;;;;;;;2020-01-01;2019-12-31;;;;",
            "W4;Datum;ambtenaar;;;;;;;1 mei 2020;;;;;",
            "W5;Zelf;ambtenaar;;;;;W5;;2020-01-01;;;;;",
            "W6;Niemand;ambtenaar;;;;;W99;;2020-01-01;;;;;",
            new string('9', 41) + ";Lang;ambtenaar;;;;;;;2020-01-01;;;;;",
            "W8;Bel\u0007;ambtenaar;;;;;;;2020-01-01;;;;;",
            "W9;Onbekend;ambtenaar;;NIEUW;;;;;2020-01-01;;;;;",
            "W10;Schaal;ambtenaar;;;;;;;2020-01-01;;;14a;F1;",
            "W11;Ja of nee;ambtenaar;;SPORT;Sport;;;misschien;2020-01-01;;;;;",
            "W12;Twee;ambtenaar;;SPORT;;;;;2020-01-01;;;;;",
            "W12;Twee;ambtenaar;;SPORT;;;;;2022-01-01;;;;;",
            "W13;Een;ambtenaar;;;;;;;2020-01-01;;;;;",
            "W13;Ander;wethouder;;;;;;;2020-01-01;;;;;",
            "W14;Ingang;ambtenaar;;;;;;;2020-01-01;;2019-01-01;;;",
            "W15;Mail;ambtenaar;;;;;;;2020-01-01;;;;;geen adres",
            "W16;Kort;ambtenaar",
            "W17;Aan\"halen;ambtenaar;;;;;;;2020-01-01;;;;;",
            "W18;Leidt niets;ambtenaar;;;;;;ja;2020-01-01;;;;;",
            "W19;Zesentwintig;ambtenaar;;ZWEEF;Zweef;NERGENS;;;2020-01-01;;;;;"));

        exit.ShouldBe(1);
        error.ShouldBe([
            "Row 3, column naam: it is empty; expected a value",
            "Row 4, column tot_en_met: it ends on 2019-12-31, before it begins; expected 2020-01-01 or later",
            "Row 5, column vanaf: \"1 mei 2020\" is no date; expected yyyy-mm-dd or dd-mm-yyyy",
            "Row 6, column leidinggevende: somebody cannot be their own manager; expected another personnel number, or nothing",
            "Row 7, column leidinggevende: there is nobody with personnel number W99; expected somebody who is known or stands in this file",
            "Row 8, column personeelsnummer: it has 41 characters; expected at most 40",
            "Row 9, column naam: there is a control character in it; expected plain text",
            "Row 10, column eenheid_naam: the unit NIEUW is not known yet; expected its name",
            "Row 11, column schaal: \"14a\" is not right; expected a whole number from 1 to 99",
            "Row 12, column leidt_eenheid: \"misschien\" is no such word; expected ja, nee",
            "Row 14, column vanaf: this position overlaps with that of row 13, of the same kind in the same unit; expected one of them, or one that ends before the other",
            "Row 16, column naam: for personeelsnummer W13 it says something else than row 15; expected the same",
            "Row 17, column ingangsdatum: 2019-01-01 is outside the period of the position; expected a day in it",
            "Row 18, column mail: \"geen adres\" is no mail address",
            "Row 19: there are 3 values; expected 15, as in the header",
            "Row 20: a quotation mark stands where it cannot; expected quotation marks around a whole value, and a double one inside it",
            "Row 21, column leidt_eenheid: it has a value and eenheid has none; expected both or neither",
            "Row 22, column hogere_eenheid: there is no unit NERGENS; expected one that is known or stands in this file, its name in hogere_eenheid_naam, or \"geen\"",
        ]);
    }

    [Fact]
    public async Task Of_very_many_mistakes_the_first_hundred_are_said_and_how_many_more_there_are()
    {
        await using var house = await RunningHouse.OpenAsync();

        var error = await house.RefusedAsync(File(AllColumns, [.. Enumerable.Range(1, 250).Select(row => $"N{row};;ambtenaar;;;;;;;2020-01-01;;")]));

        error.Count.ShouldBe(101);
        error[^1].ShouldBe("And 150 more problems.");
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("personeelsnummer;naam;soort;vanaf;tot_en_met\n", "The file has a header and no rows below it.")]
    [InlineData("P1;Anna;ambtenaar;2020-01-01;\n", "Row 1: there is no header; expected the columns personeelsnummer, naam, soort, vanaf, tot_en_met")]
    [InlineData("personeelsnummer;naam;naam;soort;vanaf;tot_en_met\nP1;A;A;ambtenaar;2020-01-01;\n", "Row 1: the column naam is there 2 times")]
    [InlineData("personeelsnummer;naam;soort;vanaf;tot_en_met;schoenmaat\nP1;A;ambtenaar;2020-01-01;;43\n", "Row 1: there is no column \"schoenmaat\"; expected one of personeelsnummer, ")]
    [InlineData("personeelsnummer;naam;vanaf;tot_en_met\nP1;A;2020-01-01;\n", "Row 1: the column soort is missing")]
    [InlineData("personeelsnummer;naam;soort;vanaf;tot_en_met;leidt_eenheid\nP1;A;ambtenaar;2020-01-01;;ja\n", "Row 1: the column leidt_eenheid needs the column eenheid")]
    public async Task A_file_that_is_none_is_refused_in_one_line(string text, string expected)
    {
        await using var house = await RunningHouse.OpenAsync();

        var problems = await house.RefusedAsync(text);

        problems.ShouldHaveSingleItem().ShouldStartWith(expected);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused_with_their_row()
    {
        await using var house = await RunningHouse.OpenAsync();
        var latin = Encoding.Latin1.GetBytes(File("personeelsnummer;naam;soort;vanaf;tot_en_met", "P1;Anna;ambtenaar;2020-01-01;", "P2;Zoë;ambtenaar;2020-01-01;"));

        var refused = await house.RefusedAsync(latin);
        var mended = await house.ImportHereAsync(Encoding.Latin1.GetString(latin));

        mended.ShouldBe("people: 2 new; positions: 2 new");
        refused.ShouldBe(["Row 3: there are bytes that are no UTF-8; save the file as \"CSV UTF-8\""]);
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_not_there_and_a_body_that_is_not_are_said_in_one_line()
    {
        await using var house = await RunningHouse.OpenAsync();

        var large = await house.RefusedAsync(new byte[PeopleFile.LargestInBytes + 1]);
        var gone = await Shell.RunAsync(new Dictionary<string, string>(), "import", "people", "/nowhere/personeel.csv", "--body", PeopleFiles.Body, "--data", house.Services.GetRequiredService<Cli.HouseSettings>().DataFolder);
        var nobody = await Shell.RunAsync(new Dictionary<string, string>(), "import", "people", Path.Combine(Repository.Root, "README.md"), "--body", "nergens", "--data", house.Services.GetRequiredService<Cli.HouseSettings>().DataFolder);

        (gone.Exit, nobody.Exit).ShouldBe((1, 1));
        large.ShouldBe(["The file is larger than 25 MB: divide it into several."]);
        gone.Error.ShouldBe(["There is no file /nowhere/personeel.csv."]);
        nobody.Error.ShouldBe(["There is no body nergens here; add it first with `body add`."]);
    }

    [Fact]
    public async Task Units_that_are_above_themselves_are_refused_and_a_tree_is_not()
    {
        await using var house = await RunningHouse.OpenAsync();
        string[] rows = ["P1;A;ambtenaar;;EEN;Een;TWEE;;;2020-01-01;;", "P2;B;ambtenaar;;TWEE;Twee;DRIE;;;2020-01-01;;", "P3;C;ambtenaar;;DRIE;Drie;EEN;;;2020-01-01;;"];

        var circle = await house.RefusedAsync(File(AllColumns, rows));
        var tree = await house.ImportHereAsync(File(AllColumns, [.. rows[..2], rows[2].Replace(";EEN;", ";geen;", StringComparison.Ordinal)]));

        tree.ShouldStartWith("units: 3 new");
        circle.ShouldBe(["Row 2, column hogere_eenheid: the units DRIE, EEN, TWEE are above themselves; expected a tree"]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Names_in_any_writing_arrive_whole(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        string[] names = ["Zoë 👩🏽‍🚒 de Vries", "محمد بن عبد الله", "שרה כהן", "Nguyễn Thị Ánh", "Jonkvrouw " + string.Concat(Enumerable.Repeat("van der Lange ", 27)) + "Naam", "Jan \"Jantje\", de Boer"];
        var rows = names.Select((name, i) => $"N{i},\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",2020-01-01,,ambtenaar").ToArray();

        await house.ImportHereAsync("\ufeff" + File("Personeelsnummer,Naam,Vanaf,Tot en met,Soort", rows).Replace("\n", "\r\n", StringComparison.Ordinal));

        names[4].Length.ShouldBeGreaterThan(380);
        (await house.AskAsync(db => db.Set<Person>().Where(person => EF.Functions.Like(person.Number, "N%")).OrderBy(person => person.Number).Select(person => person.Name).ToListAsync())).ShouldBe(names);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_function_has_a_scale_and_flags_that_read_the_same_in_any_order(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        const string With = "personeelsnummer;naam;soort;vanaf;tot_en_met;functie;functie_naam;schaal;kenmerken";

        await house.ImportHereAsync(File(With, "P1;Anna;ambtenaar;2020-01-01;;INK;Inkoper;11;Inkoop, kwetsbaar"));
        var again = await house.ImportHereAsync(File(With, "P1;Anna;ambtenaar;2020-01-01;;INK;;11;kwetsbaar inkoop"));

        var function = await house.AskAsync(db => db.Set<Function>().SingleAsync());
        (function.Code, function.Name, function.Scale, function.Flags).ShouldBe(("INK", "Inkoper", 11, "inkoop kwetsbaar"));
        again.ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_same_file_twice_at_the_same_moment_brings_everybody_in_once(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        var before = await house.PeopleAsync();

        var both = await Task.WhenAll(house.ImportAsync(Two), house.ImportAsync(Two));

        both.Select(run => run.Exit).ShouldBe([0, 0]);
        both.Select(run => run.Output[0].Split(' ')[0]).Order(StringComparer.Ordinal).ShouldBe(["Changed", "Nothing"]);
        (await house.PeopleAsync()).ShouldBe(before + 3);
        (await house.PositionsOfAsync("P1")).ShouldHaveSingleItem();
        (await house.EntriesAsync(PeopleFiles.Body)).ShouldHaveSingleItem();
    }
}
