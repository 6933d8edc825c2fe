using System.Net;
using System.Text;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>Tables that were changed in an editor come back as a file: read as a new version is read, and refused per cell.</summary>
public sealed class UploadTests
{
    private static string Tables => File.ReadAllText(Path.Combine(Repository.Codes, Utrecht, Code, "decisions", "geschenken.dmn"));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_table_comes_back_changed_and_the_rule_that_became_different_is_shown(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;
        var downloaded = await writer.Http.GetStringAsync(new Uri($"{proposal}/geschenken/tabellen/bestand", UriKind.Relative));
        downloaded.ShouldBe(Tables);

        await writer.UploadAsync($"{proposal}/geschenken/tabellen", Encoding.UTF8.GetBytes(Stricter(downloaded)));

        writer.At.ShouldBe(proposal);
        var changes = writer.Under("Wat verandert er?")!;
        changes.ShouldContain("GU-R-GIFT-04");
        changes.ShouldContain("Verboden");
        writer.Page.QuerySelectorAll("main input[name=voorbeeld]").ShouldNotBeEmpty("examples that still expect the old verdict");
    }

    [Fact]
    public async Task Anybody_downloads_the_tables_that_answer()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var answer = await house.Visitor().Http.GetAsync(new Uri($"/{Utrecht}/gedragscode/{Code}/geschenken/tabel.dmn", UriKind.Relative));

        (await answer.Content.ReadAsStringAsync()).ShouldBe(Tables);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await house.Visitor().GoAsync($"/{Utrecht}/gedragscode/{Code}/niets/tabel.dmn")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_the_place_and_changes_nothing()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;
        (string What, string Content, string Says)[] wrongs =
        [
            ("an unknown word in a cell", Tables.Replace("<text>&gt; grens</text>", "<text>&gt; grans</text>", StringComparison.Ordinal), "GU-R-GIFT-04"),
            ("an external entity", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Tables, "DTD"),
            ("no XML at all", "dit is geen tabel", "geschenken.dmn"),
            ("2,500 rules", ManyRules(), "rules"),
        ];

        foreach (var (what, content, says) in wrongs)
        {
            await writer.UploadAsync($"{proposal}/geschenken/tabellen", Encoding.UTF8.GetBytes(content));
            writer.Status.ShouldBe(HttpStatusCode.BadRequest, what);
            writer.ErrorAt("bestand").ShouldNotBeNullOrWhiteSpace(what);
            writer.Text.ShouldContain(says, Case.Insensitive, what);
        }

        (await house.ProposalsAsync()).ShouldHaveSingleItem().Number.ShouldBe(1);
        (await writer.GoAsync(proposal)).Under("Wat verandert er?")!.ShouldContain("gelijk gebleven");
    }

    [Fact]
    public async Task What_only_fails_when_it_answers_is_refused_too_and_the_proposal_can_go_on()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;
        var file = await writer.Http.GetStringAsync(new Uri($"{proposal}/media/tabellen/bestand", UriKind.Relative));
        var cell = file.IndexOf("<inputEntry><text>false</text></inputEntry>", StringComparison.Ordinal);
        cell.ShouldBeGreaterThan(0);

        await writer.UploadAsync($"{proposal}/media/tabellen", Encoding.UTF8.GetBytes(file[..cell] + "<inputEntry><text>\"x\" in contact</text></inputEntry>" + file[(cell + "<inputEntry><text>false</text></inputEntry>".Length)..]));

        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await writer.GoAsync(proposal)).Status.ShouldBe(HttpStatusCode.OK);
        (await writer.UploadAsync($"{proposal}/media/tabellen", Encoding.UTF8.GetBytes(file))).At.ShouldBe(proposal, "the right one is taken");
    }

    [Fact]
    public async Task Whoever_decides_sees_what_no_row_shows_and_takes_the_files_with_them()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;
        var texts = await writer.Http.GetStringAsync(new Uri($"{proposal}/geschenken/teksten/bestand", UriKind.Relative));
        var opening = texts.IndexOf("## vooraf\n", StringComparison.Ordinal) + "## vooraf\n".Length;
        await writer.UploadAsync($"{proposal}/geschenken/teksten", Encoding.UTF8.GetBytes(texts.Insert(opening, "Neem gerust alles aan. ")));
        var examples = await writer.Http.GetStringAsync(new Uri($"{proposal}/geschenken/voorbeelden/bestand", UriKind.Relative));
        await writer.UploadAsync($"{proposal}/geschenken/voorbeelden", Encoding.UTF8.GetBytes(examples[..examples.IndexOf("- id: GU-T05", StringComparison.Ordinal)]));
        var tables = await writer.Http.GetStringAsync(new Uri($"{proposal}/geschenken/tabellen/bestand", UriKind.Relative));
        tables.ShouldContain("hitPolicy=\"RULE ORDER\"");
        await writer.UploadAsync($"{proposal}/geschenken/tabellen", Encoding.UTF8.GetBytes(tables.Replace("hitPolicy=\"RULE ORDER\"", "hitPolicy=\"FIRST\"", StringComparison.Ordinal)));

        var colleague = await (await house.ColleagueAsync()).GoAsync(proposal);

        var changes = colleague.Under("Wat verandert er?")!;
        changes.ShouldContain("Neem gerust alles aan.");
        changes.ShouldContain("Voorbeelden die weg zijn: GU-T05");
        changes.ShouldContain("hoe regels samen tellen is anders");
        (await colleague.Http.GetStringAsync(new Uri($"{proposal}/geschenken/teksten/bestand", UriKind.Relative))).ShouldContain("Neem gerust alles aan.");
    }

    [Fact]
    public async Task Without_examples_a_topic_cannot_begin_to_answer()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync("10");
        var proposal = writer.At;

        await writer.UploadAsync($"{proposal}/geschenken/voorbeelden", "[]"u8.ToArray());

        (await (await house.ColleagueAsync()).GoAsync(proposal)).Offers("Activeer").ShouldBeFalse();
        (await writer.GoAsync(proposal)).Text.ShouldContain("Zonder voorbeelden bewaakt niets de regels");
    }

    [Theory]
    [InlineData(0, "Kies een bestand met inhoud")]
    [InlineData(5, "groter dan 4 MB")]
    [InlineData(20, "groter dan 4 MB")]
    public async Task A_file_of_the_wrong_size_is_refused_in_words(int megabytes, string says)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();

        await writer.UploadAsync($"{writer.At}/geschenken/tabellen", Encoding.ASCII.GetBytes(new string(' ', megabytes * 1024 * 1024)));

        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.ErrorAt("bestand").ShouldBe(says.StartsWith("groter", StringComparison.Ordinal) ? $"Dit bestand is {says}" : says);
    }

    [Fact]
    public async Task A_decision_that_needs_itself_is_refused()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var at = Tables.IndexOf("<decision ", StringComparison.Ordinal);
        var id = Tables[(Tables.IndexOf("id=\"", at, StringComparison.Ordinal) + 4)..];
        id = id[..id.IndexOf('"', StringComparison.Ordinal)];
        var loop = Tables.Insert(Tables.IndexOf('>', at) + 1, $"<informationRequirement id=\"lus\"><requiredDecision href=\"#{id}\"/></informationRequirement>");

        await writer.UploadAsync($"{writer.At}/geschenken/tabellen", Encoding.UTF8.GetBytes(loop));

        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.ErrorAt("bestand").ShouldNotBeNullOrWhiteSpace();
    }

    private static string Stricter(string tables)
    {
        var row = tables.IndexOf("<rule id=\"GU-R-GIFT-04\">", StringComparison.Ordinal);
        var verdict = tables.IndexOf("\"weigeren\"", row, StringComparison.Ordinal);
        verdict.ShouldBeInRange(row, tables.IndexOf("</rule>", row, StringComparison.Ordinal));
        return tables[..verdict] + "\"verboden\"" + tables[(verdict + "\"weigeren\"".Length)..];
    }

    private static string ManyRules()
    {
        var begin = Tables.IndexOf("<rule ", StringComparison.Ordinal);
        var end = Tables.IndexOf("</rule>", begin, StringComparison.Ordinal) + "</rule>".Length;
        var rule = Tables[begin..end];
        var id = rule[(rule.IndexOf("id=\"", StringComparison.Ordinal) + 4)..];
        id = id[..id.IndexOf('"', StringComparison.Ordinal)];
        return Tables.Insert(end, string.Concat(Enumerable.Range(0, 2_500).Select(number => rule.Replace($"id=\"{id}\"", $"id=\"veel-{number}\"", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_new_example_that_expects_another_answer_is_shown_and_can_be_accepted()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;
        var examples = await writer.Http.GetStringAsync(new Uri($"{proposal}/geschenken/voorbeelden/bestand", UriKind.Relative));
        await writer.UploadAsync($"{proposal}/geschenken/voorbeelden", Encoding.UTF8.GetBytes($"{examples.TrimEnd()}\n- id: NIEUW-1\n  kop: Een pen\n  situatie: Iemand geeft je een pen.\n  gegeven: {{ontvanger: ambtenaar, waarde: 2}}\n  rest: onschuldig\n  verwacht: {{oordeel: verboden}}\n  antwoord: afgeleid\n"));

        writer.Under("Voorbeelden die een ander antwoord krijgen (1)")!.ShouldContain("NIEUW-1");
        await writer.AcceptAllAsync();

        (await (await house.ColleagueAsync()).GoAsync(proposal)).Offers("Activeer").ShouldBeTrue();
    }
}
