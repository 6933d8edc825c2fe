namespace Onkreukbaar.Modules.Codes;

/// <summary>What a self-check must be before its code may answer: a heading that exists, and words from the closed lists.</summary>
internal static class SelfCheckProblems
{
    public static IEnumerable<CodeProblem> Of(CodeVersion version) => version.SelfChecks.SelectMany(check => Of(version, check));

    private static IEnumerable<CodeProblem> Of(CodeVersion version, SelfCheck check)
    {
        var file = $"zelftests/{check.Name}.yaml";
        if (version.Headings.All(heading => heading.Anchor != check.Article))
        {
            yield return new CodeProblem(file, NoSuch.Heading(check.Article));
        }

        foreach (var topic in check.Topics.Where(topic => version.Topic(topic) is null))
        {
            yield return new CodeProblem(file, NoSuch.Topic(topic));
        }

        foreach (var role in check.Outcomes.Append(check.WhenUnknown).SelectMany(outcome => outcome.TalkTo).Where(role => !version.Vocabulary.Roles.Has(role)))
        {
            yield return new CodeProblem(file, NoSuch.Role(role));
        }

        foreach (var outcome in check.Outcomes.Skip(1).Append(check.WhenUnknown).Where(outcome => outcome.TalkTo.Count == 0))
        {
            yield return new CodeProblem(file, new($"`praatMet` noemt niemand onder \"{outcome.Heading.Nl}\"", $"`praatMet` names nobody under \"{outcome.Heading.Nl}\""));
        }
    }
}
