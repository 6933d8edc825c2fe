using System.Net;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Advice;

/// <summary>Questions to oneself: which answer is a warning, how many it takes, what is said then, and that it stays with whoever answers.</summary>
public sealed class SelfCheckTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    private const string Choice = "/gemeente-utrecht/zelftest/controlevragen";
    private const string Bullying = "/gemeente-utrecht/zelftest/pesten";
    private const string Opinions = "/alphen-aan-den-rijn/zelftest/meningen";

    private static readonly string[] ChoiceQuestions = ["uitleggen", "betrokkenen", "belangen", "aangesproken", "vertellen", "gevoel"];
    private static readonly string[] BullyingQuestions = ["doelwit", "structureel", "minderwaardig", "herhaling", "kwetsend"];

    [Fact]
    [Trait("Req", "GU-018")]
    public async Task Answers_without_a_warning_reassure()
    {
        var visitor = await AnswerAsync(Choice, ChoiceQuestions.ToDictionary(name => name, name => name == "aangesproken" ? "nee" : "ja"));

        visitor.Text.ShouldContain("Je antwoorden stellen gerust");
        visitor.Text.ShouldNotContain("Praat met");
    }

    [Theory]
    [InlineData("uitleggen", "nee")]
    [InlineData("betrokkenen", "nee")]
    [InlineData("belangen", "nee")]
    [InlineData("aangesproken", "ja")]
    [InlineData("vertellen", "nee")]
    [InlineData("gevoel", "nee")]
    [Trait("Req", "GU-018")]
    [Trait("Req", "GU-019")]
    public async Task One_answer_that_does_not_reassure_is_enough_for_a_talk_with_a_colleague(string question, string warning)
    {
        var answers = ChoiceQuestions.ToDictionary(name => name, name => name == "aangesproken" ? "nee" : "ja");
        answers[question] = warning;

        var visitor = await AnswerAsync(Choice, answers);

        visitor.Text.ShouldContain("Kies een collega die je werk kent en eerlijk tegen je durft te zijn");
        visitor.Text.ShouldContain("Praat met een collega, je leidinggevende of een vertrouwenspersoon");
    }

    [Theory]
    [InlineData("doelwit")]
    [InlineData("structureel")]
    [InlineData("minderwaardig")]
    [InlineData("herhaling")]
    [InlineData("kwetsend")]
    [Trait("Req", "GU-109")]
    [Trait("Req", "GU-112")]
    public async Task One_sign_of_bullying_makes_the_impression_probably_right_and_the_talk_begins_with_the_colleague(string question)
    {
        var visitor = await AnswerAsync(Bullying, BullyingQuestions.ToDictionary(name => name, name => name == question ? "ja" : "nee"));

        visitor.Text.ShouldContain("Je indruk klopt waarschijnlijk");
        visitor.Text.ShouldContain("Praat eerst met je collega zelf, en ga nog niet naar een leidinggevende");
        visitor.Text.ShouldContain("vertrouwenspersonen ongewenst gedrag");
    }

    [Fact]
    [Trait("Req", "GU-109")]
    [Trait("Req", "GU-110")]
    public async Task No_sign_of_bullying_says_so_and_the_forms_of_bullying_are_named_beforehand()
    {
        (await Visitor().GoAsync(Bullying)).Text.ShouldContain("buitensluiten, klein of belachelijk maken, grappen over iemands leven thuis of uiterlijk, agressief doen of roddelen");

        (await AnswerAsync(Bullying, BullyingQuestions.ToDictionary(name => name, _ => "nee"))).Text.ShouldContain("Je antwoorden wijzen niet op pesten");
    }

    [Theory]
    [InlineData(0, "Er lijkt weinig mis mee")]
    [InlineData(1, "Wacht er nog even mee")]
    [InlineData(2, "Wacht er nog even mee")]
    [InlineData(3, "Zeg dit beter niet zo")]
    [InlineData(5, "Zeg dit beter niet zo")]
    public async Task The_number_of_warnings_decides_the_outcome(int warnings, string outcome)
    {
        string[] questions = ["afstand", "gevoelig", "gevolgen", "toon", "tijdstip"];

        var visitor = await AnswerAsync(Opinions, questions.Index().ToDictionary(pair => pair.Item, pair => pair.Index < warnings ? "ja" : "nee"));

        visitor.Text.ShouldContain(outcome);
    }

    [Theory]
    [InlineData("nee", "nee", "Vraag een ander om mee te kijken")]
    [InlineData("ja", "nee", "Wacht er nog even mee")]
    [InlineData("ja", "ja", "Vraag een ander om mee te kijken")]
    public async Task An_unknown_answer_counts_only_when_it_decides_which_outcome_it_is(string first, string second, string outcome)
    {
        var visitor = await AnswerAsync(Opinions, new() { ["afstand"] = first, ["gevoelig"] = second, ["gevolgen"] = "nee", ["toon"] = "nee", ["tijdstip"] = "weet-niet" });

        visitor.Text.ShouldContain(outcome);
        visitor.Given("Komt het vlak voor een besluit of een vergadering hierover?").ShouldBe("Weet ik niet");
    }

    [Fact]
    public async Task A_question_that_was_skipped_is_asked_again_and_the_other_answers_stay()
    {
        var visitor = await Visitor().GoAsync(Bullying);

        await visitor.TryAsync(("vraag-doelwit", "ja"), ("vraag-herhaling", "weet-niet"), ("vraag-kwetsend", "misschien"));

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.ErrorAt("vraag_kwetsend")!.ShouldStartWith("Kies een antwoord");
        visitor.Page.QuerySelectorAll("main input[type=radio][checked]").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}").ShouldBe(["vraag-doelwit=ja", "vraag-herhaling=weet-niet"]);
        visitor.Text.ShouldNotContain("Je indruk klopt");
    }

    [Fact]
    [Trait("Req", "PU-024")]
    public async Task A_manager_of_the_province_finds_a_checklist_of_the_example_they_set()
    {
        var visitor = await Visitor().GoAsync("/provincie-utrecht/vraag");

        visitor.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ShouldContain("/provincie-utrecht/zelftest/leidinggeven");
        (await visitor.GoAsync("/provincie-utrecht/zelftest/leidinggeven")).Page.QuerySelectorAll("main legend").Select(legend => legend.TextContent.Trim())
            .ShouldContain(question => question.Contains("declaraties", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/gemeente-utrecht/zelftest/informatie", "GU-068", 5)]
    [InlineData("/alphen-aan-den-rijn/zelftest/informatie", "AR-029", 5)]
    [InlineData("/alphen-aan-den-rijn/zelftest/nevenwerkzaamheden", "AR-038", 6)]
    [Trait("Req", "GU-068")]
    [Trait("Req", "AR-029")]
    [Trait("Req", "AR-031")]
    public async Task The_checklists_of_the_documents_are_there(string path, string requirement, int questions) =>
        (await Visitor().GoAsync(path)).Page.QuerySelectorAll("main fieldset").Length.ShouldBe(questions, requirement);

    [Theory]
    [InlineData("nl", "Weet ik niet")]
    [InlineData("en", "I do not know")]
    public async Task Every_self_check_opens_from_the_list_of_its_body_in_both_languages(string language, string notKnown)
    {
        var visitor = fixture.House.Visitor(language);
        foreach (var code in Shipped.All)
        {
            foreach (var check in code.SelfChecks)
            {
                await visitor.GoAsync($"/{code.Body}/vraag");
                visitor.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ShouldContain($"/{code.Body}/zelftest/{check.Name}");

                await visitor.GoAsync($"/{code.Body}/zelftest/{check.Name}");
                visitor.Status.ShouldBe(HttpStatusCode.OK);
                visitor.Heading.ShouldBe(language == "nl" ? check.Title.Nl : check.Title.En);
                visitor.Text.ShouldContain(notKnown);
            }
        }

        Shipped.All.Sum(code => code.SelfChecks.Count).ShouldBeGreaterThanOrEqualTo(11);
    }

    [Fact]
    public async Task A_body_whose_code_has_no_control_questions_shows_none()
    {
        (await Visitor().GoAsync("/dalfsen/vraag")).Text.ShouldNotContain("Vragen aan jezelf");

        (await Visitor().GoAsync("/dalfsen/zelftest/controlevragen")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_doubtful_answer_leads_to_the_control_questions_and_a_plain_one_does_not()
    {
        var doubtful = await Visitor().BeginAsync("gemeente-utrecht");
        await doubtful.AnswerAllAsync(new Dictionary<string, string[]> { ["ontvanger"] = ["ambtenaar"] }, _ => "weet-niet");

        doubtful.Under("Stel jezelf deze vragen")!.ShouldContain("Sta ik achter mijn keuze?");
        doubtful.Under("Stel jezelf deze vragen")!.ShouldNotContain("gepest");

        var plain = await Visitor().BeginAsync("gemeente-utrecht");
        await plain.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);

        plain.Heading.ShouldStartWith("Ja");
        plain.Under("Stel jezelf deze vragen").ShouldBeNull();
    }

    [Fact]
    public async Task The_answers_stand_in_no_address_and_no_cookie_and_no_copy_is_kept_by_the_browser()
    {
        var visitor = await Visitor().GoAsync(Choice);

        var answer = await visitor.SendAsync([.. ChoiceQuestions.Select(name => ($"vraag-{name}", "weet-niet"))]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe(Choice);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        visitor.Cookies.ShouldBeEmpty();
    }

    private Visitor Visitor() => fixture.House.Visitor();

    private async Task<Visitor> AnswerAsync(string path, Dictionary<string, string> answers)
    {
        var visitor = await Visitor().GoAsync(path);
        await visitor.TryAsync([.. answers.Select(answer => ($"vraag-{answer.Key}", answer.Value))]);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        return visitor;
    }
}
