using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>Whoever does not say who they are never hears something milder than one of the people they may be.</summary>
public sealed class UnknownRoleTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    private const string Province = "provincie-utrecht";

    [Fact]
    public async Task At_the_province_a_small_thank_you_is_a_talk_when_the_role_is_not_known()
    {
        var answer = await fixture.OfferedAsync(Province, ("ontvanger", null));

        answer.Verdict().ShouldBe("bespreken");
        answer.Decider().ShouldBe("leidinggevende");
        answer.Duties().ShouldBe(["bespreken@leidinggevende"]);
    }

    [Fact]
    public async Task It_is_a_talk_also_before_the_role_was_asked()
    {
        var facts = Innocent().Where(fact => fact.Key != "ontvanger").Select(fact => (fact.Key, fact.Value)).ToArray();

        var answer = await fixture.OnlyKnownAsync(Province, facts);

        answer.Verdict().ShouldBe("bespreken");
        answer.Duties().ShouldBe(["bespreken@leidinggevende"]);
        answer.Needed()[0].ShouldBe("ontvanger");
    }

    [Fact]
    public async Task Where_one_code_has_other_duties_for_other_people_it_is_a_talk_too()
    {
        var onlyThePlan = await fixture.OfferedAsync(Province, ("ontvanger", null), ("datum", "2019-06-01"), ("waarde", 60));

        onlyThePlan.Verdict().ShouldBe("bespreken");
        onlyThePlan.Duties().ShouldBe(["bespreken@statengriffier"]);
    }

    [Fact]
    public async Task What_is_forbidden_to_all_of_them_stays_forbidden()
    {
        var answer = await fixture.OfferedAsync(Province, ("ontvanger", null), ("tegenprestatie", true));

        answer.Verdict().ShouldBe("verboden");
        answer.Decider().ShouldBe("niemand");
        answer.Duties().ShouldBe(["melden-omkoping@leidinggevende", "bespreken@leidinggevende"]);
    }

    [Fact]
    public async Task What_has_nothing_to_do_with_the_work_is_out_of_scope_for_all_of_them()
    {
        (await fixture.OfferedAsync(Province, ("ontvanger", null), ("inFunctie", false))).Verdict().ShouldBe("buiten-bereik");
    }

    /// <summary>Each body with each topic in which its codes give a verdict, once before and once after the role was asked in vain.</summary>
    public static TheoryData<string, string, bool> Topics =>
        [.. ShippedCodes.Bodies.SelectMany(body => Shipped.Body(body.Slug).Topics.Where(topic => !topic.IsAnsweredWithSteps)
            .SelectMany(topic => new[] { (body.Slug, topic.Name, true), (body.Slug, topic.Name, false) }))];

    [Theory, MemberData(nameof(Topics))]
    public void Not_saying_who_one_is_never_makes_it_milder_and_never_drops_a_duty(string body, string topic, bool asked)
    {
        var isTheLarge = body == Province && topic == Shipped.Topic;

        var talks = Talks(body, topic, asked, throws: isTheLarge ? 1_500 : 200);

        if (isTheLarge)
        {
            talks.ShouldBeGreaterThan(300);
        }
    }

    /// <summary>So often the people of this body hear different answers to the same question.</summary>
    private static int Talks(string body, string topic, bool asked, int throws)
    {
        var codes = Shipped.Body(body);
        var speaking = codes.Versions.Where(version => version.Topic(topic) is not null).ToList();
        var tables = new PlainTables(speaking[0], speaking[0].Topic(topic)!);
        var facts = tables.Facts.Where(fact => !fact.IsDerived && fact.Name != tables.Audience).ToList();
        var dice = new Dice(11);
        var talks = 0;

        for (var i = 0; i < throws; i++)
        {
            var told = facts.ToDictionary(fact => fact.Name, fact => dice.Throw(5) == 0 ? dice.Pick(tables.Values[fact.Name]) : fact.Harmless, StringComparer.Ordinal);
            if (topic == Shipped.Topic && dice.Throw(6) == 0)
            {
                told["onderdelen"] = new List<Part> { SomeThing(tables, dice), SomeThing(tables, dice) };
            }

            var each = speaking.SelectMany(version => version.Audiences).Select(person => Ask(codes, tables, told, person)).ToList();
            var somebody = asked ? Ask(codes, tables, told, null) : codes.Answer(topic, told, Shipped.Today);

            NeverMilder(each, somebody, string.Join(", ", told.Select(fact => $"{fact.Key}: {PlainTables.Show(fact.Value)}")));
            talks += each.Exists(answer => Said(answer) != Said(each[0])) ? 1 : 0;
        }

        return talks;
    }

    private static void NeverMilder(List<Answer> each, Answer somebody, string described)
    {
        // What is out of scope for one of them does not count as long as it is about others.
        var inScope = each.Exists(answer => answer.Verdict != "buiten-bereik") ? each.FindAll(answer => answer.Verdict != "buiten-bereik") : each;
        var ranks = inScope.ConvertAll(answer => PlainMeaning.Rank(answer.Verdict));
        PlainMeaning.Rank(somebody.Verdict).ShouldBeGreaterThanOrEqualTo(Math.Min(ranks.Max(), PlainMeaning.Rank("bespreken")), described);
        PlainMeaning.Rank(somebody.Verdict).ShouldBeLessThanOrEqualTo(Math.Max(ranks.Min(), PlainMeaning.Rank("bespreken")), described);
        if (each.Exists(answer => Said(answer) != Said(each[0])))
        {
            somebody.Duties.Select(duty => duty.Name).ShouldContain("bespreken", described);
            somebody.Verdict.ShouldNotStartWith("toegestaan", customMessage: described);
        }
    }

    private static string Said(Answer answer) => $"{answer.Verdict}: {string.Join(", ", answer.Duties.Select(duty => duty.ToString()).Order(StringComparer.Ordinal))}";

    private static Answer Ask(BodyCodes codes, PlainTables tables, Dictionary<string, object?> told, string? person) =>
        codes.Answer(tables.Topic.Topic.Name, new Dictionary<string, object?>(told, StringComparer.Ordinal) { [tables.Audience] = person }, Shipped.Today);

    private static Part SomeThing(PlainTables tables, Dice dice) => new(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["soort"] = dice.Pick(tables.Values["soort"]),
        ["waarde"] = dice.Throw(3) == 0 ? null : dice.Pick(tables.Values["waarde"]),
    });

    private static Dictionary<string, object?> Innocent() => Shipped.Body(Province).Topics.Single(topic => topic.Name == Shipped.Topic).Facts
        .Where(fact => fact is { Harmless: not null, IsDerived: false }).ToDictionary(fact => fact.Name, fact => fact.Harmless, StringComparer.Ordinal);
}
