using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.ChangeGift;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>What somebody filled in while another was first: nothing of it was done, and nothing of it need be typed again.</summary>
internal static class GiftTyped
{
    public static IReadOnlyList<ShownAnswer> Of(Vocabulary words, GiftFile file, DecisionForm form) =>
    [
        .. Line(Say("Wat je wilde besluiten", "What you wanted to decide"), form.Outcome is { } outcome ? GiftText.Outcome(outcome) : null),
        .. Line(Say("Besproken op", "Discussed on"), Day(form.TalkOn)),
        .. Line(Say("Bestemming", "Destination"), Place(words, form.Destination)),
        .. file.Parts.Zip(form.Parts).SelectMany(part => Line(GiftText.Part(words, part.First), Place(words, part.Second))),
        .. Line(Say("Jouw toelichting", "Your explanation"), form.Reason),
    ];

    public static IReadOnlyList<ShownAnswer> Of(StepForm form) =>
        [.. Line(Say("Gedaan op", "Done on"), Day(form.DoneOn)), .. Line(Say("Hoe het is gegaan", "How it went"), form.Account)];

    public static IReadOnlyList<ShownAnswer> Of(Vocabulary words, GiftFile file, ValueForm form) =>
        [.. Line(Say("Om welk ding het gaat", "Which thing it is about"), form.Part is { } part && part > 0 && part <= file.Parts.Count ? GiftText.Part(words, file.Parts[part - 1]) : null),
        .. Line(Say("Jouw schatting", "Your estimate"), form.Value is { } value ? CodeWords.Money(value) : null), .. Line(Say("Hoe je dat weet", "How you know"), form.Basis)];

    private static IEnumerable<ShownAnswer> Line(string label, string? text) => string.IsNullOrWhiteSpace(text) ? [] : [new ShownAnswer(label, text)];

    private static string? Day(DateOnly? day) => day is { } known ? CodeWords.Date(known) : null;

    private static string? Place(Vocabulary words, string? place) => words.Dispositions.Find(place) is { } term ? GiftText.Place(words, term.Name) : null;
}
