using AngleSharp.Dom;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Advice;

/// <summary>What somebody reads who asked: never a fact they did not give, never a permission under a refusal.</summary>
public sealed class AnswerPageTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    private const string Province = "provincie-utrecht";
    private const string Utrecht = "gemeente-utrecht";
    private const string Alphen = "alphen-aan-den-rijn";
    private const string Dalfsen = "dalfsen";

    [Theory]
    [InlineData("wethouder")]
    [InlineData("raadslid")]
    [InlineData("burgemeester")]
    public async Task Whoever_is_under_another_code_hears_that_and_where_to_ask(string person)
    {
        var visitor = await fixture.House.Visitor().BeginAsync(Dalfsen);

        await visitor.AnswerAsync(person);

        visitor.Heading.ShouldBe("Deze gedragscode is niet voor jou");
        visitor.Text.ShouldContain("wat geldt voor ambtenaren, ingehuurde mensen en stagiairs.");
        visitor.Text.ShouldContain("Raadsleden, wethouders, de burgemeester en leden van raadscommissies hebben een eigen code.");
        visitor.Text.ShouldContain("griffier");
        visitor.Text.ShouldNotContain("hoort daar niet bij");
    }

    [Theory]
    [InlineData("10", "Ja, als je het meldt")]
    [InlineData("80", "Nee, neem het niet aan")]
    [InlineData("weet-niet", "Bespreek het eerst")]
    [Trait("Req", "AR-015")]
    [Trait("Req", "AR-110")]
    public async Task At_Alphen_every_answer_names_its_article_and_with_whom_to_talk_in_doubt(string value, string heading)
    {
        var visitor = await AskedAsync(Alphen, ("waarde", value));

        visitor.Heading.ShouldBe(heading);
        visitor.Page.QuerySelectorAll("main a[href*='/gedragscode/gedragscode-2020#']").ShouldNotBeEmpty("the heading in the code");
        visitor.Under("Twijfel je? Praat erover")!.ShouldContain("je leidinggevende of een vertrouwenspersoon");
    }

    [Fact]
    public async Task A_gift_that_has_nothing_to_do_with_the_work_is_still_out_of_scope()
    {
        var visitor = await AskedAsync(Dalfsen, ("inFunctie", "false"));

        visitor.Heading.ShouldBe("Dit valt buiten de code");
    }

    [Theory]
    [InlineData(Province, "Voor ambtenaren, ingehuurde mensen en stagiairs", "Voor Statenleden, gedeputeerden en de commissaris van de Koning")]
    [InlineData(Dalfsen, "Voor ambtenaren, ingehuurde mensen en stagiairs")]
    public async Task Before_the_first_question_it_is_said_for_whom_the_code_is(string body, params string[] forWhom)
    {
        var visitor = await fixture.House.Visitor().GoAsync($"/{body}/vraag/geschenken");

        visitor.Page.QuerySelectorAll("main .nld-eyebrow").Select(text => text.TextContent).ShouldBe(forWhom);
        visitor.Page.QuerySelectorAll("main .nld-lead").Length.ShouldBe(forWhom.Length);
        visitor.Text.ShouldContain("korte vragen, vaak minder");
    }

    [Fact]
    public async Task A_rule_that_only_may_apply_is_never_told_as_a_fact()
    {
        var visitor = await AskedAsync(Province, ("waardeBetwist", "true"), ("voeltNietGoed", "weet-niet"), ("weigerenMogelijk", "weet-niet"));

        visitor.Heading.ShouldBe("Bespreek het eerst");
        var why = visitor.Under("Waarom")!;
        var perhaps = why.IndexOf("Wat je niet weet, maakt uit. Deze regel kan gelden:", StringComparison.Ordinal);
        perhaps.ShouldBeGreaterThan(0);
        why.IndexOf("het voelt niet goed", StringComparison.Ordinal).ShouldBeGreaterThan(perhaps);

        await visitor.GoAsync(visitor.At.Replace("antwoord", "tabellen", StringComparison.Ordinal));
        Marked(visitor).ShouldNotContain(row => row.Contains("het voelt niet goed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_api_names_the_rules_that_may_apply_as_it_did()
    {
        var answer = await fixture.OfferedAsync(Province, ("waardeBetwist", true), ("voeltNietGoed", null), ("weigerenMogelijk", null));

        answer.Rules().ShouldContain("G-10");
        answer.GetProperty("onderbouwing")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["regel", "artikel", "sterkte", "tekst"]);
    }

    [Theory]
    [InlineData(Dalfsen, "80", "ontvangen", "Dit mag je niet houden", "Doe wat hieronder staat.")]
    [InlineData(Dalfsen, "80", "geweigerd", "Goed dat je nee zei", "Je hoeft verder niets te doen.")]
    [InlineData(Dalfsen, "80", "toegezegd", "Nee, neem het niet aan", "ook later niet aanneemt")]
    [InlineData(Alphen, "80", "geweigerd", "Goed dat je nee zei", "Doe nog wel wat hieronder staat.")]
    [InlineData(Utrecht, "10", "geweigerd", "Je zei nee, en dat mag altijd", "Je had het ook mogen aannemen. Je hoeft verder niets te doen.")]
    [InlineData(Utrecht, "10", "ontvangen", "Ja, als je het meldt", "Je mocht het geschenk aannemen.")]
    [InlineData(Utrecht, "10", "toegezegd", "Ja, als je het meldt", "straks aannemen")]
    public async Task What_already_happened_is_heard_in_the_answer(string body, string value, string status, string heading, string text)
    {
        var visitor = await AskedAsync(body, ("waarde", value), ("status", status));

        visitor.Heading.ShouldBe(heading);
        visitor.Text.ShouldContain(text);
    }

    [Fact]
    public void Every_verdict_about_a_gift_has_words_for_whoever_refused_it_and_for_whoever_has_it()
    {
        var verdicts = Shipped.All[0].Topic(Shipped.Topic)!.Topic.Verdicts.All.Where(verdict => verdict.Name is not ("geen-regel" or "buiten-bereik"));

        verdicts.ShouldAllBe(verdict => verdict.WhenStatus.ContainsKey("ontvangen") && verdict.WhenStatus.ContainsKey("geweigerd"));
    }

    [Fact]
    public async Task What_may_be_accepted_but_must_be_handed_in_is_not_simply_a_yes()
    {
        var visitor = await AskedAsync(Province, ("ontvanger", "statenlid"), ("waarde", "60"));

        visitor.Heading.ShouldBe("Je mag het aannemen, maar niet houden");
        visitor.Under("Wat ermee gebeurt").ShouldBe("Lever het in");
    }

    [Theory]
    [InlineData(Utrecht, "Afspraak in je team", "teamafspraak", "verloten", "Ja, als je het meldt", "Het wordt verloot")]
    [InlineData(Alphen, "Betaling voor je werk", "derdeBetaalt", "true", "Nee, neem het niet aan", "Laat de betaling via een factuur")]
    [InlineData(Dalfsen, "Voor meer mensen samen", "gedeeld", "nee", "Ja, als je het meldt", "Deel het met wie eraan meewerkte")]
    public async Task What_was_assumed_is_listed_and_can_be_told(string body, string label, string fact, string told, string heading, string text)
    {
        var visitor = await AskedAsync(body);
        visitor.Given(label)!.ShouldEndWith("(dit hebben we aangenomen)");

        await visitor.GoAsync(ChangeOf(visitor, label));
        visitor.Fact.ShouldBe(fact);
        visitor.Page.QuerySelectorAll("input[checked]").ShouldBeEmpty();
        await visitor.AnswerAsync(told);
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);

        visitor.Heading.ShouldBe(heading);
        visitor.Text.ShouldContain(text);
        visitor.Given(label)!.ShouldNotContain("aangenomen");
    }

    [Fact]
    public async Task A_hamper_for_a_team_that_is_too_much_for_one_is_not_settled()
    {
        var visitor = await AskedAsync(Utrecht, ("waarde", "80"));

        await visitor.GoAsync(ChangeOf(visitor, "Voor meer mensen samen"));
        await visitor.AnswerAsync("deel-onder-grens");
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);

        visitor.Heading.ShouldBe("De code regelt dit niet, bespreek het");
    }

    [Fact]
    public async Task What_a_code_does_not_ask_for_is_not_assumed_aloud()
    {
        var visitor = await AskedAsync(Dalfsen);

        visitor.Given("Afspraak in je team").ShouldBeNull();
        visitor.Given("Betaling voor je werk").ShouldBeNull();
    }

    [Fact]
    public async Task Where_somebody_else_chooses_the_possibilities_have_no_order()
    {
        var visitor = await AskedAsync(Utrecht);

        visitor.Under("Wat ermee gebeurt")!.ShouldStartWith("Je leidinggevende kiest:");
        ListUnder(visitor, "Wat ermee gebeurt").LocalName.ShouldBe("ul");
        visitor.Under("Wie beslist").ShouldBe("Je leidinggevende.");
    }

    [Fact]
    public async Task Where_nobody_else_chooses_the_order_of_the_code_counts()
    {
        var visitor = await AskedAsync(Province, ("waarde", "80"), ("status", "ontvangen"));

        visitor.Under("Wat ermee gebeurt")!.ShouldStartWith("De code noemt dit, in deze volgorde:");
        ListUnder(visitor, "Wat ermee gebeurt").LocalName.ShouldBe("ol");
        visitor.Under("Wie beslist").ShouldBeNull();
    }

    [Fact]
    public async Task Duties_come_in_the_order_of_the_vocabulary_and_weighing_it_yourself_last()
    {
        var visitor = await AskedAsync(Dalfsen);

        var duties = ListUnder(visitor, "Wat je moet doen").QuerySelectorAll("strong").Select(duty => duty.TextContent).ToList();
        duties.ShouldBe(["Meld het geschenk bij je eenheidsmanager", "Laat het geschenk in het register zetten door je eenheidsmanager", "Denk na of je onafhankelijk kunt blijven"]);
        visitor.Under("Wie beslist").ShouldBeNull("the colleagues involved decide nothing");
    }

    [Fact]
    public async Task Under_a_refusal_no_rule_says_that_it_may_be_accepted()
    {
        var visitor = await AskedAsync(Utrecht, ("fase", "aanbesteding"));

        visitor.Heading.ShouldBe("Nee, neem het niet aan");
        visitor.Text.ShouldNotContain("mag je het aannemen");
        var told = await fixture.OfferedAsync(Utrecht, ("fase", new[] { "aanbesteding" }));
        told.GetProperty("ookVanToepassing").EnumerateArray().Select(ground => ground.GetProperty("regel").GetString()).ShouldContain("GU-R-GIFT-10");
    }

    [Theory]
    [InlineData(Province, "status", "ontvangen")]
    [InlineData(Province, "waarde", "80")]
    [InlineData(Utrecht, "status", "ontvangen")]
    [InlineData(Utrecht, "soort", "waardebon")]
    [InlineData(Alphen, "soort", "persoonlijk")]
    [InlineData(Alphen, "status", "geweigerd")]
    [InlineData(Dalfsen, "onafhankelijkheidGeraakt", "true")]
    public async Task No_explanation_stands_on_the_page_twice(string body, string fact, string value)
    {
        var visitor = await AskedAsync(body, (fact, value));

        var texts = visitor.Page.QuerySelectorAll("main .nld-grounds > li > div").Select(text => text.TextContent.Trim()).ToList();
        texts.ShouldNotBeEmpty();
        texts.ShouldBeUnique();
    }

    [Theory]
    [InlineData(Province)]
    [InlineData(Dalfsen)]
    public async Task While_nothing_is_certain_there_is_no_answer_to_act_on(string body)
    {
        var visitor = await fixture.House.Visitor().BeginAsync(body);
        await visitor.AnswerAsync("ambtenaar");

        await visitor.GoAsync(visitor.At[..(visitor.At.LastIndexOf('/') + 1)] + "antwoord");

        visitor.Heading.ShouldBe("Nog geen antwoord");
        visitor.Under("Wat je moet doen").ShouldBeNull();
        visitor.Under("Wie beslist").ShouldBeNull();
        visitor.Text.ShouldContain("Ga verder met de vragen");
    }

    [Fact]
    public async Task An_answer_that_a_later_change_made_pointless_is_not_listed_as_current()
    {
        var visitor = await AskedAsync(Alphen, ("plaats", "huisadres"), ("geleverd", "true"));
        visitor.Given("Al bij je thuis bezorgd").ShouldBe("Ja");

        await visitor.GoAsync(ChangeOf(visitor, "Waar je het krijgt"));
        await visitor.AnswerAsync("werk");
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);

        visitor.Page.QuerySelector("main dl")!.TextContent.ShouldNotContain("Al bij je thuis bezorgd");
        visitor.Under("Wat je ook vertelde")!.ShouldContain("Al bij je thuis bezorgd");
    }

    [Fact]
    public async Task What_is_in_a_bag_makes_no_earlier_answer_pointless()
    {
        var visitor = await fixture.House.Visitor().BeginAsync(Dalfsen);
        while (visitor.Fact != "soort")
        {
            await visitor.AnswerAsync(Ordinary.Of(visitor.Fact));
        }

        await visitor.GoAsync(visitor.Page.QuerySelector("main form p a")!.GetAttribute("href")!);
        await visitor.SubmitAsync(("soort", "voorwerp"), ("bedrag", "80"));
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);

        visitor.Given("Wat erin zit").ShouldBe("Een voorwerp, € 80,00");
        visitor.Given("Waar je het krijgt").ShouldBe("Op mijn werk");
        visitor.Under("Wat je ook vertelde").ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_change_every_answer_is_current()
    {
        var visitor = await AskedAsync(Province, ("waarde", "80"), ("schijn", "true"));

        visitor.Under("Wat je ook vertelde").ShouldBeNull();
    }

    [Fact]
    public async Task On_paper_it_is_said_when_it_was_drawn_up_and_the_hash_is_on_the_page_of_the_rules()
    {
        var visitor = await AskedAsync(Dalfsen);
        var hash = Shipped.Code("dalfsen/gedragscode-2017").Hash[..12];

        visitor.Page.QuerySelector("main .nld-print-only")!.TextContent.ShouldMatch(@"^Opgemaakt op \d{1,2} \w+ \d{4}\.$");
        visitor.Text.ShouldNotContain(hash);
        await visitor.GoAsync(visitor.At.Replace("antwoord", "tabellen", StringComparison.Ordinal));
        visitor.Text.ShouldContain(hash);
    }

    [Fact]
    public async Task The_rules_that_apply_stand_first_in_their_table()
    {
        var visitor = await AskedAsync(Utrecht, ("status", "ontvangen"));

        await visitor.GoAsync(visitor.At.Replace("antwoord", "tabellen", StringComparison.Ordinal));

        foreach (var table in visitor.Page.QuerySelectorAll("main table"))
        {
            var marks = table.QuerySelectorAll("tbody tr").Select(row => row.TextContent.Contains("Geldt voor jou", StringComparison.Ordinal)).ToList();
            marks.ShouldBe([.. marks.OrderDescending()]);
        }

        Marked(visitor).ShouldNotBeEmpty();
        visitor.Page.QuerySelectorAll("main tbody th .nld-nowrap").Length.ShouldBe(visitor.Page.QuerySelectorAll("main tbody tr").Length);
    }

    [Fact]
    public async Task Several_possibilities_in_a_cell_can_be_told_apart()
    {
        var visitor = await fixture.House.Visitor().GoAsync($"/{Utrecht}/gedragscode/gedragscode/geschenken");

        visitor.Text.ShouldContain("alles behalve “Nee, ik heb het afgeslagen”");
    }

    [Fact]
    public async Task In_English_it_is_said_once_that_the_explanations_are_in_Dutch()
    {
        var visitor = await fixture.House.Visitor("en").BeginAsync(Dalfsen);
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);

        visitor.Text.Split("are in Dutch only").Length.ShouldBe(2);
        (await AskedAsync(Dalfsen)).Text.ShouldNotContain("Dutch only");
    }

    private async Task<Visitor> AskedAsync(string body, params (string Fact, string Value)[] facts)
    {
        var visitor = await fixture.House.Visitor().BeginAsync(body);
        return await visitor.AnswerAllAsync(facts.ToDictionary(fact => fact.Fact, fact => new[] { fact.Value }, StringComparer.Ordinal), Ordinary.Of);
    }

    private static string ChangeOf(Visitor visitor, string label) => visitor.Page.QuerySelectorAll("main dl .utrecht-data-list__item")
        .First(item => item.QuerySelector("dt")!.TextContent == label).QuerySelector("a")!.GetAttribute("href")!;

    private static IElement ListUnder(Visitor visitor, string heading)
    {
        var next = visitor.Page.QuerySelectorAll("main h2").First(h2 => h2.TextContent.Trim() == heading).NextElementSibling!;
        return next.LocalName is "ul" or "ol" ? next : next.NextElementSibling!;
    }

    private static List<string> Marked(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("tr").Select(row => row.TextContent).Where(row => row.Contains("Geldt voor jou", StringComparison.Ordinal))];
}
