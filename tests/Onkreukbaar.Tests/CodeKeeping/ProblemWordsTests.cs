using System.Globalization;
using System.Net;
using System.Text;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>A keeper of a code reads in their own language what is wrong with the files they send.</summary>
public sealed class ProblemWordsTests
{
    private const string Heading = "<text>corruptie-voorbeelden</text>";

    public static TheoryData<string, string, string, string, string> Mistakes => new()
    {
        { "tabellen", Heading, "<text>nergens</text>", "tabel oordeel, rij 13, bij GU-R-GIFT-09, cel artikel: `nergens` is geen kop van deze code", "table oordeel, row 13, rule GU-R-GIFT-09, cell artikel: `nergens` is not a heading of this code" },
        { "tabellen", "<text>&gt; grens</text>", "<text>&gt; 50</text>", "cel waarde: een grens is een parameter van de code, nooit een getal in een cel", "cell waarde: a limit is a parameter of the code, never a number in a cell" },
        { "voorbeelden", "  kop: Plaats in een skybox\n", "  kop: Plaats in een skybox\n  notitie: x\n", "van het bestand: de naam `notitie` kan hier niet staan", ": `notitie` is not a name that can stand here" },
        { "voorbeelden", "teamafspraak: verloten", "afspraak: verloten", "van het bestand: dit onderwerp heeft geen feit `afspraak`", ": the topic has no fact `afspraak`" },
        { "teksten", "meer waard dan {grens}", "meer waard dan {drempel}", "texts/geschenken.md: de tekst `GU-R-GIFT-04` noemt de parameter `drempel`, en die bestaat niet", "texts/geschenken.md: the text `GU-R-GIFT-04` names the parameter `drempel`, which does not exist" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public async Task What_is_wrong_is_said_in_the_language_of_the_reader(string kind, string from, string to, string inDutch, string inEnglish)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        foreach (var (language, says) in new[] { ("nl", inDutch), ("en", inEnglish) })
        {
            var writer = await WriterAsync(house, language);
            var file = $"{writer.At}/geschenken/{kind}";
            var content = await writer.Http.GetStringAsync(new Uri($"{file}/bestand", UriKind.Relative));
            content.ShouldContain(from);

            await writer.UploadAsync(file, Encoding.UTF8.GetBytes(content.Replace(from, to, StringComparison.Ordinal)));

            writer.Status.ShouldBe(HttpStatusCode.BadRequest);
            var problems = writer.Page.QuerySelectorAll("main li.nld-typed").ToList();
            problems.ShouldContain(problem => problem.TextContent.Contains(says, StringComparison.Ordinal), writer.Text);
            problems.ShouldAllBe(problem => !problem.HasAttribute("lang"));
        }
    }

    [Theory]
    [InlineData("tabellen", "dit is geen tabel", "decisions/geschenken.dmn, regel 1 van het bestand: het DMN-bestand klopt hier niet: ", "this is not well-formed XML")]
    [InlineData("voorbeelden", "- id: \"open\n", "cases/geschenken.yaml, regel 1 van het bestand: de YAML klopt hier niet: ", "While scanning")]
    public async Task What_a_library_says_in_English_follows_after_a_Dutch_sentence(string kind, string content, string lead, string quote)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await WriterAsync(house, "nl");

        await writer.UploadAsync($"{writer.At}/geschenken/{kind}", Encoding.UTF8.GetBytes(content));

        var problem = writer.Page.QuerySelectorAll("main li.nld-typed").ShouldHaveSingleItem();
        problem.TextContent.ShouldStartWith(lead);
        problem.QuerySelector("span[lang=en]")!.TextContent.ShouldContain(quote);

        var reader = await WriterAsync(house, "en");
        await reader.UploadAsync($"{reader.At}/geschenken/{kind}", Encoding.UTF8.GetBytes(content));
        var inEnglish = reader.Page.QuerySelectorAll("main li.nld-typed").ShouldHaveSingleItem();
        inEnglish.TextContent.ShouldContain(quote);
        inEnglish.TextContent.ShouldNotContain("klopt");
        inEnglish.QuerySelector("span").ShouldBeNull("all of it is English already");
    }

    [Theory]
    [InlineData("nl", "Om na te denken", "tabel oordeel: er zijn situaties waarvoor geen rij geldt, bijvoorbeeld ")]
    [InlineData("en", "To think about", "Decision 'oordeel': there are facts for which no row fires, for example ")]
    public async Task What_the_tables_may_be_asked_to_explain_is_said_in_the_language_of_the_reader(string language, string heading, string says)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await WriterAsync(house, language);
        var file = $"{writer.At}/geschenken/tabellen";
        var tables = await writer.Http.GetStringAsync(new Uri($"{file}/bestand", UriKind.Relative));
        var (begin, end) = Row(tables, "GU-R-GIFT-10");

        await writer.UploadAsync(file, Encoding.UTF8.GetBytes(tables.Remove(begin, end - begin)));

        (await writer.GoAsync(file)).Under(heading)!.ShouldContain(says);
        writer.Page.QuerySelectorAll("main [lang=en]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nl", "voorbeeld GU-R04: oordeel moet [verboden] zijn en is [")]
    [InlineData("en", "case GU-R04: oordeel must be [verboden] and is [")]
    public void An_example_that_gets_another_answer_is_said_in_the_language_of_the_reader(string language, string says)
    {
        using var codes = new CodesCopy();
        codes.ChangeCell("GU-R-GIFT-03", "soort", "\"waardebon\"");
        var problems = Should.Throw<BrokenCodeException>(codes.Read).Problems;

        // Of this test only: it goes with the flow of the call.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        problems.Select(problem => problem.InWords()).ShouldContain(problem => problem.StartsWith($"cases/geschenken.yaml: {says}", StringComparison.Ordinal));
        problems.Select(problem => problem.ToString()).ShouldContain(problem => problem.StartsWith("cases/geschenken.yaml: case GU-R04: oordeel must be ", StringComparison.Ordinal), "logs are English");
    }

    [Theory]
    [InlineData("nl", "Voorbeelden die een ander antwoord krijgen (1)")]
    [InlineData("en", "Examples that get another answer (1)")]
    public async Task An_example_that_expects_another_answer_stands_under_a_heading_in_the_language_of_the_reader(string language, string heading)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await WriterAsync(house, language);
        var file = $"{writer.At}/geschenken/voorbeelden";
        var examples = await writer.Http.GetStringAsync(new Uri($"{file}/bestand", UriKind.Relative));

        await writer.UploadAsync(file, Encoding.UTF8.GetBytes($"{examples.TrimEnd()}\n- id: NIEUW-1\n  kop: Een pen\n  situatie: Iemand geeft je een pen.\n  gegeven: {{ontvanger: ambtenaar, waarde: 2}}\n  rest: onschuldig\n  verwacht: {{oordeel: verboden}}\n  antwoord: afgeleid\n"));

        writer.Under(heading)!.ShouldContain("NIEUW-1");
    }

    private static async Task<Visitor> WriterAsync(RunningHouse house, string language) =>
        await (await house.Visitor(language).SignInAsync(Utrecht, "coordinator")).ProposeAsync();

    private static (int Begin, int End) Row(string tables, string id)
    {
        var begin = tables.IndexOf($"<rule id=\"{id}\">", StringComparison.Ordinal);
        return (begin, tables.IndexOf("</rule>", begin, StringComparison.Ordinal) + "</rule>".Length);
    }
}
