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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Not_saying_who_one_is_never_makes_it_milder_and_never_drops_a_duty(bool asked)
    {
        var codes = Shipped.Body(Province);
        var facts = codes.Topics[0].Facts.Where(fact => fact.IsInTables && fact is { IsDerived: false, Name: not "ontvanger" }).ToList();
        var meanings = codes.Versions.Select(version => new PlainMeaning(version)).ToList();
        var dice = new Dice(11);
        var talks = 0;

        for (var i = 0; i < 1_500; i++)
        {
            var told = facts.ToDictionary(fact => fact.Name, fact => dice.Throw(5) == 0 ? dice.Pick(meanings[0].Values[fact.Name]) : fact.Harmless, StringComparer.Ordinal);
            if (dice.Throw(6) == 0)
            {
                told["onderdelen"] = new List<Part> { SomeThing(meanings[0], dice), SomeThing(meanings[0], dice) };
            }

            var each = codes.Audiences.Select(person => Ask(codes, told, person)).ToList();
            var somebody = asked ? Ask(codes, told, null) : codes.Answer(Shipped.Topic, told, Shipped.Today);

            var described = string.Join(", ", told.Select(fact => $"{fact.Key}: {PlainMeaning.Show(fact.Value)}"));
            var strictest = each.Max(answer => PlainMeaning.Rank(answer.Verdict));
            PlainMeaning.Rank(somebody.Verdict).ShouldBeGreaterThanOrEqualTo(Math.Min(strictest, PlainMeaning.Rank("bespreken")), described);
            PlainMeaning.Rank(somebody.Verdict).ShouldBeLessThanOrEqualTo(Math.Max(each.Min(answer => PlainMeaning.Rank(answer.Verdict)), PlainMeaning.Rank("bespreken")), described);
            if (each.Exists(answer => Said(answer) != Said(each[0])))
            {
                talks++;
                somebody.Duties.Select(duty => duty.Name).ShouldContain("bespreken", described);
                somebody.Verdict.ShouldNotStartWith("toegestaan", customMessage: described);
            }
        }

        talks.ShouldBeGreaterThan(300);
    }

    private static string Said(Answer answer) => $"{answer.Verdict}: {string.Join(", ", answer.Duties.Select(duty => duty.ToString()).Order(StringComparer.Ordinal))}";

    private static Answer Ask(BodyCodes codes, Dictionary<string, object?> told, string? person) =>
        codes.Answer(Shipped.Topic, new Dictionary<string, object?>(told, StringComparer.Ordinal) { ["ontvanger"] = person }, Shipped.Today);

    private static Part SomeThing(PlainMeaning meaning, Dice dice) => new(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["soort"] = dice.Pick(meaning.Values["soort"]),
        ["waarde"] = dice.Throw(3) == 0 ? null : dice.Pick(meaning.Values["waarde"]),
    });

    private static Dictionary<string, object?> Innocent() => Shipped.Body(Province).Topics[0].Facts
        .Where(fact => fact is { Harmless: not null, IsDerived: false }).ToDictionary(fact => fact.Name, fact => fact.Harmless, StringComparer.Ordinal);
}
