using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>A self-check with a mistake in it is refused like any other part of a code, and the message says where.</summary>
public sealed class BrokenSelfCheckTests : IDisposable
{
    private const string File = "zelftests/pesten.yaml";

    private readonly CodesCopy codes = new();

    [Theory]
    [InlineData("artikel: vraag-of-melden", "artikel: nergens", "`nergens` is not a heading of this code")]
    [InlineData("bij: [omgangsvormen]", "bij: [pesten]", "`pesten` is not a topic of this code")]
    [InlineData("praatMet: [betrokken-collega, vertrouwenspersoon]", "praatMet: [baas]", "`baas` is not a role")]
    [InlineData("praatMet: [betrokken-collega, vertrouwenspersoon]", "praatMet: []", "`praatMet` names nobody under \"Je indruk klopt waarschijnlijk\"")]
    [InlineData("waarschuwing: ja", "waarschuwing: soms", "`waarschuwing` is ja or nee")]
    [InlineData("waarschuwing: ja", "polariteit: ja", "`waarschuwing` is missing")]
    [InlineData("artikel: vraag-of-melden", "artikel: vraag-of-melden\nkleur: rood", "`kleur` is not a name that can stand here")]
    [InlineData("naam: structureel", "naam: doelwit", "`doelwit` stands here twice")]
    [InlineData("vanaf: 0", "vanaf: 1", "the first of `uitkomsten` is `vanaf: 0`")]
    [InlineData("vanaf: 1", "vanaf: 0", "`uitkomsten` go from few warnings to many")]
    [InlineData("vanaf: 1", "vanaf: 6", "an outcome from 6 warnings is never reached with 5 questions")]
    [InlineData("artikel: vraag-of-melden", "artikel: vraag-of-melden\nalgemeen: true", "`algemeen` goes with every topic, so `bij` names none")]
    [InlineData("titel: {nl: \"Wordt mijn collega gepest?\", en: \"Is my colleague being bullied?\"}", "titel: {nl: \"Wordt mijn collega gepest?\"}", "`en` is missing")]
    public void Each_mistake_is_named_with_its_file(string from, string to, string problem)
    {
        codes.Change(File, from, to);

        codes.Problems().ShouldContain(found => found.StartsWith(File, StringComparison.Ordinal) && found.EndsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_cannot_stand_in_an_address_is_refused()
    {
        Directory.Move(codes.PathOf(File), codes.PathOf("zelftests/Pest Test.yaml"));

        codes.Problems().ShouldHaveSingleItem().ShouldContain("a self-check is a file zelftests/<name>.yaml with small letters, digits and hyphens in its name");
    }

    [Fact]
    public void Two_codes_for_different_people_do_not_share_a_name_and_a_code_and_its_successor_may()
    {
        var (officials, politicians) = (Shipped.Code("provincie-utrecht/gedragscode-2020"), Shipped.Code("provincie-utrecht/integriteitsplan-2018-2021"));

        Should.NotThrow(() => BodyCodes.RefuseATie([officials, politicians]));
        Should.Throw<BrokenCodeException>(() => BodyCodes.RefuseATie([Like(officials, "a", "ambtenaar", 2020), Like(officials, "b", "statenlid", 2020)])).Message.ShouldContain("are for different people and both have this self-check");
        Should.NotThrow(() => BodyCodes.RefuseATie([Like(officials, "a", "ambtenaar", 2020), Like(officials, "b", "ambtenaar", 2024)]));
    }

    private static CodeVersion Like(CodeVersion code, string name, string audience, int year) => new()
    {
        Body = code.Body,
        Code = name,
        Hash = code.Hash,
        Title = code.Title,
        Version = code.Version,
        ValidFrom = new DateOnly(year, 1, 1),
        Audiences = [audience],
        Notice = code.Notice,
        Headings = code.Headings,
        Values = code.Values,
        Parameters = code.Parameters,
        Vocabulary = code.Vocabulary,
        Topics = code.Topics,
        SelfChecks = code.SelfChecks,
    };

    public void Dispose() => codes.Dispose();
}
