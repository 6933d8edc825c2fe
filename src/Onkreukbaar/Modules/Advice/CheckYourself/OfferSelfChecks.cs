using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Advice;

/// <summary>A self-check with the code that it comes from.</summary>
internal sealed record SelfCheckOfCode(CodeVersion Code, SelfCheck Check);

/// <summary>The self-checks of a body, in the codes that hold today.</summary>
internal static class OfferSelfChecks
{
    public static IReadOnlyList<SelfCheckOfCode> Of(Codes.Codes codes, Body body) => Of(codes.Of(body).InForce(codes.Today));

    /// <summary>
    /// What goes with an answer: nothing when it is plain. Where a talk is asked for, or steps are given, the questions to
    /// oneself of the code that answered; of all codes as long as it is not known which.
    /// </summary>
    public static IReadOnlyList<SelfCheckOfCode> After(Answer answer, Topic topic, Codes.Codes codes, Body body) =>
        LeavesDoubt(answer, topic) ? [.. (answer.Code is { } code ? Of([code]) : Of(codes, body)).Where(found => found.Check.GoesWith(topic.Name))] : [];

    private static List<SelfCheckOfCode> Of(IReadOnlyList<CodeVersion> versions) =>
        [.. versions.SelectMany(version => version.SelfChecks.Select(check => new SelfCheckOfCode(version, check)))];

    private static bool LeavesDoubt(Answer answer, Topic topic)
    {
        var scale = new Scale(topic.Verdicts);
        return answer.Verdict == Words.OnlySteps
            || (answer.Verdict is not (Words.OutOfScope or Words.NoRule) && scale.Rank(answer.Verdict) >= scale.Rank(Words.Discuss) && scale.Rank(answer.Verdict) < scale.Rank(Words.Refuse));
    }
}
