using System.Globalization;
using System.Text.RegularExpressions;

namespace NlDesign.AspNetCore.Binding;

/// <summary>Reads a number as people write amounts: 50, 12,50, 1.250,00, € 12,50, and 12.50 with the point of a keypad.</summary>
public static partial class DutchNumber
{
    /// <summary>
    /// False when the text is no number, or when it could be two different ones: 1.250 is a thousand
    /// two hundred and fifty, but 1,250 may be that too for somebody who thinks in English, so it is asked again.
    /// </summary>
    public static bool TryRead(string? text, out decimal number)
    {
        number = 0;
        var digits = (text ?? "").Replace("€", "", StringComparison.Ordinal).Replace("\u00a0", " ", StringComparison.Ordinal).Trim();
        // "12,-" is how a round amount stands on a Dutch receipt.
        digits = RoundAmount().Replace(digits, "");
        if (Grouped().IsMatch(digits))
        {
            digits = digits.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
        }
        else if (EnglishGrouped().IsMatch(digits))
        {
            digits = digits.Replace(",", "", StringComparison.Ordinal);
        }
        else if (Plain().IsMatch(digits) && !Ambiguous().IsMatch(digits))
        {
            digits = digits.Replace(',', '.');
        }
        else
        {
            return false;
        }

        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex(@",[-–=]{1,2}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RoundAmount();

    [GeneratedRegex(@"^-?([1-9][0-9]{0,2}([. ][0-9]{3})+)(,[0-9]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grouped();

    // With a point behind the commas there is only one way to read it.
    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}(,[0-9]{3})+\.[0-9]{1,2}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EnglishGrouped();

    [GeneratedRegex(@"^-?[0-9]{1,20}([.,][0-9]{1,6})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2},[0-9]{3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ambiguous();
}
