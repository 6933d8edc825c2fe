using System.Net;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Dilemmas.DilemmaVisits;

namespace Onkreukbaar.Tests.Dilemmas;

/// <summary>What belongs to a dilemma beside the choice itself: how others see it, what was learned, pressure, and speaking to a colleague.</summary>
public sealed class WhatWasWrittenTests
{
    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    [Trait("Req", "GU-114")]
    public async Task Pressure_is_written_down_with_who_exerts_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");

        await writer.WriteAsync();

        writer.Given("Druk: waar vandaan").ShouldBe("Van buiten");
        writer.Given("Druk: van wie").ShouldBe("MERKdrukker");
        writer.Given("Druk: wat er gebeurde").ShouldBe("MERKdruk");
        writer.Given("Druk: welk werk").ShouldBe("MERKdossier");
        writer.Given("Druk: wanneer").ShouldBe("20 november 2020");
        writer.Given("Druk: welke steun").ShouldBe("MERKsteun");
    }

    [Fact]
    [Trait("Req", "GU-024")]
    public async Task Speaking_to_a_colleague_comes_with_guidance_and_can_be_kept()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).GoAsync($"{Mine}/nieuw");
        writer.Text.ShouldContain("Zeg wat je zag, en wat dat met jou doet.");

        await writer.WriteAsync();

        writer.Given("Aangesproken op").ShouldBe("21 november 2020");
        writer.Given("Wat je zei").ShouldBe("MERKaangesproken");
        writer.Given("Hoe de ander reageerde").ShouldBe("MERKantwoord");
    }

    [Fact]
    public async Task None_of_it_is_needed()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).GoAsync($"{Mine}/nieuw");

        await writer.SubmitAsync(("Form.Title", "Kort"), ("Form.Situation", "Er speelt iets"), ("Form.IsAhead", "true"));

        writer.Heading.ShouldBe("Kort");
        writer.Text.ShouldNotContain("Druk:");
        writer.Text.ShouldNotContain("Aangesproken");
    }

    [Theory]
    [InlineData("Form.Pressure.By", "Iemand", "Form.Pressure.Source")]
    [InlineData("Form.Pressure.On", "2026-11-23", "Form.Pressure.On")]
    [InlineData("Form.Addressed.Said", "Dit kan niet", "Form.Addressed.On")]
    [InlineData("Form.Addressed.On", "2026-11-20", "Form.Addressed.Said")]
    [InlineData("Form.Addressed.On", "2026-11-23", "Form.Addressed.On")]
    public async Task Half_of_it_is_asked_for_at_its_field_and_nothing_typed_is_lost(string field, string value, string wrong)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).GoAsync($"{Mine}/nieuw");

        await writer.TryAsync(("Form.Title", "Kort"), ("Form.Situation", "Er speelt iets"), ("Form.IsAhead", "true"), (field, value));

        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.ErrorAt(wrong).ShouldNotBeNullOrWhiteSpace();
        writer.Value("Form.Title").ShouldBe("Kort");
        writer.Page.QuerySelectorAll("main details[open]").ShouldNotBeEmpty("the error is not hidden");
    }

    [Fact]
    [Trait("Req", "DA-009")]
    public async Task In_Dalfsen_the_other_side_is_understood_before_there_is_a_judgement_and_a_lesson_follows_it()
    {
        const string mine = "/dalfsen/dilemmas";
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.Visitor().SignInAsync("dalfsen", "medewerker")).GoAsync($"{mine}/nieuw");
        (string, string)[] judged = [("Form.Title", "Haast"), ("Form.Situation", "Een buurman vraagt om haast"), ("Form.IsAhead", "false"), ("Form.Decision", "Geen voorrang")];

        await writer.TryAsync(judged);
        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.ErrorAt("Form.OtherView").ShouldBe("Eerst begrijpen, dan oordelen: schrijf op hoe de ander het ziet");
        await writer.SubmitAsync([.. judged, ("Form.OtherView", "Hij is bang dat hij zijn huis kwijtraakt"), ("Form.Lesson", "Eerder vragen waarom")]);

        writer.Given("Hoe de ander het ziet").ShouldBe("Hij is bang dat hij zijn huis kwijtraakt");
        writer.Given("Wat je ervan leerde").ShouldBe("Eerder vragen waarom");
    }

    [Fact]
    [Trait("Req", "DA-009")]
    public async Task Elsewhere_it_is_a_question_and_no_condition()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).GoAsync($"{Mine}/nieuw");

        await writer.SubmitAsync(("Form.Title", "Haast"), ("Form.Situation", "Een buurman vraagt om haast"), ("Form.IsAhead", "false"), ("Form.Decision", "Geen voorrang"));

        writer.Given("Besluit").ShouldBe("Geen voorrang");
    }
}
