using System.Globalization;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas;

/// <summary>Sentences that several pages say.</summary>
internal static class DilemmaWords
{
    public const string Kept = "bewaard";
    public const string Concluded = "afgerond";
    public const string Shared = "gedeeld";
    public const string Stopped = "gestopt";
    public const string Offered = "aangeboden";
    public const string TakenBack = "teruggehaald";
    public const string Removed = "verwijderd";

    public static string CannotBeOpened => Say("Dit dilemma kan niet meer worden geopend", "This dilemma cannot be opened any more");

    /// <summary>What was just done, by the word in the address.</summary>
    public static string? Done(string? word) => word switch
    {
        Kept => Say("Je dilemma is bewaard.", "Your dilemma is kept."),
        Concluded => Say("Je dilemma is bewaard en afgerond.", "Your dilemma is kept and closed."),
        Shared => Say("Je dilemma is gedeeld.", "Your dilemma is shared."),
        Stopped => Say("Je deelt dit dilemma niet meer met deze persoon.", "You no longer share this dilemma with this person."),
        Offered => Say("De versie zonder namen staat klaar voor je team.", "The version without names is ready for your team."),
        TakenBack => Say("Je hebt de versie voor je team teruggehaald.", "You took back the version for your team."),
        Removed => Say("Je dilemma is verwijderd. Er is niets van bewaard.", "Your dilemma was removed. Nothing of it is kept."),
        _ => null,
    };

    public static string Month(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
}
