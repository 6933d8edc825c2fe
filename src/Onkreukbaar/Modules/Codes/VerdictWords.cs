using NlDesign.AspNetCore.Components;

namespace Onkreukbaar.Modules.Codes;

/// <summary>How a verdict looks: never by colour alone, the words always stand beside it.</summary>
internal static class VerdictWords
{
    public static NlKind Kind(Topic words, string verdict) => verdict switch
    {
        Words.OutOfScope or Words.NoRule or Words.OnlySteps => NlKind.Info,
        _ when new Scale(words.Verdicts).Rank(verdict) >= words.Verdicts[Words.Refuse].Rank => NlKind.Error,
        _ when new Scale(words.Verdicts).Rank(verdict) >= words.Verdicts[Words.Discuss].Rank => NlKind.Warning,
        _ => NlKind.Ok,
    };
}
