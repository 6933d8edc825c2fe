using System.Text.RegularExpressions;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>
/// Who declares a gift must never think of reporting a wrong: the bare word "melding" means both, so it stands nowhere in
/// the interface or about gifts. A longer word or one that says of what is clear: meldingsplicht, geschenk melden.
/// </summary>
public sealed partial class BareWordTests
{
    private const string Province = "provincie-utrecht";

    [Fact]
    public void No_sentence_of_the_interface_says_just_melding()
    {
        var sources = Path.Combine(Repository.Root, "src", "Onkreukbaar");

        var found = from file in new[] { "Modules", "Cli" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(sources, folder), "*.cs*", SearchOption.AllDirectories))
                    from line in File.ReadLines(file)
                    where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && BareWord().IsMatch(line)
                    select $"{Path.GetFileName(file)}: {line.Trim()}";

        found.ShouldBeEmpty();
    }

    [Fact]
    public void No_word_of_a_code_about_gifts_says_just_melding()
    {
        var files = Directory.EnumerateFiles(Repository.Codes, "geschenken.*", SearchOption.AllDirectories).Append(Path.Combine(Repository.Codes, "vocabulary.yaml")).ToList();
        files.Count.ShouldBeGreaterThan(10);

        var found = from file in files
                    from line in File.ReadLines(file)
                    where !IsNotShown(line) && BareWord().IsMatch(line)
                    select $"{Path.GetRelativePath(Repository.Codes, file)}: {line.Trim()}";

        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Province)]
    [InlineData("gemeente-utrecht")]
    [InlineData("alphen-aan-den-rijn")]
    [InlineData("dalfsen")]
    public async Task No_page_on_the_way_of_a_gift_says_just_melding(string body)
    {
        await using var house = await RunningHouse.OpenAsync(time: new SetTime(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero)));
        var employee = await house.Visitor().SignInAsync(body, "medewerker");
        Check(await employee.GoAsync($"/{body}/geschenken/melden"));
        await employee.SubmitAsync();
        for (var asked = 0; asked < 60 && !employee.At.EndsWith("/antwoord", StringComparison.Ordinal); asked++)
        {
            Check(employee);
            await employee.AnswerAsync(employee.Fact switch { "status" => "ontvangen", "waarde" => "20", var fact => Ordinary.Of(fact) });
        }

        Check(employee);
        var id = await employee.DeclareAsync(body, ("waarde", "20"));
        Check(employee);
        foreach (var (persona, addresses) in new[]
        {
            ("medewerker", new[] { "werk", $"geschenken/{id}", "geschenken", "geschenken/register", "mijn-gegevens" }),
            ("leidinggevende", ["werk", $"geschenken/{id}", "geschenken/register", "geschenken/cijfers", "geschenken/patronen", "geschenken/teamafspraak"]),
            ("griffier", ["werk", "rondes", "publiceren/geschenken"]),
            ("bestuursadviseur", ["werk", "rondes/klaarzetten", "geschenken/klaarzetten"]),
        })
        {
            var visitor = await house.Visitor().SignInAsync(body, persona);
            foreach (var address in addresses)
            {
                Check(await visitor.GoAsync($"/{body}/{address}"));
            }
        }

        Check(await house.Visitor().GoAsync($"/{body}/registers/geschenken"));
    }

    [Theory]
    [InlineData("Doe je melding hier", true)]
    [InlineData("Alle meldingen", true)]
    [InlineData("Er is een meldingsplicht", false)]
    [InlineData("Een geschenk melden", false)]
    public void The_look_itself_finds_the_bare_word_and_no_other(string text, bool isFound) => BareWord().IsMatch(text).ShouldBe(isFound);

    private static void Check(Visitor visitor) => BareWord().Matches(visitor.Text).Select(match => match.Value).ShouldBeEmpty(visitor.At);

    /// <summary>What is searched for and what a heading of a document says are not our words.</summary>
    private static bool IsNotShown(string line) => line.TrimStart() is var text && (text.StartsWith('#') || text.StartsWith("zoekwoorden:", StringComparison.Ordinal) || text.StartsWith("bron:", StringComparison.Ordinal));

    [GeneratedRegex(@"\bmelding(?:en)?\b", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex BareWord();
}
