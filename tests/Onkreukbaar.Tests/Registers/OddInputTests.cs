using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>Odd texts, odd dates, the back button, two tabs and impatient fingers: a clear answer, and nothing lost or done twice.</summary>
public sealed class OddInputTests
{
    private const string Utrecht = "gemeente-utrecht";
    private const string Family = "👩‍👩‍👧‍👦 Bakkerij ‘De Zon’ 🥐";
    private const string RightToLeft = "مخبز الشمس \u202Eevil";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_name_that_is_too_long_is_refused_in_Dutch_at_its_field_and_stays_there(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var name = new string('é', Gift.GiverMax + 1);

        var id = await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder.With(("Form.GiverOrganisation", name)));

        employee.Status.ShouldBe(HttpStatusCode.BadRequest);
        employee.ErrorAt("Form.GiverOrganisation").ShouldBe($"Gebruik hooguit {Gift.GiverMax} tekens.");
        employee.Value("Form.GiverOrganisation").ShouldBe(name);
        employee.Value("Form.Description").ShouldBe("Een boek over de stad");
        (await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().AnyAsync(gift => gift.Id == id))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_is_said_in_English_to_who_reads_English()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor("en").SignInAsync(Utrecht, "medewerker");

        await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder.With(("Form.GiverOrganisation", new string('x', Gift.GiverMax + 1))));

        employee.ErrorAt("Form.GiverOrganisation").ShouldBe($"Use at most {Gift.GiverMax} characters.");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_name_of_three_hundred_characters_is_kept_whole(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var name = new string('é', 300);

        var id = await DeclareAsync(employee, name);

        (await GiftAsync(house, id)).GiverOrganisation.ShouldBe(name);
        await employee.OpenGiftAsync(Utrecht, id);
        employee.Given("Gever, organisatie").ShouldBe(name);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, Family)]
    [InlineData(DatabaseKind.PostgreSql, Family)]
    [InlineData(DatabaseKind.Sqlite, RightToLeft)]
    [InlineData(DatabaseKind.PostgreSql, RightToLeft)]
    [InlineData(DatabaseKind.Sqlite, "<script>alert('x')</script> & \"zo\"")]
    public async Task Emoji_right_to_left_and_marks_of_any_kind_are_shown_as_they_were_typed(DatabaseKind kind, string name)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");

        var id = await DeclareAsync(employee, name);

        (await GiftAsync(house, id)).GiverOrganisation.ShouldBe(name);
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        await manager.OpenGiftAsync(Utrecht, id);
        manager.Given("Gever, organisatie").ShouldBe(name);
        manager.Page.QuerySelectorAll("main script").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_character_that_no_database_keeps_is_said_to_be_that_and_not_an_expired_form()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");

        await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder.With(("Form.GiverOrganisation", "Bak\0ker")));

        employee.Status.ShouldBe(HttpStatusCode.BadRequest);
        employee.Heading.ShouldBe("Dit formulier kunnen wij niet lezen");
        employee.Text.ShouldContain("wat je typte staat er nog");
    }

    [Theory]
    [InlineData("ontvangen", HttpStatusCode.BadRequest)]
    [InlineData("geweigerd", HttpStatusCode.BadRequest)]
    [InlineData("aangeboden", HttpStatusCode.OK)]
    [InlineData("toegezegd", HttpStatusCode.OK)]
    public async Task A_day_to_come_is_only_possible_for_what_is_offered_or_promised(string status, HttpStatusCode answer)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("alphen-aan-den-rijn", "medewerker");
        var tomorrow = GiftVisits.BookFromABuilder.With(("Form.OfferedOn.Day", "23"));

        await employee.FillInAsync("alphen-aan-den-rijn", tomorrow, ("status", status));

        employee.Status.ShouldBe(answer);
        if (answer == HttpStatusCode.BadRequest)
        {
            employee.ErrorAt("Form.OfferedOn")!.ShouldStartWith("De datum ligt in de toekomst");
            employee.Value("Form.OfferedOn.Day").ShouldBe("23");
        }
    }

    [Theory]
    [InlineData("31", "2", "2026")]
    [InlineData("0", "11", "2026")]
    [InlineData("gisteren", "11", "2026")]
    [InlineData("3", "11", "99999")]
    public async Task A_day_that_does_not_exist_is_refused_at_the_date_and_stays_as_typed(string day, string month, string year)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");

        await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder.With(("Form.OfferedOn.Day", day), ("Form.OfferedOn.Month", month), ("Form.OfferedOn.Year", year)));

        employee.Status.ShouldBe(HttpStatusCode.BadRequest);
        employee.ErrorAt("Form.OfferedOn").ShouldNotBeNullOrWhiteSpace();
        (employee.Value("Form.OfferedOn.Day"), employee.Value("Form.OfferedOn.Year")).ShouldBe((day, year));
    }

    [Fact]
    public async Task Whoever_goes_back_after_sending_is_told_that_it_was_sent_whatever_page_they_go_back_to()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder);
        await employee.SubmitAsync();

        foreach (var page in new[] { "", "/controleren" })
        {
            await employee.GoAsync($"/{Utrecht}/geschenken/melden/{id}{page}");
            employee.Heading.ShouldBe("Je geschenk is gemeld", page);
        }
    }

    [Fact]
    public async Task An_old_form_that_is_sent_once_more_from_another_tab_changes_nothing_and_says_it_was_sent()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await employee.AskAboutAsync(Utrecht);
        var id = Guid.Parse(employee.At.Split('/')[^2]);
        var form = $"/{Utrecht}/geschenken/melden/{id}";
        await employee.GoAsync(form);
        var otherTab = employee.Page;
        await employee.SubmitAsync(GiftVisits.BookFromABuilder);
        await employee.SubmitAsync();

        using var again = new FormUrlEncodedContent([.. GiftVisits.BookFromABuilder.With(("Form.Description", "Iets anders")).Select(field => KeyValuePair.Create(field.Item1, field.Item2)), Token(otherTab)]);
        await employee.ShowAsync(await employee.Http.PostAsync(new Uri(form, UriKind.Relative), again));

        employee.Heading.ShouldBe("Je geschenk is gemeld");
        (await GiftAsync(house, id)).Description.ShouldBe("Een boek over de stad");
    }

    [Fact]
    public async Task Two_gifts_in_two_tabs_stay_two_gifts()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var first = await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder);
        var second = await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder.With(("Form.Description", "Een bos bloemen")));

        foreach (var id in new[] { first, second })
        {
            await employee.GoAsync($"/{Utrecht}/geschenken/melden/{id}/controleren");
            await employee.SubmitAsync();
        }

        (await GiftAsync(house, first)).Description.ShouldBe("Een boek over de stad");
        (await GiftAsync(house, second)).Description.ShouldBe("Een bos bloemen");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_decision_and_a_step_that_are_sent_three_times_at_once_happen_once_and_everybody_sees_how_it_stands(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");

        await manager.OpenGiftAsync(Utrecht, id);
        await ShouldHappenOnceAsync(manager, id, "Besluit", "Besloten, nog niet klaar", ("Decision.Outcome", "Agreed"), ("Decision.Destination", "verloten"));
        await manager.OpenGiftAsync(Utrecht, id);
        await ShouldHappenOnceAsync(manager, id, "Stap", "Afgerond", ("Step.DoneOn.Day", "20"), ("Step.DoneOn.Month", "11"), ("Step.DoneOn.Year", "2026"), ("Step.Account", "Verloot onder het team."));

        (await house.WhatHappenedAsync(id)).ShouldBe(["declared ok", "decided Agreed", "carried-out verloot"]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Withdrawing_three_times_at_once_is_withdrawing_once(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        await employee.OpenGiftAsync(Utrecht, id);

        await ShouldHappenOnceAsync(employee, id, "Intrekken", "Ingetrokken");

        (await house.WhatHappenedAsync(id)).ShouldBe(["declared ok", "cancelled ok"]);
    }

    /// <summary>One is done; the others are told that something happened, on a page that shows how it stands now.</summary>
    private static async Task ShouldHappenOnceAsync(Visitor visitor, Guid id, string handler, string state, params (string Name, string Value)[] fields)
    {
        var form = visitor.Page.QuerySelectorAll("main form").Single(form => form.GetAttribute("action")!.EndsWith($"handler={handler}", StringComparison.Ordinal));
        var sent = fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Concat(form.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!))).ToList();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            using var content = new FormUrlEncodedContent(sent);
            return await visitor.Http.PostAsync(new Uri($"/{Utrecht}/geschenken/{id}?handler={handler}", UriKind.Relative), content);
        }));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        foreach (var late in answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect))
        {
            await visitor.ShowAsync(late);
            visitor.Status.ShouldBe(HttpStatusCode.Conflict);
            visitor.Text.ShouldContain("Er is al iets gebeurd terwijl jij keek");
            visitor.Text.ShouldContain(state);
        }
    }

    private static async Task<Guid> DeclareAsync(Visitor employee, string organisation)
    {
        var id = await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder.With(("Form.GiverOrganisation", organisation)));
        await employee.SubmitAsync();
        employee.Heading.ShouldBe("Je geschenk is gemeld");
        return id;
    }

    private static KeyValuePair<string, string> Token(IHtmlDocument page) =>
        KeyValuePair.Create("__RequestVerificationToken", page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private static Task<Gift> GiftAsync(RunningHouse house, Guid id) => house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync(gift => gift.Id == id));

}
