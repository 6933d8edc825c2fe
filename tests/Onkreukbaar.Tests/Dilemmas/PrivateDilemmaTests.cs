using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Dilemmas.Own;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Tests.Identity;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Retention;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Dilemmas.DilemmaVisits;

namespace Onkreukbaar.Tests.Dilemmas;

/// <summary>A dilemma is its writer's alone: no role, page, file, count or entry shows it to anybody else.</summary>
public sealed class PrivateDilemmaTests
{
    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "GU-020")]
    [Trait("Req", "GU-021")]
    [Trait("Req", "PU-049")]
    public async Task Somebody_writes_a_dilemma_down_and_reads_it_back(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");

        await writer.WriteAsync();

        writer.Text.ShouldContain("Je dilemma is bewaard");
        writer.Heading.ShouldBe("MERKtitel");
        foreach (var mark in Marks.Skip(1).Concat(["Open, Betrouwbaar"]))
        {
            writer.Text.ShouldContain(mark);
        }

        writer.Text.ShouldContain("Alleen jij kunt dit lezen");
        (await writer.GoAsync(Mine)).Text.ShouldContain("MERKtitel");
        writer.Under("Wie kan dit lezen?")!.ShouldContain("Wie de server en de database beheert, zou je tekst dus kunnen ontcijferen");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "GU-020")]
    public async Task Nobody_else_reaches_it_by_whatever_address(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();

        foreach (var other in Everybody.Where(persona => persona != "medewerker"))
        {
            var visitor = await house.Visitor().SignInAsync(Utrecht, other);
            foreach (var address in new[] { $"{id}", $"{id}/wijzigen", $"{id}/delen", $"{id}/team", $"{id}/verwijderen", $"gedeeld/{id}" })
            {
                (await visitor.GoAsync($"{Mine}/{address}")).Status.ShouldBe(HttpStatusCode.NotFound, $"{other} at {address}");
            }

            await visitor.GoAsync($"{Mine}/nieuw");
            foreach (var address in new[] { $"{id}/wijzigen", $"{id}/verwijderen", $"{id}/team", $"{id}?handler=Team", $"{id}?handler=Stop", $"{id}/delen?handler=Deel", $"{id}/delen?handler=Zoek", $"gedeeld/{id}" })
            {
                (await PostAsync(visitor, $"{Mine}/{address}", Written)).ShouldBe(HttpStatusCode.NotFound, $"{other} sends to {address}");
            }
        }

        (await writer.GoAsync($"{Mine}/{id}")).Text.ShouldContain("MERKsituatie", Case.Sensitive, "nothing of all this did anything");
        (await house.ReadAsync(db => db.Set<Dilemma>().IgnoreQueryFilters().SingleAsync())).Version.ShouldBe(0);
    }

    [Fact]
    public async Task At_another_body_it_does_not_exist_either()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).WriteAsync();

        (await (await house.Visitor().SignInAsync("dalfsen", "medewerker")).GoAsync($"/dalfsen/dilemmas/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "GU-020")]
    public async Task No_word_of_it_stands_on_a_page_of_others_in_a_file_the_log_the_audit_or_readable_in_the_database(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).WriteAsync();

        foreach (var other in Everybody.Where(persona => persona != "medewerker"))
        {
            var visitor = await house.Visitor().SignInAsync(Utrecht, other);
            foreach (var path in await PagesOfAsync(visitor))
            {
                ShowsNothing(await TextAsync(visitor, path), id, $"{other} at {path}");
            }
        }

        ShowsNothing(house.Log.All, id, "the log");
        foreach (var (table, rows) in await house.EverythingAsync())
        {
            rows.ShouldAllBe(row => Array.TrueForAll(Marks, mark => !row.Contains(mark, StringComparison.Ordinal)), table);
        }

        var row = await house.ReadAsync(db => db.Set<Dilemma>().IgnoreQueryFilters().SingleAsync());
        Marks.ShouldAllBe(mark => !Encoding.UTF8.GetString(row.Sealed).Contains(mark));
        var entry = (await house.EntriesAsync(Utrecht)).Where(found => found.ObjectId == id).ShouldHaveSingleItem();
        (entry.Action, entry.Kind, entry.Reason, entry.ContentMac).ShouldBe(("kept", "own-record", null, null));
    }

    [Fact]
    public async Task The_marks_would_be_found_on_the_writers_own_page()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();

        Should.Throw<ShouldAssertException>(() => ShowsNothing(writer.Page.Body!.InnerHtml, id, "the page"));
        (await PagesOfAsync(writer)).Count.ShouldBeGreaterThan(8, "there are pages to look at");
    }

    [Fact]
    [Trait("Req", "GU-020")]
    public async Task No_count_changes_when_somebody_writes_one_down()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var before = await RowsCountedAsync();
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");

        await writer.OfferAsync(await writer.WriteAsync());

        (await RowsCountedAsync()).ShouldBe(before);
        before.ShouldContain(row => row.StartsWith("Registers", StringComparison.Ordinal), "other rows are counted");

        async Task<IReadOnlyList<string>> RowsCountedAsync()
        {
            var tables = (await (await house.Visitor().SignInAsync(Utrecht, "technisch-beheerder")).GoAsync($"/{Utrecht}/beheer/techniek")).Page.QuerySelectorAll("main table");
            return [.. tables[^1].QuerySelectorAll("tbody tr").Select(row => row.TextContent.Trim()).Where(row => !row.StartsWith("Logboek", StringComparison.Ordinal))];
        }
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_own_copy_has_it_for_the_writer_and_for_nobody_else(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await writer.WriteAsync();

        var page = (await writer.GoAsync($"/{Utrecht}/mijn-gegevens")).Page.Body!.InnerHtml;
        var file = await writer.Http.GetFromJsonAsync<JsonElement>(new Uri($"/{Utrecht}/mijn-gegevens.json", UriKind.Relative));
        var other = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).Http.GetFromJsonAsync<JsonElement>(new Uri($"/{Utrecht}/mijn-gegevens.json", UriKind.Relative));

        foreach (var mark in Marks)
        {
            page.ShouldContain(mark);
            file.GetProperty("dilemmas").ToString().ShouldContain(mark);
        }

        other.GetProperty("dilemmas").GetArrayLength().ShouldBe(0);
        other.ToString().ShouldNotContain("MERK");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "GU-021")]
    [Trait("Req", "GU-012")]
    [Trait("Req", "AR-014")]
    public async Task It_is_not_closed_without_options_weighed_values_a_decision_and_a_reason_and_nothing_typed_is_lost(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await writer.GoAsync($"{Mine}/nieuw");

        await writer.TryAsync(Written.Where(field => field.Name is not ("Form.Values" or "Form.Weighing")).ToArray().With(("Form.Options", "één keuze"), ("Form.Decision", ""), ("Form.Reason", " "), ("Form.Concludes", "true")));

        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.ErrorAt("Form.Options").ShouldBe("Noem minstens twee keuzes, elk op een eigen regel");
        writer.ErrorAt("Form.Values").ShouldBe("Kies welke waarden meespelen");
        writer.ErrorAt("Form.Weighing").ShouldBe("Schrijf op hoe je de waarden afwoog");
        writer.ErrorAt("Form.Decision").ShouldBe("Schrijf op wat je besloot. Zonder besluit blijft een dilemma open");
        writer.ErrorAt("Form.Reason").ShouldBe("Schrijf op waarom");
        writer.Page.QuerySelector("[name='Form.Situation']")!.TextContent.Trim().ShouldStartWith("MERKsituatie");

        await writer.SubmitAsync([.. Written, ("Form.Concludes", "true")]);
        writer.Text.ShouldContain("Je dilemma is bewaard en afgerond");
        writer.Given("Afgerond op").ShouldBe("22 november 2026");
        writer.Given("Waarden die meespelen").ShouldBe("Open, Betrouwbaar");
    }

    [Theory]
    [InlineData("gemeente-utrecht", "medewerker", "Scherp", "Kun je vertellen waarom je dit doet")]
    [InlineData("alphen-aan-den-rijn", "medewerker", "Onpartijdigheid", "Kun je dit aan anderen uitleggen")]
    [InlineData("dalfsen", "medewerker", "Transparantie", "Kun je dit aan anderen uitleggen")]
    [InlineData("provincie-utrecht", "medewerker", "Dienstbaarheid", "Zorgvuldig: heb je jezelf goed afgevraagd")]
    [InlineData("provincie-utrecht", "statenlid", "Legitimiteit", "Standvastig: blijf je erbij")]
    [Trait("Req", "PU-211")]
    [Trait("Req", "PU-029")]
    public async Task The_values_and_questions_offered_are_those_of_ones_own_code(string body, string persona, string value, string question)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(body, persona);

        await writer.GoAsync($"/{body}/dilemmas/nieuw");

        writer.Text.ShouldContain(value);
        writer.Text.ShouldContain(question);
        if (body == "provincie-utrecht")
        {
            writer.Text.ShouldNotContain(persona == "statenlid" ? "Dienstbaarheid" : "Legitimiteit");
        }
    }

    [Theory]
    [InlineData("true", "Ja")]
    [InlineData("false", "Nee, er is al gekozen")]
    [Trait("Req", "DA-010")]
    public async Task It_is_about_a_choice_that_is_still_to_be_made_or_that_was_made(string ahead, string shown)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");

        await writer.WriteAsync(("Form.IsAhead", ahead));

        writer.Given("Moet er nog gekozen worden?").ShouldBe(shown);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Sending_twice_keeps_one_and_other_words_under_the_same_form_are_another(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await writer.GoAsync($"{Mine}/nieuw");

        foreach (var title in new[] { "MERKtitel", "MERKtitel", "Iets anders" })
        {
            await writer.SendAsync(Written.With(("Form.Title", title)));
        }

        await writer.GoAsync(Mine);
        writer.Page.QuerySelectorAll("main tbody th").Select(cell => cell.TextContent.Trim()).ShouldBe(["MERKtitel", "Iets anders"], ignoreOrder: true);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_was_typed_in_a_second_window_is_shown_beside_what_was_kept_and_can_still_be_kept(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        var second = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await writer.GoAsync($"{Mine}/{id}/wijzigen");
        await second.GoAsync($"{Mine}/{id}/wijzigen");
        await writer.SubmitAsync(Written.With(("Form.Situation", "EERSTE venster")));

        await second.TryAsync(Written.With(("Form.Situation", "TWEEDE venster")));
        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Text.ShouldContain("EERSTE venster");
        second.Page.QuerySelector("[name='Form.Situation']")!.TextContent.Trim().ShouldBe("TWEEDE venster");

        await second.SubmitAsync(Written.With(("Form.Situation", "TWEEDE venster")));
        second.Text.ShouldContain("TWEEDE venster");
        second.Text.ShouldNotContain("EERSTE venster");
    }

    [Fact]
    public async Task What_is_sent_after_the_session_ended_is_kept_for_the_writer()
    {
        await using var installation = await Installation.OpenAsync();
        await installation.WithAccountAsync("medewerker");
        var writer = await installation.SignInAsync("medewerker");
        await writer.GoAsync("/dalfsen/dilemmas/nieuw");
        installation.Time.Advance(TimeSpan.FromMinutes(45));

        await writer.SubmitAsync(Written.With(("Form.Values", "transparantie")));
        await writer.TryAsync(("Form.Mail", Installation.MailOf("medewerker")), ("Form.Password", Installation.Password));
        writer.Heading.ShouldBe("Je was nog bezig");
        await writer.SubmitAsync();

        writer.Heading.ShouldBe("MERKtitel");
        writer.Text.ShouldContain("MERKreden");
    }

    [Fact]
    public async Task A_dilemma_whose_key_is_lost_says_so_and_can_be_removed()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await house.ChangeAsync(Utrecht, async db => (await db.Set<Dilemma>().SingleAsync()).Sealed = [1, 2, 3]);

        (await writer.GoAsync(Mine)).Text.ShouldContain("Dit dilemma kan niet meer worden geopend");
        (await writer.GoAsync($"{Mine}/{id}")).Text.ShouldContain("De sleutel waarmee het versleuteld werd, is er niet meer");
        (await writer.GoAsync($"/{Utrecht}/mijn-gegevens")).Status.ShouldBe(HttpStatusCode.OK);
        await (await writer.GoAsync($"{Mine}/{id}/verwijderen")).SubmitAsync();

        (await house.ReadAsync(db => db.Set<Dilemma>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task No_draft_of_it_stays_behind()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).WriteAsync();

        (await house.ReadAsync(db => db.Set<Draft>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
    }

    private static void ShowsNothing(string text, Guid id, string where)
    {
        Marks.ShouldAllBe(mark => !text.Contains(mark), where);
        text.ShouldNotContain(id.ToString(), Case.Insensitive, where);
    }

    /// <summary>The overview with everything that can be reached from it, the files, and what is open to anybody.</summary>
    private static async Task<IReadOnlyList<string>> PagesOfAsync(Visitor visitor)
    {
        await visitor.GoAsync($"/{Utrecht}/werk");
        return
        [
            .. visitor.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(path => path.StartsWith('/')).Distinct(),
            $"/{Utrecht}/werk", Mine, ForTeams, $"/{Utrecht}/mijn-gegevens", $"/{Utrecht}/mijn-gegevens.json", $"/{Utrecht}/geschenken/register", $"/{Utrecht}/geschenken/register.csv", $"/{Utrecht}/beheer/techniek", $"/{Utrecht}/beheer/bewaartermijnen", $"/{Utrecht}/beheer/vernietigingen",
            $"/{Utrecht}/registers/geschenken", "/api/v1/openapi.json", $"/api/v1/organisaties/{Utrecht}/registers/geschenken", "/health/ready",
        ];
    }

    private static Task<string> TextAsync(Visitor visitor, string path) => ReadAsync(visitor.Http.GetAsync(new Uri(path, UriKind.Relative)));

    private static async Task<string> ReadAsync(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync();

    private static async Task<HttpStatusCode> PostAsync(Visitor visitor, string address, (string Name, string Value)[] fields)
    {
        var token = visitor.Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return (await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), form)).StatusCode;
    }
}
