using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>
/// The codes of an authenticator app (RFC 6238). Identity has this too, but does not say which time step a code was of,
/// which is what keeps a code from being used twice, and reads the clock of the machine.
/// </summary>
internal static class Totp
{
    public const int Digits = 6;

    private const int SecretLength = 20;
    private const int SecondsPerStep = 30;
    private const int Limit = 1_000_000;

    // The clock of a telephone is seldom exact: one step either way (RFC 6238, section 5.2).
    private const int Window = 1;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>The step of this code, when it is one of now and later than the last one used.</summary>
    public static long? StepOf(string code, byte[] secret, DateTimeOffset now, long lastUsed)
    {
        var current = StepAt(now);
        long? found = null;
        for (var step = current - Window; step <= current + Window; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes(Code(secret, step))) && step > lastUsed)
            {
                found = step;
            }
        }

        return found;
    }

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / SecondsPerStep;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 and every authenticator app use HMAC-SHA-1, for which SHA-1's collisions do not matter.")]
    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xf)..]) & int.MaxValue;
        return (number % Limit).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
}
