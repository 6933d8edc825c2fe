using System.Net;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>A file of a code may be anything. It is refused with its place, and never stops or holds up the house.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const string Vocabulary = "../../vocabulary.yaml";
    private const string TopicWords = "../../vocabulary/geschenken.yaml";
    private const string OfTopic = "onderwerpen/geschenken.yaml";

    private readonly CodesCopy codes = new();
    private readonly string data = Directory.CreateTempSubdirectory("onkreukbaar-data-").FullName;

    public static TheoryData<string, string> Texts => new()
    {
        { "titel: &een twee\nversie: *een\n", "code.yaml, line 1: an anchor (&) is not accepted: write it out where it is needed" },
        { "titel: x\nversie: *een\n", "code.yaml, line 2: an alias (*) is not accepted: write it out" },
        { "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "code.yaml, line 1: an anchor (&) is not accepted: write it out where it is needed" },
        { "titel: x\n? [a, b]\n: c\n", "code.yaml, line 2: a name must be plain text" },
        { "titel: x\n? {a: b}\n: c\n", "code.yaml, line 2: a name must be plain text" },
        { "titel: x\n---\ntitel: y\n", "code.yaml, line 2: a second document (---) is not accepted" },
        { new string('[', 100_000), "code.yaml, line 1: this is nested more than 20 deep" },
        { string.Concat(Enumerable.Repeat("- ", 100_000)), "code.yaml, line 1: this is nested more than 20 deep" },
        { string.Concat(Enumerable.Repeat("{a: ", 100_000)), "code.yaml, line 1: this is nested more than 20 deep" },
        { "a:\n" + string.Concat(Enumerable.Repeat("- x\n", 300_000)), "code.yaml, line 199999: a file holds at most 200000 values" },
        { "- a\n- b\n", "code.yaml, line 1: a list of names with values is expected here" },
        { "titel: \"open\n", "code.yaml, line 1: " },
        { "titel: [open\n", "code.yaml, line " },
        { "titel: x\ntitel: y\n", "code.yaml, line 2: " },
        { "titel: {een: x}\n", "code.yaml, line 1: " },
        { "", "code.yaml: the file is empty" },
    };

    [Theory, MemberData(nameof(Texts))]
    public void What_YAML_allows_and_a_code_does_not_need_is_refused_with_its_line(string text, string problem)
    {
        codes.Write("code.yaml", text);

        codes.Problems().ShouldHaveSingleItem().ShouldStartWith(problem);
    }

    [Theory]
    [InlineData("code.yaml", "waarde: 50.00", "waarde: 50,00", "`waarde` must be a number such as 50.00")]
    [InlineData("code.yaml", "waarde: 50.00", "waarde: 99999999999999999999999999999999", "`waarde` must be a number such as 50.00")]
    [InlineData("code.yaml", "waarde: 50.00", "waarde: 79228162514264337593543950335", "`waarde` is too large a number")]
    [InlineData("code.yaml", "waarde: 50.00", "waarde: 1e9", "`waarde` must be a number such as 50.00")]
    [InlineData("code.yaml", "waarde: 50.00", "waarde: [50.00]", "`waarde` must be a single value")]
    [InlineData("code.yaml", "vastgesteld:", "vastgesteld: 2020\nanders:", "a list of names with values is expected here")]
    [InlineData(Vocabulary, "    rang: 1\n", "    rang: 99999999999\n", "`rang` must be a whole number")]
    [InlineData(Vocabulary, "    rang: 1\n", "    rang: 1.5\n", "`rang` must be a whole number")]
    [InlineData(TopicWords, "max: 1000000", "max: 79228162514264337593543950335", "`max` is too large a number")]
    public void A_value_that_cannot_be_is_refused_with_its_line(string file, string from, string to, string problem)
    {
        codes.Change(file, from, to);

        var found = codes.Problems().ShouldHaveSingleItem();
        found.ShouldStartWith($"{Named(file)}, line ");
        found.ShouldEndWith($": {problem}");
    }

    [Theory]
    [InlineData("code.yaml", "looptijdTot:", "looptijdTo:", "looptijdTo")]
    [InlineData(OfTopic, "vooraf:", "voraf:", "voraf")]
    [InlineData("code.yaml", "    artikel:", "    soort: x\n    artikel:", "soort")]
    [InlineData(OfTopic, "{rol: leidinggevende}", "{rol: leidinggevende, vor: [ambtenaar]}", "vor")]
    [InlineData(Vocabulary, "behouden: true", "behoudn: true", "behoudn")]
    [InlineData(Vocabulary, "en: \"Yes, you may\"}", "en: \"Yes, you may\", de: \"Ja\"}", "de")]
    [InlineData(Vocabulary, "oordelen:", "ordelen: []\noordelen:", "ordelen")]
    [InlineData(CodesCopy.Cases, "plichten: [melden-omkoping@leidinggevende]", "plichtenn: [melden-omkoping@leidinggevende]", "plichtenn")]
    [InlineData(CodesCopy.Cases, "  kop: Plaats in een skybox\n", "  kop: Plaats in een skybox\n  notitie: x\n", "notitie")]
    public void A_name_that_nothing_reads_is_a_slip_of_the_pen(string file, string from, string to, string name)
    {
        codes.Change(file, from, to);

        codes.Problems().ShouldContain(problem => problem.StartsWith(Named(file) + ", line ", StringComparison.Ordinal) && problem.EndsWith($": `{name}` is not a name that can stand here", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("texts/geschenken.md", "## GU-R-GIFT-04\n", "texts/geschenken.md: the text `GU-R-GIFT-04` is nested too deeply")]
    [InlineData("code.yaml", "mededeling: |\n", "code.yaml: the text `mededeling` is nested too deeply")]
    public void A_text_that_no_page_could_show_is_refused(string file, string before, string problem)
    {
        codes.Change(file, before, before + "  " + new string('>', 500) + "\n");

        codes.Problems().ShouldBe([problem]);
    }

    [Theory]
    [InlineData("code.yaml", "doelgroepen: [ambtenaar, extern]", "doelgroepen: [marsman]")]
    [InlineData(TopicWords, "alleen: geen", "alleen: nergens")]
    public void A_mistake_that_nobody_thought_of_is_a_problem_of_the_code_too(string file, string from, string to)
    {
        codes.Change(file, from, to);

        codes.Problems().ShouldHaveSingleItem().ShouldStartWith("code.yaml: this code cannot be read: ");
    }

    [Theory]
    [InlineData("nergens", "texts/bijlage.md: the file is missing")]
    [InlineData("bijlage.md", "texts/bijlage.md: the file cannot be read: ")]
    [InlineData("/dev/zero", "texts/bijlage.md: the file is larger than 4 MB")]
    public void A_file_that_cannot_be_read_is_named(string link, string problem)
    {
        File.CreateSymbolicLink(codes.PathOf("texts/bijlage.md"), link);

        codes.Problems().ShouldHaveSingleItem().ShouldStartWith(problem);
    }

    [Fact]
    public void Folders_that_lead_in_circles_are_not_followed()
    {
        Directory.CreateSymbolicLink(codes.PathOf("rond"), ".");
        Directory.CreateSymbolicLink(codes.PathOf("en-rond"), "..");

        codes.Read().Hash.ShouldBe(Shipped.Code("gemeente-utrecht/gedragscode").Hash);
    }

    [Theory]
    [InlineData("code.yaml", "titel: &een twee\n")]
    [InlineData("code.yaml", "? [a, b]\n: c\n")]
    [InlineData(CodesCopy.Cases, "- - - - - - - - - - - - - - - - - - - - - - - x\n")]
    [InlineData(Vocabulary, "oordelen: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task Whatever_it_is_the_house_opens_and_everybody_is_answered(string file, string text)
    {
        await using (await RunningHouse.OpenAsync(codes: codes.Folder, data: data))
        {
        }

        codes.Write(file, text);

        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data);

        foreach (var body in new[] { CodesCopy.Body, "dalfsen" })
        {
            var (status, answer) = await house.Visitor().AskAsync(body, new { ontvanger = "ambtenaar", inFunctie = true, waarde = 80, terugsturenMogelijk = true });
            status.ShouldBe(HttpStatusCode.OK);
            answer.GetProperty("oordeel").GetString().ShouldBe("weigeren");
        }

        house.Log.All.ShouldContain($"codes/gemeente-utrecht/gedragscode: {Named(file)}, line 1: ");
    }

    /// <summary>The name of a file in a message.</summary>
    private static string Named(string file) => file.Replace("../../", "", StringComparison.Ordinal);

    public void Dispose()
    {
        codes.Dispose();
        Directory.Delete(data, recursive: true);
    }
}
