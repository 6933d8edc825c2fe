using NlDesign.AspNetCore.Components;
using Onkreukbaar.Modules.Codes;
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
