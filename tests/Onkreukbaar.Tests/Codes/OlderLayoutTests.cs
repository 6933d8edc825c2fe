using System.Text;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>A version that was kept before topics had files of their own goes on answering (ADR 0010).</summary>
public sealed class OlderLayoutTests
{
    private const string Body = "gemeente-utrecht";
    private const string Code = "gedragscode";

    [Fact]
    public void Topics_that_stand_in_the_code_and_the_vocabulary_themselves_give_the_same_answers()
    {
        var newer = Shipped.Code($"{Body}/{Code}");

        var older = CodeReader.Parse(Body, Code, Older());

        older.Topics.Select(topic => topic.Topic.Name).ShouldBe([Shipped.Topic]);
        foreach (var practice in newer.Topic(Shipped.Topic)!.Cases)
        {
            var topic = older.Topic(Shipped.Topic)!;
            PlainAnswer.Of(PracticeRun.Answer(older, topic, practice, Shipped.Today))
                .ShouldBe(PlainAnswer.Of(PracticeRun.Answer(newer, newer.Topic(Shipped.Topic)!, practice, Shipped.Today)), practice.Id);
        }
    }

    /// <summary>The shipped gifts in two files, as they were kept at first.</summary>
    private static CodeFiles Older()
    {
        var folder = Path.Combine(Repository.Codes, Body, Code);
        return new CodeFiles(new Dictionary<string, byte[]>
        {
            ["code.yaml"] = Bytes(Text(folder, "code.yaml") + $"onderwerpen:\n  {Shipped.Topic}:\n" + Indented(Text(folder, $"onderwerpen/{Shipped.Topic}.yaml"), "    ", "    ")),
            ["vocabulary.yaml"] = Bytes(Text(Repository.Codes, "vocabulary.yaml") + "onderwerpen:\n" + Indented(Text(Repository.Codes, $"vocabulary/{Shipped.Topic}.yaml"), "  - ", "    ")),
            [CodesCopy.Tables] = Bytes(Text(folder, CodesCopy.Tables)),
            [CodesCopy.Cases] = Bytes(Text(folder, CodesCopy.Cases)),
            [$"texts/{Shipped.Topic}.md"] = Bytes(Text(folder, $"texts/{Shipped.Topic}.md")),
        });
    }

    private static string Text(string folder, string file) => File.ReadAllText(Path.Combine(folder, file)).ReplaceLineEndings("\n");

    private static string Indented(string yaml, string first, string rest) =>
        string.Join('\n', yaml.Split('\n').Where(line => !line.StartsWith('#') && line.Length > 0).Select((line, number) => (number == 0 ? first : rest) + line)) + "\n";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
