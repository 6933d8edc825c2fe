using NlDesign.AspNetCore.Components;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>Gifts in the words that a reader sees.</summary>
internal static class GiftText
{
    public static string State(DeclarationState state) => state switch
    {
        DeclarationState.ToDecide => Say("Wacht op een besluit", "Waiting for a decision"),
        DeclarationState.ToCarryOut => Say("Besloten, nog niet klaar", "Decided, not done yet"),
        DeclarationState.Closed => Say("Afgerond", "Done"),
        DeclarationState.Prepared => Say("Klaargezet, nog niet gemeld", "Made ready, not declared yet"),
        _ => Say("Ingetrokken", "Withdrawn"),
    };

    public static NlKind Kind(DeclarationState state) => state switch
    {
        DeclarationState.Closed => NlKind.Ok,
        DeclarationState.Cancelled => NlKind.Info,
        _ => NlKind.Warning,
    };

    public static string Outcome(Outcome outcome) => outcome switch
    {
        Registers.Outcome.Agreed => Say("Gezien, akkoord", "Seen, agreed"),
        Registers.Outcome.NotAllowed => Say("Niet toegestaan", "Not allowed"),
        _ => Say("Gezien", "Seen"),
    };

    /// <summary>The day on which a moment fell in the Netherlands.</summary>
    public static DateOnly Day(DateTimeOffset at) => Onkreukbaar.Platform.Time.Clock.DayOf(at);

    /// <summary>Who did something, and for whom when they stood in.</summary>
    public static string By(string name, string? onBehalfOf) => onBehalfOf is null ? name : Say($"{name}, namens {onBehalfOf}", $"{name}, on behalf of {onBehalfOf}");

    public static string Place(Vocabulary words, string disposition) => (words.Dispositions[disposition].Short ?? words.Dispositions[disposition].Label).ToString();

    /// <summary>Whose a thing is after the decision: of people, of the giver again, or of the body.</summary>
    public static string Owner(Vocabulary words, string disposition, Body body) =>
        words.Dispositions[disposition].Keeps ? Say("Van wie het kreeg of deelde", "Of whoever received or shared it")
        : disposition == GiftWords.SendingBack ? Say("Van de gever", "Of the giver")
        : body.Name;

    /// <summary>One thing of several: what it is and what it is worth.</summary>
    public static string Part(Vocabulary words, GiftPart part) => Part(words, part.Kind, part.WorthInCents);

    /// <summary>The same by its first value, by which whoever declared it knows it.</summary>
    public static string PartAsDeclared(Vocabulary words, GiftPart part) => Part(words, part.Kind, part.ValueInCents);

    private static string Part(Vocabulary words, string? kind, long? cents)
    {
        var what = words.Topic(GiftWords.Topic)!.Fact(Words.Kind)!.Value(kind ?? "")?.Label.ToString() ?? Say("Iets", "Something");
        return cents is null ? what : $"{what}, {Value(cents)}";
    }

    public static string Value(long? cents) => cents is { } amount ? CodeWords.Money(amount / 100m) : Say("niet bekend", "not known");

    /// <summary>The status as the vocabulary words its answer, without the "yes" or "no" before it.</summary>
    public static string Status(string status) => status switch
    {
        GiftWords.Offered => Say("aangeboden", "offered"),
        GiftWords.Promised => Say("beloofd", "promised"),
        GiftWords.Refused => Say("afgeslagen", "turned down"),
        _ => Say("gekregen", "received"),
    };
}
