using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>What was just done, said once on the page that follows.</summary>
internal static class GiftNotice
{
    public const string Changed = "gewijzigd";
    public const string Unchanged = "ongewijzigd";
    public const string Decided = "besloten";
    public const string Done = "gedaan";
    public const string Valued = "geschat";
    public const string Signed = "getekend";

    public static string? Sentence(string? notice) => notice switch
    {
        Changed => Say("Je wijziging is opgeslagen. Wat je eerder zei, is bewaard.", "Your change was saved. What you said before is kept."),
        Unchanged => Say("Er was niets veranderd, dus er is niets opgeslagen.", "Nothing was different, so nothing was saved."),
        Decided => Say("Je besluit is vastgelegd.", "Your decision was recorded."),
        Done => Say("Vastgelegd.", "Recorded."),
        Valued => Say("De tweede schatting is vastgelegd. Hieronder staat wat de code daarbij zegt.", "The second estimate was recorded. Below is what the code says to it."),
        Signed => Say("Je hebt het gemeld.", "You declared it."),
        _ => null,
    };
}
