using Microsoft.Playwright;
using Onkreukbaar.Browser.Tests.Support;

namespace Onkreukbaar.Browser.Tests;

/// <summary>From "may I accept this?" to an answer, as a person goes there.</summary>
public sealed class JourneyTests(RunningDemo demo)
{
    public static TheoryData<ExpectedAnswer> Bodies => new()
    {
        new ExpectedAnswer("Provincie Utrecht", "Meld het geschenk bij je leidinggevende", "Je mag het houden", "", "Geschenken: de achtergrond van het aanbod", "Met je leidinggevende of een vertrouwenspersoon.", "Deze code staat naast de wet"),
        new ExpectedAnswer("Gemeente Utrecht", "Meld het geschenk bij je leidinggevende", "Het wordt verloot", "Je leidinggevende.", "Voorkomen van corruptie: Wat zijn de afspraken?", "Met je leidinggevende of een vertrouwenspersoon.", "Deze code helpt je om zelf een goede keuze te maken"),
        new ExpectedAnswer("Gemeente Alphen aan den Rijn", "Meld het geschenk bij je leidinggevende", "Het krijgt een plek in het gebouw", "Je leidinggevende.", "4. Geschenken, aanbiedingen en incidentele vergoedingen", "Met je leidinggevende of een vertrouwenspersoon.", "Deze code is een hulp als je twijfelt"),
        new ExpectedAnswer("Gemeente Dalfsen", "Laat het geschenk in het register zetten door je eenheidsmanager", "Deel het met wie eraan meewerkte of met je afdeling", "", "Geschenken", "Met je eenheidsmanager of een vertrouwenspersoon.", "Regels alleen geven niet op elke vraag een antwoord"),
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_thank_you_of_ten_euros_is_answered_from_the_code_of_ones_own_body(ExpectedAnswer expected)
    {
        await using var person = await demo.PersonAsync();

        await AskAsync(person, expected.Body);

        (await person.HeadingAsync()).ShouldBe("Ja, als je het meldt");
        (await person.TextAsync()).ShouldContain("Regel: Dit is een afspraak in de code. Je houdt je eraan.");
        (await person.UnderAsync("Wat je moet doen")).ShouldContain(expected.Duty);
        (await person.UnderAsync("Wat ermee gebeurt")).ShouldContain(expected.Thing);
        (await person.UnderAsync("Wie beslist")).ShouldBe(expected.Decides);
        (await person.UnderAsync("Waarom")).ShouldContain($"{expected.Heading} – sterkte: regel");
        (await person.UnderAsync("Twijfel je? Praat erover")).ShouldStartWith(expected.Talk);
        (await person.Page.Locator(".utrecht-alert", new() { HasText = "Over dit antwoord" }).InnerTextAsync()).ShouldContain(expected.Notice);
        person.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Gemeente Utrecht")]
    [InlineData("Gemeente Dalfsen")]
    public async Task Without_JavaScript_every_page_of_the_journey_is_the_same(string body)
    {
        await using var plain = await demo.PersonAsync(javaScript: false);
        await using var modern = await demo.PersonAsync();

        var (without, with) = (new List<string>(), new List<string>());
        await AskAsync(plain, body, async person => without.Add(await MainTextAsync(person)));
        await AskAsync(modern, body, async person => with.Add(await MainTextAsync(person)));

        without.ShouldBe(with);
        (await MainTextAsync(plain)).ShouldBe(await MainTextAsync(modern));

        // The locator reads the text without running a script of the page.
        static async Task<string> MainTextAsync(Person person) => await person.Page.Locator("main").InnerTextAsync();
    }

    [Theory]
    [InlineData("provincie-utrecht")]
    [InlineData("gemeente-utrecht")]
    [InlineData("alphen-aan-den-rijn")]
    [InlineData("dalfsen")]
    public async Task Somebody_who_knows_nothing_may_say_so_at_every_question_and_is_told_whom_to_talk_to(string body)
    {
        await using var person = await demo.PersonAsync();
        await person.BeginAsync(body);

        for (var asked = 0; person.Fact != "antwoord" && asked < 60; asked++)
        {
            await person.SayUnknownAsync();
        }

        (await person.HeadingAsync()).ShouldBe("Bespreek het eerst");
        (await person.UnderAsync("Waarom")).ShouldContain("Je weet nog niet alles");
        (await person.UnderAsync("Twijfel je? Praat erover")).ShouldContain("vertrouwenspersoon");
    }

    [Fact]
    public async Task Whoever_says_not_to_know_is_believed_although_something_was_typed()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).TurnToAsync("waarde");

        await person.ChooseAsync("12,50");
        await person.PressAsync("Weet ik niet");
        await person.TurnToAsync("antwoord");

        (await Given(person, "Wat het ongeveer waard is")).ShouldContain("Weet ik niet");
    }

    [Fact]
    public async Task The_link_back_goes_one_question_back_and_keeps_every_answer()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync("gevraagd");

        await person.FollowAsync("Terug");
        person.Fact.ShouldBe("tegenprestatie");
        (await person.Page.Locator("input[value=false]").IsCheckedAsync()).ShouldBeTrue();
        await person.FollowAsync("Terug");
        person.Fact.ShouldBe("inFunctie");
        await person.SubmitAsync();

        person.Fact.ShouldBe("gevraagd", "what was answered is not asked again");
        await person.AnswerUntilAsync();
        (await Given(person, "De gever wil iets terug")).ShouldContain("Nee");
    }

    [Fact]
    public async Task The_back_button_of_the_browser_keeps_every_answer_and_sends_nothing_twice()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync("gevraagd");

        await person.Page.GoBackAsync();
        await person.Page.GoBackAsync();
        person.Fact.ShouldBe("inFunctie");
        await person.AnswerAsync("true");

        person.Fact.ShouldBe("gevraagd");
        await person.AnswerUntilAsync();
        (await person.HeadingAsync()).ShouldBe("Ja, als je het meldt");
    }

    [Fact]
    public async Task Reloading_shows_the_same_question_the_same_mistake_and_the_same_answer()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync("waarde");

        await person.Page.ReloadAsync();
        person.Fact.ShouldBe("waarde");
        await person.AnswerAsync("tien");
        await person.Page.ReloadAsync();
        (await person.Page.Locator("#antwoord").InputValueAsync()).ShouldBe("tien");
        await person.AnswerAsync("10");
        var answer = await person.TextAsync();
        await person.Page.ReloadAsync();

        (await person.TextAsync()).ShouldBe(answer);
    }

    [Fact]
    public async Task Two_tabs_with_two_questions_do_not_mix()
    {
        await using var first = await demo.PersonAsync();
        await first.BeginAsync("gemeente-utrecht");
        var second = await first.SecondTabAsync();
        await second.BeginAsync("gemeente-utrecht");

        await first.AnswerUntilAsync("fase");
        await second.AnswerUntilAsync(facts: ("tegenprestatie", "true"));
        await first.AnswerUntilAsync();

        (await second.HeadingAsync()).ShouldBe("Nee, dit is verboden");
        (await first.HeadingAsync()).ShouldBe("Ja, als je het meldt");
    }

    [Fact]
    public async Task Changing_one_answer_keeps_the_others()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync();
        var before = await person.TextsAsync(person.Page.Locator("dl .utrecht-data-list__item"));

        await person.FollowAsync("Wijzig Wat het ongeveer waard is");
        (await person.Page.Locator("#antwoord").InputValueAsync()).ShouldBe("10,00");
        await person.AnswerAsync("400");
        await person.AnswerUntilAsync();

        (await person.HeadingAsync()).ShouldBe("Nee, neem het niet aan");
        var after = await person.TextsAsync(person.Page.Locator("dl .utrecht-data-list__item"));
        after.Except(before, StringComparer.Ordinal).ShouldHaveSingleItem().ShouldContain("€ 400,00");
        after.Count.ShouldBe(before.Count);
    }

    [Fact]
    public async Task The_answer_so_far_says_that_it_is_not_the_whole_answer_and_leads_back_to_the_questions()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync("plaats");

        await person.FollowAsync("Bekijk het antwoord tot nu toe");
        (await person.TextAsync()).ShouldContain("Dit is nog niet het hele antwoord");
        await person.FollowAsync("Ga verder met de vragen");

        person.Fact.ShouldBe("plaats");
    }

    [Fact]
    public async Task The_rules_that_decided_are_marked_in_words()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync();

        await person.FollowAsync("Bekijk de regels die voor jou gelden");

        var marked = await person.TextsAsync(person.Page.Locator("tr", new() { HasText = "Geldt voor jou" }));
        marked.ShouldContain(row => row.Contains("GU-R-GIFT-10", StringComparison.Ordinal) && row.Contains("minder dan € 50,00", StringComparison.Ordinal));
        (await person.Page.Locator("tbody tr").CountAsync()).ShouldBeGreaterThan(marked.Count);
    }

    [Fact]
    public async Task A_bag_with_several_things_gets_an_answer_for_each_of_them()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync("soort");

        await person.FollowAsync("Zitten er verschillende dingen in, zoals in een tas of pakket?");
        await FillAsync(person, 1, "bederfelijk", "5");
        await FillAsync(person, 2, "waardebon", "25");
        await person.SubmitAsync();
        await person.AnswerUntilAsync();

        (await person.HeadingAsync()).ShouldBe("Bespreek het eerst");
        var things = await person.TextsAsync(person.Page.Locator(".nld-table tbody tr"));
        things.Count.ShouldBe(2);
        things[0].ShouldContain("Iets dat je snel op moet eten, € 5,00");
        things[1].ShouldContain("Een waardebon of cadeaubon, € 25,00");
        things[1].ShouldContain("Bespreek het eerst");
        (await Given(person, "Wat erin zit")).ShouldContain("€ 25,00");
    }

    [Fact]
    public async Task A_mistake_in_one_thing_of_a_bag_is_shown_at_that_thing_and_the_rest_is_kept()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).TurnToAsync("soort");
        await person.FollowAsync("Zitten er verschillende dingen in, zoals in een tas of pakket?");

        await person.SubmitAsync();
        (await person.Page.Locator(".utrecht-form-field", new() { Has = person.Page.Locator("#soort-1") }).InnerTextAsync()).ShouldContain("Kies bij ding 1 wat het is");
        await FillAsync(person, 1, "bederfelijk", "5");
        await FillAsync(person, 2, "", "veel");
        await person.SubmitAsync();
        (await person.Page.Locator("#soort-2").BoundingBoxAsync())!.Width.ShouldBeGreaterThan(150, "two mistakes in a row leave room for both fields");
        await FillAsync(person, 2, "waardebon", "veel");
        await person.SubmitAsync();

        (await person.Page.Locator("#bedrag-2").InputValueAsync()).ShouldBe("veel");
        (await person.Page.Locator("#soort-1").InputValueAsync()).ShouldBe("bederfelijk");
        await person.FollowAsync("Vul een bedrag in met cijfers, zoals 12,50");
        (await person.Page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("bedrag-2");
    }

    [Theory]
    [InlineData("tien euro", "Vul een bedrag in met cijfers, zoals 12,50")]
    [InlineData("🎁🎁", "Vul een bedrag in met cijfers, zoals 12,50")]
    [InlineData("عشرة يورو", "Vul een bedrag in met cijfers, zoals 12,50")]
    [InlineData("-5", "Het bedrag kan niet lager zijn dan € 0,00")]
    [InlineData("1234567890123456789012345678901234567890", "Het bedrag kan niet hoger zijn dan € 1.000.000,00")]
    [InlineData("12,3456", "Vul hoogstens twee cijfers in achter de komma")]
    [InlineData("", "Vul een bedrag in, of kies “Weet ik niet”")]
    public async Task An_amount_that_cannot_be_is_explained_at_the_field_and_kept_as_typed(string typed, string message)
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).TurnToAsync("waarde");

        await person.AnswerAsync(typed);

        person.Fact.ShouldBe("waarde");
        (await person.TextsAsync(person.Page.Locator(".utrecht-form-field-error-message")))[0].ShouldContain(message);
        (await person.Page.Locator("#antwoord").InputValueAsync()).ShouldBe(typed);
        (await person.Page.Locator("#antwoord").GetAttributeAsync("aria-invalid")).ShouldBe("true");
        (await person.Page.TitleAsync()).ShouldStartWith("Fout:");
        await person.AnswerAsync("1.250,00");
        await person.TurnToAsync("antwoord");
        (await Given(person, "Wat het ongeveer waard is")).ShouldContain("€ 1.250,00");
    }

    [Fact]
    public async Task Nothing_together_with_something_is_explained_and_both_stay_ticked()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).TurnToAsync("fase");

        await person.ChooseAsync("geen");
        await person.ChooseAsync("aanbesteding");
        await person.SubmitAsync();

        (await person.TextAsync()).ShouldContain("Kies óf “Nee, er loopt niets”, óf een van de andere");
        (await person.Page.Locator("input:checked").CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Going_on_without_a_choice_says_to_choose()
    {
        await using var person = await demo.PersonAsync();
        await person.BeginAsync("dalfsen");

        await person.SubmitAsync();

        (await person.Page.Locator(".utrecht-form-field-error-message").InnerTextAsync()).ShouldContain("Kies een antwoord");
    }

    [Fact]
    public async Task Changing_the_language_halfway_keeps_the_place_and_the_answers()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync("gevraagd");

        await person.FollowAsync("EN English");

        person.Fact.ShouldBe("gevraagd");
        (await person.HeadingAsync()).ShouldBe("Did you ask for it yourself?");
        await person.AnswerUntilAsync();
        (await person.HeadingAsync()).ShouldBe("Yes, if you report it");
    }

    [Fact]
    public async Task Answers_that_are_gone_are_missed_kindly_and_one_can_begin_again()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync("fase");
        await person.Page.Context.ClearCookiesAsync();

        var response = await person.Page.ReloadAsync();

        response!.Status.ShouldBe(410);
        (await person.HeadingAsync()).ShouldBe("Je antwoorden zijn er niet meer");
        await person.FollowAsync("Begin opnieuw");
        (await person.HeadingAsync()).ShouldBe("Een geschenk");
    }

    private static async Task AskAsync(Person person, string body, Func<Person, Task>? look = null)
    {
        await person.GoAsync("/");
        await person.FollowAsync(body);
        await person.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Stel een vraag" }).ClickAsync();
        await person.FollowAsync("Een geschenk");
        await person.PressAsync("Begin");
        await person.AnswerUntilAsync(look: async visitor =>
        {
            (await visitor.Page.Locator("input:checked").CountAsync()).ShouldBe(0, $"{visitor.Fact} was chosen for the person");
            await (look?.Invoke(visitor) ?? Task.CompletedTask);
        });
    }

    private static async Task FillAsync(Person person, int thing, string kind, string amount)
    {
        await person.Page.Locator($"#soort-{thing}").SelectOptionAsync(kind);
        await person.Page.Locator($"#bedrag-{thing}").FillAsync(amount);
    }

    private static async Task<string> Given(Person person, string label) => (await person.TextsAsync(person.Page.Locator("dl .utrecht-data-list__item", new() { HasText = label })))[0];
}

/// <summary>What the person reads in the answer of one body; nobody decides where the person does so alone.</summary>
public sealed record ExpectedAnswer(string Body, string Duty, string Thing, string Decides, string Heading, string Talk, string Notice)
{
    public override string ToString() => Body;
}
