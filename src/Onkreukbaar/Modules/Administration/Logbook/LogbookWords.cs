using Onkreukbaar.Platform.Modules.Audit;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.Logbook;

/// <summary>
/// What the logbook shows, in words. A kind that is not named here stays out: what people keep for themselves, ask about
/// the code or answer in a talk, and how they sign in, is in the audit and is nobody's to read through.
/// </summary>
internal static class LogbookWords
{
    public const string Gift = "geschenken";
    public const string Audit = "audit";

    public static readonly IReadOnlyList<string> ActionsLeftOut = ["signed-in", "signed-out"];

    /// <summary>What can be asked for; what happens seldom is found without.</summary>
    private static readonly string[] ToChoose =
        ["viewed", "exported", "declared", "changed", "valued", "decided", "carried-out", "cancelled", "attached", "published", "given", "ended", "appointed", "invited", "set", "held", "hold-lifted", "proposed", "destroyed", "certified", "rerouted", "activated", "verified", "restored"];

    private static readonly Dictionary<string, (string Nl, string En)> Names = new(StringComparer.Ordinal)
    {
        [Gift] = ("Geschenk", "Gift"),
        ["gift-letter"] = ("Brief over een geschenk", "Letter about a gift"),
        ["gift-file"] = ("Bijlage bij een geschenk", "File with a gift"),
        ["gift-official"] = ("Geschenk", "Gift"),
        ["gift-office-holder"] = ("Geschenk", "Gift"),
        ["edition"] = ("Openbaar register van geschenken", "Public register of gifts"),
        ["round"] = ("Kwartaalronde", "Quarterly round"),
        ["unit"] = ("Team", "Team"),
        ["person"] = ("Persoon", "Person"),
        ["people"] = ("Personeelsbestand", "File of people"),
        ["account"] = ("Account", "Account"),
        ["role"] = ("Rol", "Role"),
        ["deputy"] = ("Vervanging", "Deputy"),
        ["administration-act"] = ("Handeling van een beheerder", "Act of an administrator"),
        ["setting"] = ("Instelling", "Setting"),
        ["retention-rule"] = ("Bewaartermijn", "Retention term"),
        ["destruction"] = ("Vernietiging", "Destruction"),
        ["article"] = ("Artikel", "Article"),
        ["knowledge-article"] = ("Artikel", "Article"),
        ["code"] = ("Gedragscode", "Code of conduct"),
        ["code-proposal"] = ("Voorstel voor de gedragscode", "Proposal for the code of conduct"),
        ["code-campaign"] = ("Uitreiking van de gedragscode", "Handing out the code of conduct"),
        ["talk"] = ("Gesprek over integriteit", "Talk about integrity"),
        ["body"] = ("Organisatie", "Organisation"),
        [Audit] = ("Logboek", "Audit"),
    };

    public static IReadOnlyCollection<string> Kinds => Names.Keys;

    /// <summary>An action that can be asked for; null for any other word, which asks for nothing.</summary>
    public static string? Known(string? action) => Array.Find(ToChoose, choice => choice == action);

    public static IEnumerable<(string Value, string Label)> Actions => ToChoose.Select(action => (action, ActionText.Of(action))).OrderBy(choice => choice.Item2, StringComparer.CurrentCulture);

    public static string Thing(AuditLine line) => line is { Kind: Gift, Action: "exported" } ? Say("Geschenkenregister", "Register of gifts") : Say(Names[line.Kind].Nl, Names[line.Kind].En);

    /// <summary>How it ended. What was decided is the content of a record, so all that succeeded looks the same.</summary>
    public static string Result(AuditLine line) => line.Result switch
    {
        "refused" => Say("Geweigerd", "Refused"),
        "nobody" => Say("Niemand gevonden", "Nobody found"),
        AuditLength.Broken => Say("Niet in orde", "Not in order"),
        _ => Say("Gelukt", "Done"),
    };

    /// <summary>Who it was when no person is known.</summary>
    public static string Nobody(AuditLine line) => line.Origin == "cli" ? Say("Iemand op de server", "Somebody on the server") : Say("Het programma", "The program");
}
