using System.Globalization;
using Microsoft.Playwright;
using Onkreukbaar.Browser.Tests.Support;

namespace Onkreukbaar.Browser.Tests;

/// <summary>A gift from the question to where it ended, and on to who may see it, at each body and in a browser.</summary>
public sealed class GiftJourneyTests(RunningDemo demo)
{
    private const string Province = "provincie-utrecht";

    [Theory]
    [InlineData("gemeente-utrecht", 1280, "verloten", "leidinggevende")]
    [InlineData("alphen-aan-den-rijn", 1280, "tentoonstellen", "leidinggevende")]
    [InlineData("dalfsen", 320, "delen", "medewerker")]
    public async Task Of_an_official_the_manager_decides_and_it_goes_where_that_was_decided(string body, int width, string destination, string doer)
    {
        await using var employee = await demo.PersonAsync(width: width);
        await employee.SignInAsync(body, "medewerker");
        var gift = await DeclareAsync(employee, body, $"Een boek over {body}");
        await using var manager = await demo.PersonAsync(width: width);
        await manager.SignInAsync(body, "leidinggevende");

        await manager.GoAsync(gift);
        await DecideAsync(manager, destination);
        var whoDoesIt = doer == "medewerker" ? employee : manager;
        await whoDoesIt.GoAsync(gift);
        await DoStepAsync(whoDoesIt, "Gedaan zoals besloten.");

        (await whoDoesIt.TextAsync()).ShouldContain("Afgerond");
        await employee.GoAsync(gift);
        (await employee.TextAsync()).ShouldContain("Gedaan zoals besloten.");
        (await WhatACitizenSeesAsync(body)).ShouldContain("heeft geen openbaar register van geschenken");
        employee.Complaints.Concat(manager.Complaints).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_an_official_of_the_province_the_manager_agrees_and_nothing_is_published()
    {
        await using var employee = await demo.PersonAsync(width: 320);
        await employee.SignInAsync(Province, "medewerker");
        var gift = await DeclareAsync(employee, Province, "Een pen van een aannemer");
        await using var manager = await demo.PersonAsync();
        await manager.SignInAsync(Province, "leidinggevende");

        await manager.GoAsync(gift);
        await DecideAsync(manager, "houden");

        (await manager.TextAsync()).ShouldContain("Afgerond");
        (await WhatACitizenSeesAsync(Province)).ShouldNotContain("Een pen van een aannemer");
    }

    [Fact]
    public async Task Of_a_Statenlid_the_clerks_office_accounts_for_it_the_clerk_publishes_it_and_a_citizen_reads_where_it_went()
    {
        await using var member = await demo.PersonAsync();
        await member.SignInAsync(Province, "statenlid");
        var gift = await DeclareAsync(member, Province, "Een schilderij van de Vecht", ("waarde", "150"), ("ontvanger", "statenlid"));
        await using var office = await demo.PersonAsync(width: 320);
        await office.SignInAsync(Province, "medewerker-griffie");
        await using var clerk = await demo.PersonAsync();
        await clerk.SignInAsync(Province, "griffier");

        await office.GoAsync(gift);
        await DecideAsync(office, "inleveren");
        await DoStepAsync(office, "Ligt in de kast van de griffie.");
        await office.Page.Locator("[name='Step.Place'][value='museum']").CheckAsync();
        await DoStepAsync(office, "Naar het museum.");
        await DoStepAsync(office, "Hangt in het museum.");

        (await office.TextAsync()).ShouldContain("Afgerond");
        (await WhatACitizenSeesAsync(Province)).ShouldNotContain("Een schilderij van de Vecht", customMessage: "nothing goes out before it is published");
        await clerk.GoAsync($"/{Province}/publiceren/geschenken");
        (await clerk.TextAsync()).ShouldContain("Een schilderij van de Vecht");
        await clerk.PressAsync("Nu publiceren");

        var published = await WhatACitizenSeesAsync(Province);
        published.ShouldContain("Een schilderij van de Vecht");
        published.ShouldContain("Galerie De Brug");
        published.ShouldContain("Museum of archief");
        published.ShouldNotContain("Ligt in de kast");
        member.Complaints.Concat(office.Complaints).Concat(clerk.Complaints).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_signs_for_a_quarter_in_three_clicks_and_nothing_is_chosen_beforehand()
    {
        await using var holder = await demo.PersonAsync(width: 320);
        await holder.SignInAsync(Province, "commissaris");

        await holder.FollowAsync("Bekijk en teken");
        (await holder.Page.Locator("main input:checked").CountAsync()).ShouldBe(0);
        (await PageReview.AllAsync(holder, "nl")).ShouldBeEmpty();
        await holder.Page.Locator("main input[type=radio]").First.CheckAsync();
        await holder.PressAsync("Ondertekenen");

        (await holder.TextAsync()).ShouldContain("Je hebt getekend");
        holder.Complaints.ShouldBeEmpty();
    }

    /// <summary>From "may I accept this?" to the confirmation; the address of the gift comes back.</summary>
    private static async Task<string> DeclareAsync(Person person, string body, string what, params (string Fact, string Value)[] facts)
    {
        await person.GoAsync($"/{body}");
        await person.GoByAsync(person.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Stel een vraag" }));
        await person.FollowAsync("Een geschenk");
        await person.PressAsync("Begin");
        await person.AnswerUntilAsync(facts: [.. facts, ("status", "ontvangen")]);
        await person.FollowAsync("Een geschenk melden");
        (await PageReview.AllAsync(person, "nl")).ShouldBeEmpty();
        await FillAsync(person, "Form.Description", what);
        await FillDateAsync(person, "Form.OfferedOn");
        await FillAsync(person, "Form.GiverOrganisation", "Galerie De Brug");
        await person.PressAsync("Verder");
        (await person.TextAsync()).ShouldContain(what);
        (await PageReview.AllAsync(person, "nl")).ShouldBeEmpty();
        await person.PressAsync("Geschenk melden");
        (await person.HeadingAsync()).ShouldBe("Je geschenk is gemeld");
        (await PageReview.AllAsync(person, "nl")).ShouldBeEmpty();
        await person.FollowAsync("Bekijk wat je meldde");
        return person.Path;
    }

    private static async Task DecideAsync(Person decider, string destination)
    {
        await decider.Page.Locator("input[name='Decision.Outcome'][value=Agreed]").CheckAsync();
        await decider.Page.Locator($"input[name='Decision.Destination'][value={destination}]").CheckAsync();
        await decider.Page.Locator("textarea[name='Decision.Reason']").FillAsync("Zo spraken we het af.");
        if (await decider.Page.Locator("input[name='Decision.TalkOn.Day']").CountAsync() > 0)
        {
            await FillDateAsync(decider, "Decision.TalkOn");
        }

        await decider.PressAsync("Besluit vastleggen");
        (await decider.TextAsync()).ShouldContain("Gezien, akkoord");
    }

    private static async Task DoStepAsync(Person person, string account)
    {
        await FillDateAsync(person, "Step.DoneOn");
        await person.Page.Locator("[name='Step.Account']").FillAsync(account);
        await person.GoByAsync(person.Page.Locator("form[action*='handler=Stap'] button"));
        (await person.TextAsync()).ShouldContain(account);
    }

    private async Task<string> WhatACitizenSeesAsync(string body)
    {
        await using var citizen = await demo.PersonAsync(javaScript: false);
        await citizen.GoAsync($"/{body}/registers/geschenken");
        return await citizen.Page.Locator("main").InnerTextAsync();
    }

    private static Task FillAsync(Person person, string field, string text) => person.Page.Locator($"[name='{field}']").FillAsync(text);

    private static async Task FillDateAsync(Person person, string field)
    {
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));
        foreach (var (part, number) in new[] { ("Day", today.Day), ("Month", today.Month), ("Year", today.Year) })
        {
            await FillAsync(person, $"{field}.{part}", number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
