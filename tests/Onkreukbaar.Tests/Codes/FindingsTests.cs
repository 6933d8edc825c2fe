using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>What the tables of a code are asked to explain, though it can answer.</summary>
public sealed class FindingsTests : IDisposable
{
    private const string Silent = "zwijgt: {nl: De code zegt niets over kleine geschenken., en: The code says nothing about small gifts.}";

    private readonly CodesCopy codes = new();

    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    public void A_shipped_code_has_nothing_to_explain(string code) => CodeFindings.Of(Shipped.Code(code), Shipped.Today).ShouldBeEmpty();

    [Fact]
    public void Facts_for_which_no_row_decides_are_found_with_an_example()
    {
        codes.RemoveRow("GU-R-GIFT-10");

        var found = Found();

        found[0].ShouldStartWith("decisions/geschenken.dmn: Decision 'oordeel': there are facts for which no row fires, for example ");
        found[0].ShouldContain("inFunctie = True");
        found[0].ShouldContain("waarde = ");

        // Rows that only follow a yes can no longer fire either.
        found.ShouldContain("decisions/geschenken.dmn: Decision 'plichten', row 4 (GU-R-GIFT-10.p): no facts make the row fire.");
    }

    [Fact]
    public void They_are_said_in_Dutch_too()
    {
        codes.RemoveRow("GU-R-GIFT-10").ChangeCell("GU-R-GIFT-05", "waarde", "< 0");

        var found = CodeFindings.Of(codes.ReadOnly(), Shipped.Today).Select(finding => finding.Nl).ToList();

        found.ShouldContain("decisions/geschenken.dmn: tabel oordeel, kolom “Wat het ongeveer waard is”: bij de cel van rij 7 (GU-R-GIFT-05) past geen enkele waarde.");
        found.ShouldContain("decisions/geschenken.dmn: tabel plichten: rij 4 (GU-R-GIFT-10.p) geldt nooit.");
        found.ShouldContain(finding => finding.StartsWith("decisions/geschenken.dmn: tabel oordeel: er zijn situaties waarvoor geen rij geldt, bijvoorbeeld ", StringComparison.Ordinal) && finding.Contains("inFunctie = ja", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UNIQUE", "gelden tegelijk, en hier mag er maar één gelden")]
    [InlineData("ANY", "gelden tegelijk, en zeggen iets anders")]
    [InlineData("FIRST", "telt nooit mee, want eerder gaat altijd een andere rij voor: rij ")]
    public void Rows_that_get_in_the_way_of_each_other_are_named(string hitPolicy, string says)
    {
        codes.Change(CodesCopy.Tables, "hitPolicy=\"OUTPUT ORDER\"", $"hitPolicy=\"{hitPolicy}\"").Change(CodesCopy.Tables, "hitPolicy=\"RULE ORDER\"", $"hitPolicy=\"{hitPolicy}\"");

        var found = CodeFindings.Of(codes.ReadOnly(), Shipped.Today).ToList();

        found.ShouldContain(finding => finding.Nl.Contains(says, StringComparison.Ordinal));
        found.ShouldAllBe(finding => finding.Nl != finding.En);
    }

    [Fact]
    public void What_the_document_does_not_speak_about_is_no_finding_once_the_code_says_so()
    {
        codes.RemoveRow("GU-R-GIFT-10").Change("onderwerpen/geschenken.yaml", "vooraf: vooraf\n", $"vooraf: vooraf\n{Silent}\n");

        var found = Found();

        found.ShouldNotContain(finding => finding.Contains("no row fires", StringComparison.Ordinal));
        found.ShouldContain(finding => finding.Contains("GU-R-GIFT-10.p", StringComparison.Ordinal), "it explains the hole and nothing else");
    }

    [Fact]
    public void A_silence_that_is_none_is_found()
    {
        codes.Change("onderwerpen/geschenken.yaml", "vooraf: vooraf\n", $"vooraf: vooraf\n{Silent}\n");

        Found().ShouldBe(["onderwerpen/geschenken.yaml: `zwijgt` says that the document is silent, and some row fires for all facts."]);
    }

    [Fact]
    public void A_row_that_can_never_fire_is_found_with_its_cell()
    {
        codes.ChangeCell("GU-R-GIFT-05", "waarde", "< 0");

        Found().ShouldBe(["decisions/geschenken.dmn: Decision 'oordeel', row 7 (GU-R-GIFT-05), column 'Wat het ongeveer waard is': no value passes the cell."]);
    }

    [Fact]
    public void A_thing_that_may_be_kept_though_it_must_be_refused_is_found_with_an_example()
    {
        codes.ChangeCell("GU-R-GIFT-10.b2", "oordeel", "\"toegestaan\",\"weigeren\"");

        var found = Found().ShouldHaveSingleItem();

        found.ShouldStartWith("decisions/geschenken.dmn: table bestemmingen, row 6 (GU-R-GIFT-10.b2) lets something be kept that must be refused, for example ");
    }

    [Fact]
    public void A_thing_that_must_be_refused_and_goes_back_is_no_finding()
    {
        codes.ChangeCell("GU-R-GIFT-08.b", "oordeel", "\"verboden\",\"weigeren\",\"niet-geregeld\",\"bespreken\"");

        Found().ShouldBeEmpty();
    }

    public void Dispose() => codes.Dispose();

    private List<string> Found() => [.. CodeFindings.Of(codes.ReadOnly(), Shipped.Today).Select(finding => finding.En)];
}
