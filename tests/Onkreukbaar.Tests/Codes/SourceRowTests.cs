using System.Globalization;
using System.Text.RegularExpressions;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>Every row of the decision tables in the requirements stands in the right code, under its own id: in a table, or in what is only read.</summary>
public sealed partial class SourceRowTests
{
    private const string Municipalities = "municipalities.md";
    private const string Province = "utrecht-province.md";

    // The province's own column for whom a rule is meant: its officials, its board, or both.
    private const string Board = @"(?:GB|FB|NB|AB)-\d\d|U-05|H-0[78]|Z-04";
    private const string Both = @"I-09|J-\d\d";

    private static readonly string Requirements = Path.Combine(Repository.Root, "..", "shared", "requirements");

    /// <summary>The rows that say "no rule": nothing to make a rule of.</summary>
    private static readonly string[] SayNothing = ["GU-R-EXP-01"];

    [Theory]
    [InlineData(Municipalities, 18, @"GU-R-[A-Z]+-\d\d", "gemeente-utrecht/gedragscode", 65)]
    [InlineData(Municipalities, 18, @"AR-R-[A-Z]+-\d\d", "alphen-aan-den-rijn/gedragscode-2020", 85)]
    [InlineData(Municipalities, 18, @"DA-R-[A-Z]+-\d\d", "dalfsen/gedragscode-2017", 44)]
    [InlineData(Province, 27, $@"(?!{Board})[A-Z]{{1,2}}-\d\d", "provincie-utrecht/gedragscode-2020", 151)]
    [InlineData(Province, 27, $@"{Board}|{Both}", "provincie-utrecht/integriteitsplan-2018-2021", 28)]
    public void Every_rule_of_the_document_is_a_rule_of_the_code(string file, int lastTable, string id, string code, int rules)
    {
        var rows = Rows(file, "B", lastTable, id);

        rows.Count.ShouldBe(rules);
        Missing(rows.Keys, RulesOf(code)).ShouldBe(SayNothing.Where(rows.ContainsKey));
        rows.Where(row => SayNothing.Contains(row.Key)).ShouldAllBe(row => row.Value.Contains("| no rule |", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(@"GU-T\d\d", "gemeente-utrecht/gedragscode", 54)]
    [InlineData(@"AR-T\d\d", "alphen-aan-den-rijn/gedragscode-2020", 67)]
    [InlineData(@"DA-T\d\d", "dalfsen/gedragscode-2017", 26)]
    public void Every_example_of_the_document_is_a_practice_case_of_the_code(string id, string code, int examples)
    {
        var rows = Rows(Municipalities, "C", 3, id);

        rows.Count.ShouldBe(examples);
        rows.Keys.Except(Shipped.Code(code).Topics.SelectMany(topic => topic.Cases).Select(practice => practice.Id), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_that_the_code_forgot_is_noticed()
    {
        Missing(["GU-R-GIFT-04", "GU-R-GIFT-99"], RulesOf("gemeente-utrecht/gedragscode")).ShouldBe(["GU-R-GIFT-99"]);
    }

    [Fact]
    public void A_rule_in_the_code_of_somebody_else_does_not_count()
    {
        Missing(["DA-R-GIFT-04"], RulesOf("gemeente-utrecht/gedragscode")).ShouldBe(["DA-R-GIFT-04"]);
    }

    [Fact]
    public void A_second_row_a_duty_a_disposition_and_what_the_law_says_now_count_for_the_rule_they_belong_to()
    {
        Missing(["X-01", "X-02", "X-03", "X-04", "X-05", "X-1"], ["X-01.2", "X-02.2.p", "X-03.b2", "X-04.w", "X-05.3.n"]).ShouldBe(["X-1"]);
    }

    private static IReadOnlyList<string> Missing(IEnumerable<string> ids, IReadOnlyCollection<string> rules) =>
        [.. ids.Except(rules.Select(rule => Suffix().Replace(rule, "")), StringComparer.Ordinal)];

    private static List<string> RulesOf(string name)
    {
        var code = Shipped.Code(name);
        var rows = code.Topics.SelectMany(topic => topic.Model.Decisions).Where(decision => decision.Table is not null).SelectMany(decision => decision.Table!.Rules).Select(rule => rule.Id);
        return [.. rows.Concat(code.References.SelectMany(reference => reference.Rules).Select(rule => rule.Id))];
    }

    /// <summary>The rows with such an id in the tables of a part, up to the last that holds rules; what comes after only compares.</summary>
    private static Dictionary<string, string> Rows(string file, string part, int lastTable, string id)
    {
        var path = Path.Combine(Requirements, file);
        Assert.SkipUnless(File.Exists(path), "The requirements (../shared/requirements) are not here.");
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        var table = 0;
        foreach (var line in File.ReadLines(path))
        {
            var heading = Regex.Match(line, $@"^#+ {part}(\d+)\.", RegexOptions.None, TimeSpan.FromSeconds(1));
            table = heading.Success ? int.Parse(heading.Groups[1].Value, CultureInfo.InvariantCulture) : line.StartsWith('#') ? 0 : table;
            if (table > 0 && table <= lastTable && Regex.Match(line, $@"^\| ({id})(?: \(B\))? \|", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } row)
            {
                rows.Add(row.Groups[1].Value, line);
            }
        }

        return rows;
    }

    [GeneratedRegex(@"(\.\d+)?(\.[bhnpw]\d*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Suffix();
}
