using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>A code with a mistake in it is refused, and the message says where the mistake stands.</summary>
public sealed class BrokenCodeTests : IDisposable
{
    private readonly CodesCopy codes = new();

    [Fact]
    public void A_limit_written_as_a_number_in_a_cell_is_refused_with_its_place()
    {
        codes.ChangeCell("GU-R-GIFT-04", "waarde", "> 50");

        codes.Problems().ShouldHaveSingleItem().ShouldBe("decisions/geschenken.dmn, table oordeel, row 5, rule GU-R-GIFT-04, cell waarde: a limit is a parameter of the code, never a number in a cell");
    }

    [Fact]
    public void A_verdict_that_does_not_exist_in_a_condition_is_refused_with_its_place()
    {
        codes.ChangeCell("GU-R-GIFT-10.p", "oordeel", "\"toegstaan\"");

        codes.Problems().ShouldHaveSingleItem().ShouldContain("cell oordeel: `toegstaan` is not a verdict");
    }

    [Fact]
    public void The_copy_is_in_order_before_anything_is_broken() => codes.Read().Hash.ShouldBe(Shipped.Code("gemeente-utrecht/gedragscode").Hash);

    [Fact]
    public void A_cell_with_a_value_that_the_fact_does_not_have()
    {
        codes.ChangeCell("GU-R-GIFT-05", "fase", "\"onderhandelen\"");

        codes.Problems().ShouldBe(["decisions/geschenken.dmn, table oordeel, row 7, rule GU-R-GIFT-05, cell fase: `onderhandelen` is not a value of fase"]);
    }

    [Fact]
    public void A_cell_that_compares_an_amount_with_a_word()
    {
        codes.ChangeCell("GU-R-GIFT-10", "waarde", "\"weinig\"");

        var problem = codes.Problems().ShouldHaveSingleItem();
        problem.ShouldBe("decisions/geschenken.dmn: Decision 'oordeel', column 'Wat het ongeveer waard is', row 15 (GU-R-GIFT-10): the cell '\"weinig\"' compares a number with 'weinig'.");
    }

    [Fact]
    public void A_cell_that_compares_yes_or_no_with_a_word()
    {
        codes.ChangeCell("GU-R-GIFT-08", "redenBekend", "\"nee\"");

        codes.Problems().ShouldContain("decisions/geschenken.dmn, table oordeel, row 11, rule GU-R-GIFT-08, cell redenBekend: `nee` is not a value of redenBekend");
    }

    [Fact]
    public void A_verdict_that_is_not_in_the_vocabulary()
    {
        codes.Change(CodesCopy.Tables, "\"weigeren\"", "\"afwijzen\"");

        codes.Problems().ShouldContain("decisions/geschenken.dmn, table oordeel, row 5, rule GU-R-GIFT-04, cell oordeel: \"afwijzen\" is not in the vocabulary");
    }

    [Fact]
    public void A_verdict_that_the_table_does_not_list()
    {
        codes.ChangeRow("GU-R-GIFT-04", "\"weigeren\"", "\"afwijzen\"");

        var problem = codes.Problems().ShouldHaveSingleItem();
        problem.ShouldStartWith("decisions/geschenken.dmn, line ");
        problem.ShouldContain(", table oordeel, row 5, rule GU-R-GIFT-04, cell oordeel: ");
    }

    [Fact]
    public void A_role_that_is_not_in_the_vocabulary()
    {
        codes.ChangeRow("GU-R-GIFT-10.p", "\"leidinggevende\"", "\"baas\"");

        codes.Problems().ShouldContain(problem => problem.Contains("table plichten, row 4, rule GU-R-GIFT-10.p, cell aan: ", StringComparison.Ordinal) && problem.Contains("baas", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("corruptie-voorbeelden", "corruptie-voorbeeld", "cell artikel: `corruptie-voorbeeld` is not a heading of this code")]
    [InlineData("<text>voorbeeld</text>", "<text>tip</text>", "cell sterkte: `tip` is not a strength")]
    [InlineData("<text>GU-R-GIFT-09</text>", "<text>GU-R-GIFT-99</text>", "cell tekst: there is no text `GU-R-GIFT-99`")]
    [InlineData("<text>corruptie-voorbeelden</text>", "<text></text>", "cell artikel: every row needs its source, its strength and its text")]
    public void A_source_strength_or_text_that_does_not_exist_or_is_missing(string from, string to, string problem)
    {
        codes.ChangeRow("GU-R-GIFT-09", from, to);

        codes.Problems().ShouldContain($"decisions/geschenken.dmn, table oordeel, row 13, rule GU-R-GIFT-09, {problem}");
    }

    [Fact]
    public void A_row_without_its_annotations()
    {
        codes.ChangeXml(document => Row(document, "GU-R-GIFT-09").Elements().Where(e => e.Name.LocalName == "annotationEntry").Remove());

        codes.Problems().ShouldContain(problem => problem.Contains("table oordeel, row 13, rule GU-R-GIFT-09", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_that_is_not_a_fact()
    {
        codes.ChangeXml(document => document.Descendants().Single(e => (string?)e.Attribute("id") == "oordeel-schijn").Descendants().Single(e => e.Name.LocalName == "text").Value = "indruk");

        codes.Problems().ShouldContain(problem => problem.Contains("table oordeel", StringComparison.Ordinal) && problem.Contains("indruk", StringComparison.Ordinal));
    }

    [Fact]
    public void A_helper_table_without_a_label_that_people_can_read()
    {
        var file = Path.Combine(codes.Folder, "provincie-utrecht", "gedragscode-2020", "onderwerpen", "geschenken.yaml");
        File.WriteAllLines(file, File.ReadAllLines(file).Where(line => !line.Contains("naam: beleefdheid", StringComparison.Ordinal)));

        Should.Throw<BrokenCodeException>(() => new TriedCodes().Try(codes.Folder, "provincie-utrecht", "gedragscode-2020", Shipped.Today))
            .Problems.ShouldHaveSingleItem().ToString().ShouldBe("code.yaml: `hulptabellen` has no label for the table beleefdheid");
    }

    [Fact]
    public void A_text_that_names_a_limit_which_does_not_exist()
    {
        codes.Change("texts/geschenken.md", "meer waard dan {grens}", "meer waard dan {drempel}");

        codes.Problems().ShouldBe(["texts/geschenken.md: the text `GU-R-GIFT-04` names the parameter `drempel`, which does not exist"]);
    }

    [Fact]
    public void A_verdict_with_words_for_something_that_cannot_have_happened()
    {
        var vocabulary = Path.Combine(codes.Folder, "vocabulary", "geschenken.yaml");
        File.WriteAllText(vocabulary, File.ReadAllText(vocabulary).Replace("      geweigerd:\n", "      vergeten:\n", StringComparison.Ordinal));

        codes.Problems().ShouldHaveSingleItem().ShouldContain("`bij` names `vergeten`, which is not a value of status");
    }

    [Fact]
    public void A_table_that_is_missing()
    {
        codes.ChangeXml(document => Decision(document, "bestemmingen").Remove());

        codes.Problems().ShouldContain("decisions/geschenken.dmn, table bestemmingen: this table is missing");
    }

    [Fact]
    public void An_example_that_gets_another_answer()
    {
        codes.ChangeCell("GU-R-GIFT-03", "soort", "\"waardebon\"");

        codes.Problems().ShouldContain(problem => problem.StartsWith("cases/geschenken.yaml: case GU-R04: oordeel must be [verboden] and is [", StringComparison.Ordinal));
    }

    [Fact]
    public void An_example_about_a_fact_that_does_not_exist()
    {
        codes.Change(CodesCopy.Cases, "teamafspraak: verloten", "afspraak: verloten");

        var problem = codes.Problems().ShouldHaveSingleItem();
        problem.ShouldStartWith("cases/geschenken.yaml, line ");
        problem.ShouldEndWith(": the topic has no fact `afspraak`");
    }

    [Fact]
    public void An_example_with_a_value_that_the_fact_does_not_have()
    {
        codes.Change(CodesCopy.Cases, "teamafspraak: verloten", "teamafspraak: verkopen");

        codes.Problems().ShouldHaveSingleItem().ShouldEndWith(": `teamafspraak` has no such value");
    }

    [Theory]
    [InlineData("code.yaml", "organisatie: gemeente-utrecht\ntitel: [een\nversie: 1\n")]
    [InlineData(CodesCopy.Cases, "- id: GU-1\n  kop: een\n bron: twee\n")]
    [InlineData("code.yaml", "? [a, b]\n: c\n")]
    [InlineData("code.yaml", "- a\n- b\n")]
    public void A_file_that_is_not_good_YAML_with_the_line(string file, string text)
    {
        codes.Write(file, text);

        codes.Problems().ShouldHaveSingleItem().ShouldMatch($"^{file}, line [1-9]");
    }

    [Theory]
    [InlineData("code.yaml")]
    [InlineData(CodesCopy.Tables)]
    [InlineData(CodesCopy.Cases)]
    [InlineData("texts/geschenken.md")]
    public void A_file_that_is_missing(string file)
    {
        codes.Delete(file);

        codes.Problems().ShouldBe([$"{file}: the file is missing"]);
    }

    [Fact]
    public void A_vocabulary_that_is_missing()
    {
        File.Delete(Path.Combine(codes.Folder, "vocabulary.yaml"));

        codes.Problems().ShouldBe(["vocabulary.yaml: the file is missing"]);
    }

    [Fact]
    public void A_code_in_the_folder_of_another()
    {
        codes.Change("code.yaml", "code: gedragscode\n", "code: gedragscode-2030\n");

        codes.Problems().ShouldHaveSingleItem().ShouldContain("this file belongs in the folder gemeente-utrecht/gedragscode-2030");
    }

    [Fact]
    public void A_circle_of_tables()
    {
        codes.ChangeXml(document => Decision(document, "oordeel").AddFirst(Require(document, "requiredDecision", Decision(document, "plichten"))));

        codes.Problems().ShouldContain(problem => problem.StartsWith("decisions/geschenken.dmn, line ", StringComparison.Ordinal) && problem.Contains("oordeel", StringComparison.Ordinal));
    }

    [Fact]
    public void A_required_table_that_is_not_there()
    {
        codes.ChangeXml(document => Decision(document, "oordeel").AddFirst(Require(document, "requiredDecision", new XElement("none", new XAttribute("id", "nergens")))));

        codes.Problems().ShouldContain(problem => problem.StartsWith("decisions/geschenken.dmn, line ", StringComparison.Ordinal) && problem.Contains("nergens", StringComparison.Ordinal));
    }

    [Fact]
    public void A_function_that_does_not_exist()
    {
        codes.ChangeCell("GU-R-GIFT-04", "waarde", "> schatting(grens)");

        codes.Problems().ShouldContain(problem => problem.Contains("table oordeel, row 5, rule GU-R-GIFT-04", StringComparison.Ordinal) && problem.Contains("schatting", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(10_000, "decisions/geschenken.dmn: the file is larger than 4 MB")]
    [InlineData(2_100, "rules")]
    public void A_table_of_very_many_rows(int rows, string problem)
    {
        codes.ChangeXml(document =>
        {
            var row = Row(document, "GU-046");
            row.AddAfterSelf(Enumerable.Range(0, rows).Select(i => new XElement(row.Name, new XAttribute("id", string.Create(CultureInfo.InvariantCulture, $"X-{i}")), row.Elements())));
        });

        codes.Problems().ShouldContain(found => found.StartsWith("decisions/geschenken.dmn", StringComparison.Ordinal) && found.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_asks_for_another_file()
    {
        codes.Change(CodesCopy.Tables, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE definitions [<!ENTITY ander SYSTEM \"file:///etc/hostname\">]>");

        var problem = codes.Problems().ShouldHaveSingleItem();
        problem.ShouldStartWith("decisions/geschenken.dmn");
        problem.ShouldContain("a document type (DTD) is not accepted");
    }

    [Theory]
    [InlineData(CodesCopy.Tables, "decisions/geschenken.dmn: the file is larger than 4 MB")]
    [InlineData("texts/bijlage.md", "texts/bijlage.md: the file is larger than 4 MB")]
    public void A_file_of_twenty_megabytes(string file, string problem)
    {
        codes.Write(file, new string(' ', 20 * 1024 * 1024));

        codes.Problems().ShouldBe([problem]);
    }

    [Fact]
    public void A_table_that_is_not_a_function_of_known_values()
    {
        codes.ChangeCell("GU-R-GIFT-04", "waarde", "> waarde - 1");

        codes.Problems().ShouldContain(problem => problem.StartsWith("decisions/geschenken.dmn", StringComparison.Ordinal) && problem.Contains("oordeel", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_codes_that_begin_the_same_day_for_the_same_people()
    {
        var first = codes.Read();
        var second = CodeReader.Read(CodesCopy.Body, "gedragscode", CodeFiles.FromFolder(codes.Folder, CodesCopy.Body, CodesCopy.Code));

        var broken = Should.Throw<BrokenCodeException>(() => new BodyCodes(CodesCopy.Body, [first, second]));
        broken.Message.ShouldContain("both begin for ambtenaar");
    }

    [Fact]
    public void Bytes_that_are_not_text()
    {
        File.WriteAllBytes(codes.PathOf("code.yaml"), [0xff, 0xfe, 0x00, 0x01, 0x02, .. Encoding.UTF8.GetBytes("organisatie")]);

        codes.Problems().ShouldHaveSingleItem().ShouldStartWith("code.yaml");
    }

    public void Dispose() => codes.Dispose();

    private static XElement Decision(XDocument document, string name) => document.Descendants().Single(e => e.Name.LocalName == "decision" && (string?)e.Attribute("name") == name);

    private static XElement Row(XDocument document, string id) => document.Descendants().Single(e => e.Name.LocalName == "rule" && (string?)e.Attribute("id") == id);

    private static XElement Require(XDocument document, string what, XElement required)
    {
        var ns = document.Root!.Name.Namespace;
        return new XElement(ns + "informationRequirement", new XElement(ns + what, new XAttribute("href", "#" + (string)required.Attribute("id")!)));
    }
}
