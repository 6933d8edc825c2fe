using Onkreukbaar.Modules.CodeKeeping.Proposals;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Unclear;

internal static class QuestionWords
{
    public static string Label(Effect effect) => effect switch
    {
        Effect.None => Say("De code blijft zoals zij is", "The code stays as it is"),
        Effect.NextVersion => Say("De volgende versie zegt dit duidelijker", "The next version says this more clearly"),
        _ => Say("De regel wordt gewijzigd", "The rule is being changed"),
    };

    /// <summary>What it means for the code, up to what became of the proposal.</summary>
    public static string WhatItMeans(AskedQuestion asked) => asked.Question.Effect is not { } effect ? ""
        : asked.ProposalState == ProposalState.Withdrawn ? Say($"De wijziging ging niet door: voorstel “{asked.Proposal}”", $"The change did not go ahead: proposal “{asked.Proposal}”")
        : asked.Proposal is { } label ? Say($"{Label(effect)}: voorstel “{label}”, {ProposalWords.State(asked.ProposalState!.Value).ToLowerInvariant()}", $"{Label(effect)}: proposal “{label}”, {ProposalWords.State(asked.ProposalState!.Value).ToLowerInvariant()}")
        : Label(effect);
}
