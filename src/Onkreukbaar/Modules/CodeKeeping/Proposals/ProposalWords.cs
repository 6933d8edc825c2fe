using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Proposals;

internal static class ProposalWords
{
    public static string State(ProposalState state) => state switch
    {
        ProposalState.Open => Say("Nog niet beslist", "Not decided yet"),
        ProposalState.Activated => Say("Geactiveerd", "Activated"),
        _ => Say("Ingetrokken of teruggestuurd", "Withdrawn or sent back"),
    };

    public static RuleBrokenException InAnotherWindow() =>
        new("", Say("Het voorstel is in een ander venster gewijzigd. Probeer het nog eens", "The proposal was changed in another window. Try again"));

    /// <summary>An answer of a code on one line.</summary>
    public static string Answer(CodeVersion code, TopicOfCode topic, Answer answer) => answer.Verdict == Words.OnlySteps
        ? string.Join("; ", answer.Steps.Select(step => CodeWords.Step(code.Vocabulary, topic.Topic, step)))
        : string.Join("; ", [
            Verdict(topic, answer.Verdict),
            .. answer.Duties.Select(duty => CodeWords.Duty(code.Vocabulary, topic.Topic, duty)),
            .. answer.Dispositions.Count > 0 ? [CodeWords.Dispositions(topic.Topic, answer.Dispositions)] : (IEnumerable<string>)[],
        ]);

    public static string Verdict(TopicOfCode topic, string verdict) => topic.Topic.Verdicts.Find(verdict)?.Label.ToString() ?? verdict;
}
