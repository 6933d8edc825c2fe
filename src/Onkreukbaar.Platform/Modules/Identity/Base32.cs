using System.Text;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>Bytes as letters and digits that people do not mix up (RFC 4648), as authenticator apps read a secret.</summary>
internal static class Base32
{
    public const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private const int BitsPerLetter = 5;
    private const int BitsPerByte = 8;

    public static string Of(byte[] bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var one in bytes)
        {
            buffer = (buffer << BitsPerByte) | one;
            for (bits += BitsPerByte; bits >= BitsPerLetter; bits -= BitsPerLetter)
            {
                text.Append(Alphabet[(buffer >> (bits - BitsPerLetter)) & (Alphabet.Length - 1)]);
            }

            buffer &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Alphabet[(buffer << (BitsPerLetter - bits)) & (Alphabet.Length - 1)]).ToString();
    }
}
