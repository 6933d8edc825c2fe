using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>What a decision must have, and when it departs from the code.</summary>
internal sealed class DecisionRules(Vocabulary vocabulary, DateOnly today)
{
    /// <summary>Whether the decision departs from what the code advises; then it has a reason.</summary>
    /// <exception cref="RuleBrokenException">Something is missing, or nobody may decide this.</exception>
    public bool Check(GiftFile file, DecisionForm form)
    {
        WhatIsForbiddenIsNotPermitted(file, form);
        OnlyWhatWasTurnedDownIsJustSeen(file, form);
        WhatNeedsATalkIsTalkedOver(file, form);
        EveryThingGoesSomewhere(file, form);
        WhatIsForbiddenIsNotKept(file, form);
        var deviates = !AgreesWith(file, form) || GoesElsewhere(file, form);
        return deviates && string.IsNullOrWhiteSpace(form.Reason)
            ? throw new RuleBrokenException(nameof(form.Reason), Say("Je wijkt af van het advies van de code. Schrijf op waarom", "You depart from the advice of the code. Write down why"))
            : form.Reason is { Length: > Decision.ReasonMax }
            ? throw new RuleBrokenException(nameof(form.Reason), Say($"Gebruik hoogstens {Decision.ReasonMax} tekens", $"Use at most {Decision.ReasonMax} characters"))
            : deviates;
    }

    private static void WhatIsForbiddenIsNotPermitted(GiftFile file, DecisionForm form)
    {
        if (form.Outcome is null || !Enum.IsDefined(form.Outcome.Value))
        {
            throw new RuleBrokenException(nameof(form.Outcome), Say("Kies wat je besluit", "Choose what you decide"));
        }

        if (form.Outcome == Outcome.Agreed && file.Advice.Verdict == Words.Forbidden && !WasRefused(file))
        {
            throw new RuleBrokenException(nameof(form.Outcome), Say("Dit is verboden. Niemand kan hier toestemming voor geven", "This is forbidden. Nobody can give permission for it"));
        }
    }

    private static void OnlyWhatWasTurnedDownIsJustSeen(GiftFile file, DecisionForm form)
    {
        if (form.Outcome == Outcome.Seen && !WasRefused(file))
        {
            throw new RuleBrokenException(nameof(form.Outcome), Say("Kies of het mag", "Choose whether it is allowed"));
        }
    }

    /// <summary>Unless the code itself names that place.</summary>
    private void WhatIsForbiddenIsNotKept(GiftFile file, DecisionForm form)
    {
        if (file.Advice.Verdict == Words.Forbidden && vocabulary.Keeps(form.Destination) && !file.Advice.Dispositions.Contains(form.Destination, StringComparer.Ordinal))
        {
            throw new RuleBrokenException(nameof(form.Destination), Say("Dit is verboden, dus het kan hier niet blijven", "This is forbidden, so it cannot stay here"));
        }

        var kept = file.Parts.Zip(form.Parts).Index().Where(pair => pair.Item.First.Verdict == Words.Forbidden && vocabulary.Keeps(pair.Item.Second)).Select(pair => pair.Index).FirstOrDefault(-1);
        if (kept >= 0)
        {
            throw new RuleBrokenException($"{nameof(form.Parts)}[{kept}]", Say("Dit is verboden, dus het kan hier niet blijven", "This is forbidden, so it cannot stay here"));
        }
    }

    private void WhatNeedsATalkIsTalkedOver(GiftFile file, DecisionForm form)
    {
        if (file.Advice.AsksATalk && form.TalkOn is null)
        {
            throw new RuleBrokenException(nameof(form.TalkOn), Say("De code vraagt hier een gesprek. Vul in wanneer jullie elkaar spraken", "The code asks for a talk here. Enter when you spoke with each other"));
        }

        if (form.TalkOn > today)
        {
            throw new RuleBrokenException(nameof(form.TalkOn), Say("Het gesprek kan niet in de toekomst liggen", "The talk cannot be in the future"));
        }
    }

    private void EveryThingGoesSomewhere(GiftFile file, DecisionForm form)
    {
        if (!DecideGift.HasAThing(file.Gift))
        {
            return;
        }

        if (file.IsJudgedApart)
        {
            var missing = Enumerable.Range(0, file.Parts.Count).FirstOrDefault(part => !IsAPlace(form.Parts.ElementAtOrDefault(part)), -1);
            if (missing >= 0)
            {
                throw new RuleBrokenException($"{nameof(form.Parts)}[{missing}]", Say("Kies wat hiermee gebeurt", "Choose what happens to this"));
            }
        }
        else if (!IsAPlace(form.Destination))
        {
            throw new RuleBrokenException(nameof(form.Destination), Say("Kies wat er met het geschenk gebeurt", "Choose what happens to the gift"));
        }
    }

    private bool IsAPlace(string? word) => word != Words.DispositionNotRegulated && vocabulary.Dispositions.Find(word) is not null;

    private bool AgreesWith(GiftFile file, DecisionForm form) => form.Outcome switch
    {
        Outcome.Agreed => Rank(file.Advice.Verdict) < Rank(Words.AdvisedAgainst) || WasRefused(file),
        Outcome.NotAllowed => Rank(file.Advice.Verdict) >= Rank(Words.Discuss),
        _ => true,
    };

    private bool GoesElsewhere(GiftFile file, DecisionForm form) => file.IsJudgedApart
        ? file.Parts.Zip(form.Parts).Any(pair => vocabulary.IsRefusal(pair.First.Verdict!) && vocabulary.Keeps(pair.Second))
        : form.Destination is { } place && file.Advice.Dispositions.Count > 0 && !file.Advice.Dispositions.Contains(place, StringComparer.Ordinal);

    /// <summary>Nothing is left to permit: it was turned down.</summary>
    private static bool WasRefused(GiftFile file) => file.Gift.Status == GiftWords.Refused;

    private int Rank(string verdict) => vocabulary.Verdicts[verdict].Rank;
}
