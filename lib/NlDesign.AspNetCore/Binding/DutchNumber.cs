using System.Globalization;
using System.Text.RegularExpressions;

namespace NlDesign.AspNetCore.Binding;

/// <summary>
/// Reads a number as people write amounts: 50, 12,50, 1.250,00, € 12,50, 20 euro, and 12.50 with the point of a keypad.
/// On an English page a comma may group the thousands: 1,250.
/// </summary>
public static partial class DutchNumber
{
    /// <summary>False when the text is no number, or when it could be two different ones.</summary>
    public static bool TryRead(string? text, out decimal number)
    {
        number = 0;
        var digits = Digits(text);
        if (MayBeTwo(digits))
        {
            return false;
        }

        if (Grouped().IsMatch(digits))
        {
            digits = digits.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
        }
        else if (EnglishGrouped().IsMatch(digits))
        {
            digits = digits.Replace(",", "", StringComparison.Ordinal);
        }
        else if (Plain().IsMatch(digits))
        {
            digits = digits.Replace(',', '.');
        }
        else
        {
            return false;
        }

        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>
    /// In Dutch 1.250 is a thousand two hundred and fifty, but 1,250 may be that too for somebody who thinks in English; on
    /// an English page it is the other way round. So that is asked again.
    /// </summary>
    public static bool IsAmbiguous(string? text) => MayBeTwo(Digits(text));

    private static bool MayBeTwo(string digits) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? ThreeBehindAPoint().IsMatch(digits) : ThreeBehindAComma().IsMatch(digits);

    private static string Digits(string? text)
    {
        var amount = Currency().Replace((text ?? "").Replace("\u00a0", " ", StringComparison.Ordinal).Trim(), "").Trim();
        // "12,-" is how a round amount stands on a Dutch receipt.
        return RoundAmount().Replace(amount, "");
    }

    [GeneratedRegex("€|^(euro|eur)|(euros?|eur|euro's)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Currency();

    [GeneratedRegex(@"[.,][-–=]{1,2}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RoundAmount();

    [GeneratedRegex(@"^-?([1-9][0-9]{0,2}([. ][0-9]{3})+)(,[0-9]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]{1,2})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EnglishGrouped();

    [GeneratedRegex(@"^-?[0-9]{1,20}([.,][0-9]{1,6})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2},[0-9]{3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ThreeBehindAComma();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}\.[0-9]{3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ThreeBehindAPoint();
}
