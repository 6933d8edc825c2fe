using System.Security.Cryptography;
using System.Text;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>
/// Proves that a record still says what it said, without keeping what it says. The salt lives in the record alone: who
/// destroys the record destroys the link, and nobody can guess the content back from the audit.
/// </summary>
public static class Salt
{
    public const int Length = 16;
    public const int MacLength = 64;

    public static byte[] New() => RandomNumberGenerator.GetBytes(Length);

    public static string Mac(byte[] salt, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(text)));
}
