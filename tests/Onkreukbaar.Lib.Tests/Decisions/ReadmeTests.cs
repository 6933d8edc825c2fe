using System.Text;
using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Decisions;

public sealed class ReadmeTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void The_example_in_the_readme_says_what_it_says()
    {
        using var xml = new MemoryStream(Encoding.UTF8.GetBytes(Block("xml")));

        // <readme>
        var model = DecisionModel.Read(xml, new ReadOptions { Constants = ["patience"] });

        var result = model.EvaluateTable("fine", new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["days late"] = 20,
            ["is child"] = true,
            ["patience"] = 14,
        });

        var answer = result.Value;                                                    // none
        var because = result.Fired.Select(f => f.Rule.Annotations["article"]);        // 4, 3.2: the foremost first
        // </readme>

        answer.ShouldBe("none");
        because.ShouldBe(["4", "3.2"]);
    }

    [Fact]
    public void The_readme_shows_the_code_that_is_tested()
    {
        var source = File.ReadAllLines(Path.Combine(Root, "tests", "Onkreukbaar.Lib.Tests", "Decisions", "ReadmeTests.cs"));
        var shown = source.SkipWhile(l => l.Trim() != "// <readme>").Skip(1).TakeWhile(l => l.Trim() != "// </readme>").Select(l => l.Length > 8 ? l[8..] : "");

        Block("csharp").Split('\n').ShouldBe(shown);
    }

    private static string Block(string language)
    {
        var readme = File.ReadAllText(Path.Combine(Root, "lib", "Onkreukbaar.Decisions", "README.md"));
        var start = readme.IndexOf("```" + language + "\n", StringComparison.Ordinal) + language.Length + 4;
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
