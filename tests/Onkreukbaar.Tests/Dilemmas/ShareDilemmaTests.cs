using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Dilemmas.Sharing;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Dilemmas.DilemmaVisits;

namespace Onkreukbaar.Tests.Dilemmas;

/// <summary>Sharing is with one person by name, as long as the writer wants, and with nobody who stands in or above.</summary>
public sealed class ShareDilemmaTests
{
    private const string Colleague = "vergunningen-1";
    private const string ColleaguesName = "Adviseur Vergunningen 1";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "GU-020")]
    [Trait("Req", "GU-022")]
    public async Task A_colleague_found_by_name_reads_it_from_their_overview_and_reacts_once(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();

        await writer.ShareWithAsync(id, "adviseur vergunningen 1");
        writer.Under("Met wie je het deelt").ShouldNotBeNull();
        writer.Text.ShouldContain(ColleaguesName);

        var reader = await house.Visitor().SignInAsync(Utrecht, Colleague);
        reader.Under("Met jou gedeeld (1)")!.ShouldContain("Dilemma van Medewerker Vergunningen");
        await reader.GoAsync(await reader.SharedAddressAsync());
        foreach (var mark in Marks)
        {
            reader.Text.ShouldContain(mark);
        }

        await reader.SubmitAsync(("Form.Text", "MERKreactie: wat zou je anderen aanraden?"));
        reader.Text.ShouldContain("MERKreactie");
        reader.Page.QuerySelector("main form").ShouldBeNull("there is one reaction");
        (await reader.GoAsync($"/{Utrecht}/werk")).Text.ShouldNotContain("Met jou gedeeld");
        (await reader.GoAsync(Mine)).Text.ShouldContain("Dilemma van Medewerker Vergunningen");

        (await writer.GoAsync($"{Mine}/{id}")).Text.ShouldContain("MERKreactie: wat zou je anderen aanraden?");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-294")]
    public async Task Whoever_doubts_after_a_question_puts_it_to_their_manager_and_gets_an_answer(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await writer.BeginAsync(Utrecht);
        await writer.GoAsync(string.Join('/', writer.At.Split('/')[..^1]) + "/antwoord");
        await writer.GoAsync(writer.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "Leg je vraag voor").GetAttribute("href")!);
        writer.Value("Form.Title").ShouldBe("Een geschenk", "what the question was about");

        await writer.SubmitAsync(("Form.Title", "Een fles wijn"), ("Form.Situation", "Ik nam hem aan. Had dat gemogen?"), ("Form.IsAhead", "false"));
        writer.Heading.ShouldBe("Met wie deel je dit dilemma?", "that is what they came for");
        var manager = writer.Page.QuerySelectorAll("main label").Single(label => label.TextContent.Contains("Teamleider Vergunningen", StringComparison.Ordinal)).GetAttribute("for")!;
        await writer.DoAsync("Deel", ("Form.ReaderId", writer.Page.GetElementById(manager)!.GetAttribute("value")!));
        var reader = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        await (await reader.GoAsync(await reader.SharedAddressAsync())).SubmitAsync(("Form.Text", "Dat mocht, want het was na een lezing."));

        (await writer.GoAsync(writer.At.Split('?')[0])).Text.ShouldContain("Dat mocht, want het was na een lezing.");
        (await writer.GoAsync(Mine)).Text.ShouldContain("Er is een reactie");
        (await writer.GoAsync($"/{Utrecht}/werk")).Under("Reacties op je dilemma's (1)")!.ShouldContain("Reactie van Teamleider Vergunningen");
    }

    [Fact]
    public async Task A_reaction_stands_on_the_overview_of_the_writer_until_they_go_on_and_on_no_other()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await writer.ShareWithAsync(id, "adviseur vergunningen 1");
        (await writer.GoAsync($"/{Utrecht}/werk")).Text.ShouldNotContain("Reacties op je dilemma's", customMessage: "nobody reacted yet");
        time.Advance(TimeSpan.FromMinutes(1));
        var reader = await house.Visitor().SignInAsync(Utrecht, Colleague);
        await (await reader.GoAsync(await reader.SharedAddressAsync())).SubmitAsync(("Form.Text", "Wat zou je anderen aanraden?"));

        (await writer.GoAsync($"/{Utrecht}/werk")).Under("Reacties op je dilemma's (1)")!.ShouldContain($"Reactie van {ColleaguesName}");
        (await reader.GoAsync($"/{Utrecht}/werk")).Text.ShouldNotContain("Reacties op je dilemma's");

        time.Advance(TimeSpan.FromMinutes(1));
        await writer.GoAsync($"{Mine}/{id}/wijzigen");
        await writer.SubmitAsync(("Form.Title", "Een keuze"), ("Form.Situation", "Zo ging het."), ("Form.IsAhead", "true"), ("Form.Weighing", "Ik leg het ook aan de leidinggevende voor."));
        (await writer.GoAsync($"/{Utrecht}/werk")).Text.ShouldNotContain("Reacties op je dilemma's", customMessage: "they went on");
    }

    [Fact]
    [Trait("Req", "GU-022")]
    public async Task A_confidential_adviser_is_offered_and_reads_it_and_the_other_kind_of_adviser_is_not()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await writer.GoAsync($"{Mine}/{id}/delen");
        writer.Text.ShouldNotContain("Vertrouwenspersoon ongewenst gedrag", Case.Sensitive, "that is another kind of help");
        var adviser = writer.Page.QuerySelectorAll("main label").Single(label => label.TextContent.Contains("Vertrouwenspersoon integriteit", StringComparison.Ordinal)).GetAttribute("for")!;

        await writer.DoAsync("Deel", ("Form.ReaderId", writer.Page.GetElementById(adviser)!.GetAttribute("value")!));

        var reader = await house.Visitor().SignInAsync(Utrecht, "vertrouwenspersoon");
        (await reader.GoAsync(await reader.SharedAddressAsync())).Text.ShouldContain("MERKsituatie");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "GU-020")]
    public async Task Only_the_one_it_is_shared_with_reads_it(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await writer.ShareWithAsync(await writer.WriteAsync(), ColleaguesName);
        var address = await (await house.Visitor().SignInAsync(Utrecht, Colleague)).SharedAddressAsync();

        foreach (var other in Everybody.Where(persona => persona != Colleague))
        {
            var visitor = await house.Visitor().SignInAsync(Utrecht, other);
            visitor.Text.ShouldNotContain("Met jou gedeeld");
            (await visitor.GoAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, other);
        }
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Who_reads_it_cannot_change_share_offer_or_remove_it(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await writer.ShareWithAsync(id, ColleaguesName);
        var reader = await house.Visitor().SignInAsync(Utrecht, Colleague);

        foreach (var address in new[] { $"{id}", $"{id}/wijzigen", $"{id}/delen", $"{id}/team", $"{id}/verwijderen" })
        {
            (await reader.GoAsync($"{Mine}/{address}")).Status.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "GU-020")]
    public async Task When_the_writer_stops_sharing_the_reader_sees_nothing_any_more_and_the_writer_keeps_the_reaction(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await writer.ShareWithAsync(id, ColleaguesName);
        var reader = await house.Visitor().SignInAsync(Utrecht, Colleague);
        var address = await reader.SharedAddressAsync();
        await (await reader.GoAsync(address)).SubmitAsync(("Form.Text", "MERKreactie"));

        await (await writer.GoAsync($"{Mine}/{id}")).DoAsync("Stop");

        writer.Text.ShouldContain("Met niemand. Alleen jij kunt dit lezen");
        writer.Text.ShouldContain("MERKreactie");
        (await reader.GoAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.GoAsync(Mine)).Text.ShouldNotContain("Dilemma van");

        await writer.ShareWithAsync(id, ColleaguesName);
        (await reader.GoAsync(address)).Text.ShouldContain("MERKsituatie", Case.Sensitive, "shared again");
    }

    [Theory]
    [InlineData("medewerker", new[] { "Teamleider Vergunningen", "Vertrouwenspersoon integriteit" })]
    [InlineData("raadslid", new[] { "Raadsgriffier", "Burgemeester", "Vertrouwenspersoon integriteit" })]
    [InlineData("wethouder", new[] { "Burgemeester", "Vertrouwenspersoon integriteit" })]
    [Trait("Req", "PU-035")]
    [Trait("Req", "PU-037")]
    [Trait("Req", "PU-049")]
    public async Task Whom_the_code_names_and_the_adviser_are_offered_and_not_the_coordinator(string persona, string[] offered)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, persona);
        var id = await writer.WriteAsync();

        await writer.GoAsync($"{Mine}/{id}/delen");

        writer.Page.QuerySelectorAll("main input[name='Form.ReaderId']").Length.ShouldBe(offered.Length);
        foreach (var name in offered)
        {
            writer.Page.QuerySelector("main fieldset")!.TextContent.ShouldContain(name);
        }

        writer.Page.QuerySelector("main fieldset")!.TextContent.ShouldNotContain("Coördinator");
        writer.Page.QuerySelector("main fieldset")!.TextContent.ShouldNotContain("ongewenst gedrag");
    }

    [Fact]
    public async Task The_manager_who_is_chosen_reads_it_and_their_deputy_and_their_own_manager_do_not()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.ChangeAsync(Utrecht, async db => db.Add(new Deputy
        {
            Id = Guid.CreateVersion7(),
            BodyId = house.Body(Utrecht).Id,
            PersonId = (await db.Set<Person>().SingleAsync(person => person.Number == "leidinggevende")).Id,
            DeputyId = (await db.Set<Person>().SingleAsync(person => person.Number == Colleague)).Id,
            From = new DateOnly(2026, 1, 1),
        }));
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await writer.GoAsync($"{Mine}/{id}/delen");
        await writer.DoAsync("Deel", ("Form.ReaderId", writer.Page.QuerySelector("main input[name='Form.ReaderId']")!.GetAttribute("value")!));

        var address = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).SharedAddressAsync();

        (await (await house.Visitor().SignInAsync(Utrecht, Colleague)).GoAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await house.Visitor().SignInAsync(Utrecht, "eenheidsmanager")).GoAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_name_that_nobody_has_oneself_and_somebody_of_another_body_are_refused(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await writer.GoAsync($"{Mine}/{id}/delen");

        await writer.DoAsync("Zoek", ("Form.Name", "Bestaat Niet"));
        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.ErrorAt("Form.Name").ShouldBe("Wij vinden geen collega met deze naam");
        writer.Value("Form.Name").ShouldBe("Bestaat Niet");
        await writer.DoAsync("Zoek", ("Form.Name", "Medewerker Vergunningen"));
        writer.ErrorAt("Form.Name").ShouldBe("Wij vinden geen collega met deze naam", "oneself is no colleague");

        var elsewhere = await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().FirstAsync(person => person.BodyId == house.Body("dalfsen").Id));
        await writer.DoAsync("Deel", ("Form.ReaderId", elsewhere.Id.ToString()));
        writer.ErrorAt("Form.ReaderId").ShouldBe("Kies met wie je het deelt");
        (await house.ReadAsync(db => db.Set<Share>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_readers_own_copy_has_their_reaction_and_nothing_of_the_dilemma(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await writer.ShareWithAsync(id, ColleaguesName);
        var reader = await house.Visitor().SignInAsync(Utrecht, Colleague);
        await (await reader.GoAsync(await reader.SharedAddressAsync())).SubmitAsync(("Form.Text", "Mijn eigen woorden"));

        var file = await reader.Http.GetFromJsonAsync<JsonElement>(new Uri($"/{Utrecht}/mijn-gegevens.json", UriKind.Relative));

        file.GetProperty("reacties")[0].GetProperty("reactie").GetString().ShouldBe("Mijn eigen woorden");
        file.ToString().ShouldNotContain("MERK");
        file.ToString().ShouldNotContain("Medewerker Vergunningen");
        (await writer.Http.GetFromJsonAsync<JsonElement>(new Uri($"/{Utrecht}/mijn-gegevens.json", UriKind.Relative))).GetProperty("dilemmas")[0].GetProperty("gedeeldMet")[0].GetProperty("reactie").GetString().ShouldBe("Mijn eigen woorden");
    }

    [Fact]
    public async Task The_audit_says_that_something_was_shared_and_not_with_whom()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await writer.ShareWithAsync(id, ColleaguesName);
        await (await writer.GoAsync($"{Mine}/{id}")).DoAsync("Stop");

        var reader = await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().SingleAsync(person => person.BodyId == house.Body(Utrecht).Id && person.Number == Colleague));
        var entries = await house.EntriesAsync(Utrecht);
        entries.Select(entry => (entry.Action, entry.Kind, entry.ObjectId)).ShouldBe([("kept", "own-record", id), ("shared", "own-record", id), ("stopped-sharing", "own-record", id)]);
        entries.ShouldAllBe(entry => entry.Actor != reader.Id && entry.OnBehalfOf == null && entry.Reason == null);
    }
}
