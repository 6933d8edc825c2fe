using AngleSharp.Dom;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NlDesign.AspNetCore.Components;
using NlDesign.AspNetCore.Fields;

namespace Onkreukbaar.Lib.Tests.NlDesign;

public sealed class FieldTests
{
    private static readonly NlChoice[] Givers = [new("A", "Een collega"), new("B", "Een leverancier", "Werkt voor ons."), new("C", "Dat weet ik niet")];

    /// <summary>Every field there is, with the same name, label, hint and error.</summary>
    public static TheoryData<string> Kinds => ["text", "textarea", "number", "date", "select", "radio", "checkboxes", "checkbox"];

    private static NlField Make(string kind, string name = "Gift.Giver", string label = "Van wie?", string? hint = "Denk aan wie betaalt.", string? error = null) => kind switch
    {
        "text" => new NlTextField { Name = name, Label = label, Hint = hint, Error = error },
        "textarea" => new NlTextareaField { Name = name, Label = label, Hint = hint, Error = error },
        "number" => new NlNumberField { Name = name, Label = label, Hint = hint, Error = error, Prefix = "€" },
        "date" => new NlDateField { Name = name, Label = label, Hint = hint, Error = error },
        "select" => new NlSelectField { Name = name, Label = label, Hint = hint, Error = error, Items = Givers },
        "radio" => new NlRadioGroup { Name = name, Label = label, Hint = hint, Error = error, Items = Givers },
        "checkboxes" => new NlCheckboxGroup { Name = name, Label = label, Hint = hint, Error = error, Items = Givers },
        _ => new NlCheckbox { Name = name, Label = label, Hint = hint, Error = error },
    };

    /// <summary>Who must be described: a single control itself, or the group around several.</summary>
    private static IElement Described(IDocument page, string kind) =>
        Paper.One(page, kind is "date" or "radio" or "checkboxes" ? "fieldset" : "#Gift_Giver");

    [Theory, MemberData(nameof(Kinds))]
    public void A_field_with_an_error_is_described_by_its_hint_and_its_error(string kind)
    {
        var page = new Paper().Add(Make(kind, error: "Kies wie het gaf.")).Read();

        var ids = Described(page, kind).GetAttribute("aria-describedby")!.Split(' ');
        ids.Select(id => page.GetElementById(id)!.TextContent).ShouldBe(["Denk aan wie betaalt.", "Fout: Kies wie het gaf."]);
        page.QuerySelectorAll("[aria-invalid=true]").ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_field_without_hint_and_error_is_described_by_nothing(string kind)
    {
        var page = new Paper().Add(Make(kind, hint: null)).Read();

        Described(page, kind).HasAttribute("aria-describedby").ShouldBeFalse();
        page.QuerySelectorAll("[aria-invalid]").ShouldBeEmpty();
        page.QuerySelectorAll("[class*=invalid], [class*=error-message]").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_control_has_a_label_of_its_own(string kind)
    {
        var page = new Paper().Add(Make(kind)).Read();

        var controls = page.QuerySelectorAll("input, select, textarea");
        controls.ShouldNotBeEmpty();
        controls.ShouldAllBe(control => page.QuerySelectorAll($"label[for={control.Id}]").Length == 1);
        controls.ShouldAllBe(control => control.GetAttribute("name")!.StartsWith("Gift.Giver", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_first_control_carries_the_id_of_the_field(string kind)
    {
        var page = new Paper().Add(Make(kind)).Read();

        page.QuerySelector("input, select, textarea")!.Id.ShouldBe("Gift_Giver");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Text_from_people_never_becomes_markup(string kind)
    {
        var paper = new Paper().Sent("Gift.Giver", Paper.Hostile).Sent("Gift.Giver.Day", Paper.Hostile);
        var page = paper.Add(Make(kind, label: Paper.Hostile, hint: Paper.Hostile, error: Paper.Hostile)).Read();

        page.QuerySelectorAll("script").ShouldBeEmpty();
        page.QuerySelectorAll("label, legend").Count(label => label.TextContent == Paper.Hostile).ShouldBe(1);
        page.GetElementById("Gift_Giver-hint")!.TextContent.ShouldBe(Paper.Hostile);
        page.GetElementById("Gift_Giver-error")!.TextContent.ShouldBe("Fout: " + Paper.Hostile);
    }

    [Fact]
    public void The_check_on_markup_would_see_a_script()
    {
        var page = new Paper().Add(new NlDetails(), new Microsoft.AspNetCore.Html.HtmlString("<script>1</script>"), []).Read();

        page.QuerySelectorAll("script").ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Fields_with_the_same_name_never_share_an_id(string kind)
    {
        var page = new Paper().Add(Make(kind, error: "Fout")).Add(Make(kind, error: "Fout")).Add(Make(kind, name: "Gift-Giver")).Read();

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
        page.QuerySelectorAll("[aria-describedby]").SelectMany(element => element.GetAttribute("aria-describedby")!.Split(' ')).Except(ids, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_field_that_may_stay_empty_says_so_and_is_not_required(string kind)
    {
        var field = Make(kind);
        field.Optional = true;
        var page = new Paper().Add(field).Read();

        page.Body!.TextContent.ShouldContain("Van wie? (niet verplicht)");
        page.QuerySelectorAll("[aria-required], [required]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("text", "h1 > label[for=Gift_Giver]")]
    [InlineData("number", "h1 > label[for=Gift_Giver]")]
    [InlineData("radio", "fieldset > legend > h1")]
    [InlineData("date", "fieldset > legend > h1")]
    public void The_label_of_the_only_question_is_the_heading_of_the_page(string kind, string selector)
    {
        var field = Make(kind);
        field.LabelAsHeading = true;
        var page = new Paper().Add(field).Read();

        Paper.One(page, selector).TextContent.ShouldBe("Van wie?");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("textarea")]
    [InlineData("number")]
    public void What_the_person_typed_is_still_there_after_an_error(string kind)
    {
        var page = new Paper().Sent("Gift.Giver", "  ongeveer € 12 ", "Vul een getal in.").Add(Make(kind)).Read();

        var control = page.GetElementById("Gift_Giver")!;
        (kind == "textarea" ? control.TextContent : control.GetAttribute("value")).ShouldBe("  ongeveer € 12 ");
        page.GetElementById("Gift_Giver-error")!.TextContent.ShouldBe("Fout: Vul een getal in.");
    }

    [Fact]
    public void A_first_empty_line_of_a_text_survives()
    {
        var page = new Paper().Sent("Why", "\n\nOmdat.").Add(Make("textarea", name: "Why")).Read();

        page.GetElementById("Why")!.TextContent.ShouldBe("\n\nOmdat.");
    }

    [Fact]
    public void A_password_does_not_travel_back_into_the_page()
    {
        var page = new Paper().Sent("Secret", "hunter2").Add(new NlTextField { Name = "Secret", Label = "Wachtwoord", Type = "password" });

        page.Html.ShouldNotContain("hunter2");
    }

    [Fact]
    public void A_field_takes_name_label_and_value_from_its_property()
    {
        var paper = new Paper();
        var page = paper.Add(new NlNumberField { For = Property("Fields.Value", 1250.5m), Label = "Waarde" }).Read();

        var input = page.GetElementById("Fields_Value")!;
        input.GetAttribute("name").ShouldBe("Fields.Value");
        input.GetAttribute("value").ShouldBe("1250,50");
        input.GetAttribute("inputmode").ShouldBe("decimal");
    }

    [Fact]
    public void The_own_attributes_of_the_page_come_on_the_control_but_do_not_contradict_it()
    {
        var page = new Paper().Add(new NlTextField { Name = "Mail", Label = "E-mail", Hint = "Van je werk." }, null,
            [new TagHelperAttribute("autocomplete", "email"), new TagHelperAttribute("aria-describedby", "ergens")]).Read();

        page.GetElementById("Mail")!.GetAttribute("autocomplete").ShouldBe("email");
        page.GetElementById("Mail")!.GetAttribute("aria-describedby").ShouldBe("Mail-hint");
    }

    [Fact]
    public void A_unit_before_the_box_is_not_read_twice()
    {
        var page = new Paper().Add(Make("number")).Read();

        Paper.One(page, ".nld-affixed__affix").GetAttribute("aria-hidden").ShouldBe("true");
    }

    [Fact]
    public void The_chosen_radio_is_checked_and_no_other()
    {
        var page = new Paper().Sent("Gift.Giver", "B").Add(Make("radio")).Read();

        Paper.One(page, "input[checked]").GetAttribute("value").ShouldBe("B");
        page.GetElementById("Gift_Giver-2")!.GetAttribute("aria-describedby").ShouldBe("Gift_Giver-2-option-hint");
        Paper.One(page, "fieldset").GetAttribute("role").ShouldBe("radiogroup");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Nothing_is_ticked_or_chosen_beforehand(string kind)
    {
        new Paper().Add(Make(kind)).Read().QuerySelectorAll("[checked], [selected]").ShouldBeEmpty();
    }

    [Fact]
    public void Children_become_choices_in_their_order()
    {
        var page = new Paper().Add(new NlRadioGroup { Name = "Yes", Label = "Klopt dit?", Value = "nee" },
            new NlOption { Value = "ja", Label = "Ja" }, new NlOption { Value = "nee", Label = "Nee", Hint = "Dan vragen we door." }).Read();

        page.QuerySelectorAll("input").Select(input => input.GetAttribute("value")).ShouldBe(["ja", "nee"]);
        Paper.One(page, "input[checked]").GetAttribute("value").ShouldBe("nee");
    }

    [Fact]
    public void A_choice_outside_a_group_is_a_mistake_of_the_page()
    {
        Should.Throw<InvalidOperationException>(() => new Paper().Add(new NlOption { Value = "ja", Label = "Ja" }));
    }

    [Fact]
    public void Several_boxes_may_be_ticked()
    {
        var paper = new Paper();
        paper.State.SetModelValue("Kinds", new[] { "A", "C" }, "A,C");
        var page = paper.Add(Make("checkboxes", name: "Kinds")).Read();

        page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")).ShouldBe(["A", "C"]);
    }

    [Fact]
    public void A_select_begins_with_an_empty_choice()
    {
        var page = new Paper().Add(Make("select")).Read();

        var first = page.QuerySelector("option")!;
        first.GetAttribute("value").ShouldBe("");
        first.TextContent.ShouldBe("Maak een keuze");
    }

    [Fact]
    public void Without_name_or_label_a_field_says_what_it_misses()
    {
        Should.Throw<InvalidOperationException>(() => new Paper().Add(new NlTextField { Label = "Naam" })).Message.ShouldContain("name=");
        Should.Throw<InvalidOperationException>(() => new Paper().Add(new NlTextField { Name = "Naam" })).Message.ShouldContain("label=");
    }

    [Fact]
    public void The_three_boxes_of_a_date_show_what_was_typed_and_mark_only_the_wrong_ones()
    {
        var paper = new Paper().Sent("On.Day", "7").Sent("On.Month", "dertien").Sent("On.Year", "2026");
        paper.State.AddModelError("On", "De maand moet een getal zijn van 1 tot en met 12.");
        var page = paper.Add(new NlErrorSummary()).Add(Make("date", name: "On")).Read();

        page.QuerySelectorAll("input").Select(input => input.GetAttribute("value")).ShouldBe(["7", "dertien", "2026"]);
        page.QuerySelectorAll("input").Select(input => input.GetAttribute("name")).ShouldBe(["On.Day", "On.Month", "On.Year"]);
        Paper.One(page, "input[aria-invalid]").Id.ShouldBe("On-month");
        Paper.One(page, ".nld-error-summary a").GetAttribute("href").ShouldBe("#On-month");
        page.QuerySelectorAll("input").ShouldAllBe(input => input.GetAttribute("autocomplete") == "off");
    }

    [Fact]
    public void A_known_date_fills_the_three_boxes()
    {
        var page = new Paper().Add(new NlDateField { For = Property("On", new DateOnly(2026, 3, 7)), Label = "Wanneer?" }).Read();

        page.QuerySelectorAll("input").Select(input => input.GetAttribute("value")).ShouldBe(["7", "3", "2026"]);
    }

    [Fact]
    public void The_words_of_the_library_follow_the_language_of_the_request()
    {
        var field = Make("date", error: "Nope");
        field.Optional = true;
        var page = new Paper(language: "en").Add(field).Read();

        page.QuerySelectorAll("label").Select(label => label.TextContent).ShouldBe(["Day", "Month", "Year"]);
        Paper.One(page, "legend").TextContent.ShouldBe("Van wie? (optional)");
        page.GetElementById("Gift_Giver-error")!.TextContent.ShouldBe("Error: Nope");
    }

    private static ModelExpression Property(string name, object value)
    {
        var provider = new EmptyModelMetadataProvider();
        return new ModelExpression(name, new ModelExplorer(provider, provider.GetMetadataForType(value.GetType()), value));
    }
}
