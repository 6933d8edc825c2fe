using System.Globalization;
using System.Text;

namespace Onkreukbaar.Platform.Data;

/// <summary>Text as it is searched and sorted: small letters without accents, single spaces. Databases differ in this; we do not.</summary>
public static class Searchable
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        var spaced = true;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
                spaced = false;
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && !spaced)
            {
                plain.Append(' ');
                spaced = true;
            }
        }

        return plain.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }
}
