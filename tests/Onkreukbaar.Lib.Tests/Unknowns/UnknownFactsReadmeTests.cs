using System.Text;
using Onkreukbaar.Decisions;
using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Lib.Tests.Unknowns;

public sealed class UnknownFactsReadmeTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void The_example_about_unknown_facts_says_what_it_says()
    {
        using var xml = new MemoryStream(Encoding.UTF8.GetBytes(Block("xml")));
        var model = DecisionModel.Read(xml, new ReadOptions { Constants = ["patience"] });

        // <readme>
        var facts = FactModel.Compile(
            model,
            [FactDeclaration.Number("days late"), FactDeclaration.Truth("is child")],
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["patience"] = 14m });

        var fine = facts.Builder.Map(facts.First("fine"), row => (string?)row["fine"] ?? "nothing")
            .Question(possible => possible.Count == 1 ? possible[0] : "it depends");

        var open = facts.State(new Dictionary<string, object?>(StringComparer.Ordinal) { ["days late"] = 20m });
        var first = fine.Ask(open).Present;                                 // it depends
        var ask = fine.Ask(open).Needed.Names(facts.Space);                 // is child
        var last = fine.Ask(open.WithKnown(fact: 1, region: 1)).Present;    // none
        // </readme>

        first.ShouldBe("it depends");
        ask.ShouldBe(["is child"]);
        last.ShouldBe("none");
    }

    [Fact]
    public void The_readme_shows_the_code_about_unknown_facts_that_is_tested()
    {
        var source = File.ReadAllLines(Path.Combine(Root, "tests", "Onkreukbaar.Lib.Tests", "Unknowns", "UnknownFactsReadmeTests.cs"));
        var shown = source.SkipWhile(line => line.Trim() != "// <readme>").Skip(1).TakeWhile(line => line.Trim() != "// </readme>").Select(line => line.Length > 8 ? line[8..] : "");

        Block("csharp", after: "## Unknown facts").Split('\n').ShouldBe(shown);
    }

    private static string Block(string language, string after = "")
    {
        var readme = File.ReadAllText(Path.Combine(Root, "lib", "Onkreukbaar.Decisions", "README.md"));
        var section = readme.IndexOf(after, StringComparison.Ordinal);
        var start = readme.IndexOf("```" + language + "\n", section, StringComparison.Ordinal) + language.Length + 4;
        return readme[start..readme.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Onkreukbaar.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run within the repository.");
        }

        return folder.FullName;
    }
}
