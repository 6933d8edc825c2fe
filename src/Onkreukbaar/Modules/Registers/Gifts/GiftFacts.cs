using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>The facts that the rules are run with: what was answered, and what follows from the rest of the form.</summary>
internal static class GiftFacts
{
    public static Dictionary<string, object?> Facts(this GiftDraft draft, Topic topic, BodyCodes codes)
    {
        var facts = draft.Answers.ToFacts(topic);
        if (draft.Form.OfferedOn is { } day)
        {
            facts.TryAdd(Words.Date, day);
        }

        if (draft.People is { } people && topic.Fact(GiftWords.Shared) is not null)
        {
            // Told as a number here, asked as a choice there: the number is the more exact one.
            facts[GiftWords.Shared] = ValueOf(facts) is { } value && Limit(codes, draft.Form.OfferedOn) is { } limit ? (value / people <= limit ? GiftWords.ShareBelowLimit : GiftWords.ShareAboveLimit) : null;
        }

        return facts;
    }

    /// <summary>What it is worth in euros: as told, or else the things in it together; null when nobody knows.</summary>
    public static decimal? ValueOf(IReadOnlyDictionary<string, object?> facts) =>
        facts.GetValueOrDefault(Words.Value) is decimal value ? value
        : PartsOf(facts) is { Count: > 0 } parts && parts.All(part => part.Facts.GetValueOrDefault(Words.Value) is decimal) ? parts.Sum(part => (decimal)part.Facts[Words.Value]!)
        : null;

    /// <summary>Null when there is nothing to compare.</summary>
    public static bool? IsAbove(decimal? value, decimal? limit) => value is { } worth && limit is { } most ? worth > most : null;

    public static IReadOnlyList<Part> PartsOf(IReadOnlyDictionary<string, object?> facts) => facts.GetValueOrDefault(Words.Parts) as IReadOnlyList<Part> ?? [];

    /// <summary>The value limit of the body on a day; null when its codes have none.</summary>
    public static decimal? Limit(BodyCodes codes, DateOnly? day) => day is null ? null
        : codes.InForce(day.Value).SelectMany(code => code.ParametersOn(day.Value)).FirstOrDefault(parameter => parameter.Name == GiftWords.Limit)?.Value;
}
