using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Onkreukbaar.Modules.Registers.ListGifts;

/// <summary>The last line of a page: what it is ordered by, and its reference, which no other line has.</summary>
internal sealed record Cursor(string Key, string Reference)
{
    private const char Between = '\n';

    public long Number => long.TryParse(Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static Cursor Of(long key, string reference) => new(key.ToString(CultureInfo.InvariantCulture), reference);

    /// <summary>Null for an address that somebody made up: the list begins at its beginning.</summary>
    public static Cursor? Read(string? text)
    {
        try
        {
            return text is { Length: > 0 and < 1_000 } && Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split(Between) is [var key, var reference] ? new Cursor(key, reference) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public override string ToString() => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{Key}{Between}{Reference}"));
}
