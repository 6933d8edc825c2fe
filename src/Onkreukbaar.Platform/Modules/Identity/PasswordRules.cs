using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>What a password may be. Long, and not the first thing somebody else would try; nothing about capitals, digits or signs.</summary>
public static class PasswordRules
{
    /// <summary>NCSC, factsheet on passwords: at least 12. NIST SP 800-63B asks for 8 where a second factor is used, and no composition rules.</summary>
    public const int LengthMin = 12;

    /// <summary>NIST SP 800-63B: at least 64 must be possible. There is an end to what we hash.</summary>
    public const int LengthMax = 200;

    /// <summary>What must be left when the person's own names are taken out.</summary>
    private const int OwnLengthMin = 8;

    private const int NameLengthMin = 4;
    private const int DifferentMin = 5;

    /// <summary>Before or behind these words people put a year or an exclamation mark.</summary>
    private static readonly HashSet<string> Common =
    [
        "password", "passwordpassword", "mypassword", "wachtwoord", "mijnwachtwoord", "wachtwoordwachtwoord", "geheim", "geheimgeheim", "welkom", "welkomwelkom", "welcome",
        "welkomthuis", "admin", "administrator", "beheerder", "beheer", "gebruiker", "letmein", "iloveyou", "ikhouvanjou", "qwerty", "qwertyuiop", "qwertyqwerty", "qwertyuiopasdf",
        "qwertyuiopasdfgh", "azerty", "azertyuiop", "asdfghjkl", "zxcvbnm", "qwertyasdfgh", "onetwothreefour", "sesamopenu", "changeme", "changemenow", "veranderdit", "onkreukbaar",
        "integriteit", "gedragscode", "gemeente", "provincie", "ambtenaar", "voorjaar", "lente", "zomer", "herfst", "najaar", "winter", "januari", "februari", "maart", "april",
        "augustus", "september", "oktober", "november", "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "feyenoord", "ajax", "amsterdam", "rotterdam",
        "nederland", "abcdefghijkl", "abcdefghijklm", "abcdefghijklmnop",
    ];

    private static readonly string[] Rows = ["12345678901234567890", "09876543210987654321", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"];

    /// <exception cref="RuleBrokenException">The first thing that is wrong with it.</exception>
    public static void Check(string field, string? password, params string[] names)
    {
        if (Problem(password ?? "", names) is { } sentence)
        {
            throw new RuleBrokenException(field, sentence);
        }
    }

    internal static string? Problem(string password, IReadOnlyList<string> names) => password.EnumerateRunes().Count() switch
    {
        0 => Say("Vul een wachtwoord in", "Enter a password"),
        < LengthMin => Say($"Kies een wachtwoord van minstens {LengthMin} tekens. Een paar woorden achter elkaar is goed en makkelijk te onthouden", $"Choose a password of at least {LengthMin} characters. A few words in a row is good and easy to remember"),
        > LengthMax => Say($"Een wachtwoord mag hooguit {LengthMax} tekens lang zijn", $"A password may be at most {LengthMax} characters long"),
        _ when IsCommon(password) => Say("Dit wachtwoord is te makkelijk te raden. Kies iets dat alleen jij bedenkt", "This password is too easy to guess. Choose something only you would think of"),
        _ when IsAboutOneself(password, names) => Say("Je wachtwoord lijkt te veel op je naam, je e-mailadres of je organisatie. Kies iets anders", "Your password is too much like your name, your e-mail address or your organisation. Choose something else"),
        _ => null,
    };

    private static bool IsCommon(string password)
    {
        var plain = Joined(password);
        return Common.Contains(plain.Trim([.. "0123456789"])) || password.Distinct().Count() < DifferentMin
            || (plain.Length >= OwnLengthMin && Rows.Any(row => (row + row).Contains(plain, StringComparison.Ordinal)));
    }

    private static bool IsAboutOneself(string password, IReadOnlyList<string> names)
    {
        var left = Joined(password);
        var words = names.SelectMany(name => Searchable.Of(name).Split(' ').Append(Joined(name))).Where(word => word.Length >= NameLengthMin).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length);
        var found = words.Where(word => left.Contains(word, StringComparison.Ordinal)).ToList();
        found.ForEach(word => left = left.Replace(word, "", StringComparison.Ordinal));
        return found.Count > 0 && left.Length < OwnLengthMin;
    }

    private static string Joined(string text) => Searchable.Of(text).Replace(" ", "", StringComparison.Ordinal);
}
