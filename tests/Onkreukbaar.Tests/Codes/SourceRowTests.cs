using System.Text.RegularExpressions;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>Every row of the gift tables in the requirements stands in the tables of the right code, under its own id.</summary>
public sealed partial class SourceRowTests
{
    private static readonly string Requirements = Path.Combine(Repository.Root, "..", "shared", "requirements");

    [Theory]
    [InlineData("municipalities.md", @"^\| (GU-R-GIFT-\d+) \|", "gemeente-utrecht/gedragscode", 12)]
    [InlineData("municipalities.md", @"^\| (AR-R-GIFT-\d+) \|", "alphen-aan-den-rijn/gedragscode-2020", 16)]
    [InlineData("municipalities.md", @"^\| (DA-R-GIFT-\d+) \|", "dalfsen/gedragscode-2017", 10)]
    [InlineData("utrecht-province.md", @"^\| (G-\d\d) \|", "provincie-utrecht/gedragscode-2020", 15)]
    [InlineData("utrecht-province.md", @"^\| (GB-\d\d) \|", "provincie-utrecht/integriteitsplan-2018-2021", 8)]
    public void Every_rule_of_the_document_is_a_row_of_the_code(string file, string row, string code, int rules)
    {
        var ids = Ids(file, row);

        ids.Count.ShouldBe(rules);
        Missing(ids, RowsOf(code)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(@"^\| (GU-T(?:0[4-9]|1[01])) \|", "gemeente-utrecht/gedragscode", 8)]
    [InlineData(@"^\| (AR-T(?:0[4-9]|1\d)) \|", "alphen-aan-den-rijn/gedragscode-2020", 16)]
    [InlineData(@"^\| (DA-T(?:0[1-6]|26)) \|", "dalfsen/gedragscode-2017", 7)]
    public void Every_example_of_the_document_is_a_practice_case_of_the_code(string row, string code, int examples)
    {
        var ids = Ids("municipalities.md", row);

        ids.Count.ShouldBe(examples);
        ids.Except(Shipped.Code(code).Topic(Shipped.Topic)!.Cases.Select(practice => practice.Id), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_that_the_code_forgot_is_noticed()
    {
        Missing(["GU-R-GIFT-04", "GU-R-GIFT-99"], RowsOf("gemeente-utrecht/gedragscode")).ShouldBe(["GU-R-GIFT-99"]);
    }

    [Fact]
    public void A_second_row_a_duty_and_a_disposition_count_for_the_rule_they_belong_to()
    {
        Missing(["X-01", "X-02", "X-03", "X-1"], ["X-01.2", "X-02.2.p", "X-03.b2"]).ShouldBe(["X-1"]);
    }

    private static IReadOnlyList<string> Missing(IEnumerable<string> ids, IReadOnlyCollection<string> rows) =>
        [.. ids.Except(rows.Select(row => Suffix().Replace(row, "")), StringComparer.Ordinal)];

    private static List<string> RowsOf(string code) =>
        [.. Shipped.Code(code).Topic(Shipped.Topic)!.Model.Decisions.Where(decision => decision.Table is not null).SelectMany(decision => decision.Table!.Rules).Select(rule => rule.Id)];

    private static IReadOnlyList<string> Ids(string file, string row)
    {
        var path = Path.Combine(Requirements, file);
        Assert.SkipUnless(File.Exists(path), "The requirements (../shared/requirements) are not here.");
        return [.. Regex.Matches(File.ReadAllText(path), row, RegexOptions.Multiline, TimeSpan.FromSeconds(5)).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"(\.\d+)?(\.[bph]\d*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Suffix();
}
