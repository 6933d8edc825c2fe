using Microsoft.Playwright;
using Onkreukbaar.Browser.Tests.Support;

namespace Onkreukbaar.Browser.Tests;

/// <summary>With a keyboard only, and on paper.</summary>
public sealed class WaysOfUseTests(RunningDemo demo)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/gemeente-utrecht")]
    [InlineData("/gemeente-utrecht/vraag/geschenken")]
    [InlineData("/gemeente-utrecht/gedragscode/gedragscode/geschenken")]
    public async Task The_first_stop_of_the_keyboard_skips_to_the_content(string path)
    {
        await using var person = await demo.PersonAsync();
        await person.GoAsync(path);

        await person.Page.Keyboard.PressAsync("Tab");
        var skip = person.Page.Locator("a:focus");
        (await skip.InnerTextAsync()).ShouldBe("Ga direct naar de inhoud");
        (await skip.BoundingBoxAsync())!.Width.ShouldBeGreaterThan(100, "it shows itself when it has the focus");
        await person.Page.Keyboard.PressAsync("Enter");

        (await person.Page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("main");
    }

    [Fact]
    public async Task A_question_is_answered_with_the_arrow_keys_and_Enter()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync("tegenprestatie");

        await TabToAsync(person, "input[type=radio]");
        await person.Page.Keyboard.PressAsync("ArrowDown");
        (await person.Page.Locator("input[value=false]").IsCheckedAsync()).ShouldBeTrue();
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.WaitForURLAsync("**/gevraagd");

        await person.FollowAsync("Terug");
        (await person.Page.Locator("input[value=false]").IsCheckedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task An_amount_is_sent_with_Enter_and_never_as_not_known()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync("waarde");

        await TabToAsync(person, "input[type=text]");
        await person.Page.Keyboard.TypeAsync("10");
        await person.Page.Keyboard.PressAsync("Enter");
        await person.Page.WaitForURLAsync("**/antwoord");

        (await person.TextAsync()).ShouldContain("€ 10,00");
    }

    [Fact]
    public async Task A_mistake_takes_the_focus_and_its_link_leads_to_the_field()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).TurnToAsync("waarde");

        await person.AnswerAsync("veel");
        (await person.Page.Locator(".nld-error-summary:focus").CountAsync()).ShouldBe(1);
        await person.Page.Keyboard.PressAsync("Tab");
        await person.Page.Keyboard.PressAsync("Enter");

        (await person.Page.EvaluateAsync<string>("() => document.activeElement.name")).ShouldBe("antwoord");
    }

    [Fact]
    public async Task On_paper_the_answer_stands_without_what_only_works_on_a_screen()
    {
        await using var person = await demo.PersonAsync();
        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync();

        await person.Page.EmulateMediaAsync(new() { Media = Media.Print });

        (await person.Page.Locator("nav:visible, footer:visible, button:visible, .utrecht-button:visible, .utrecht-data-list__actions:visible").CountAsync()).ShouldBe(0);
        (await person.Page.Locator("h1:visible").InnerTextAsync()).ShouldBe("Ja, als je het meldt");
        var text = await person.TextAsync();
        text.ShouldContain("Meld het geschenk bij je leidinggevende");
        text.ShouldContain("Betrouwbaar werken voor Utrecht");
        text.ShouldContain("Opgemaakt op ");
        text.ShouldNotContain("Je kunt deze pagina afdrukken");
        text.ShouldNotContain("Bekijk de regels");
        (await person.Page.Locator("header:visible").InnerTextAsync()).ShouldContain("Gemeente Utrecht");
    }

    private static async Task TabToAsync(Person person, string selector)
    {
        for (var stop = 0; await person.Page.Locator($"{selector}:focus").CountAsync() == 0; stop++)
        {
            stop.ShouldBeLessThan(30, $"the keyboard never reached {selector}");
            await person.Page.Keyboard.PressAsync("Tab");
        }
    }
}
