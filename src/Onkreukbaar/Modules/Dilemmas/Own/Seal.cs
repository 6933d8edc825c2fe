using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Onkreukbaar.Modules.Dilemmas.Own;

/// <summary>
/// Keeps a text unreadable for whoever has only the database or a backup of it. The key lies in a folder of the server: who
/// administers both can open it, and the pages say so.
/// </summary>
internal sealed class Seal(IDataProtectionProvider protection)
{
    public byte[] Close<T>(Guid record, T text) => For(record).Protect(JsonSerializer.SerializeToUtf8Bytes(text));

    /// <summary>Null when its key is lost, or it is not what was sealed for this record.</summary>
    public T? Open<T>(Guid record, byte[] closed)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(For(record).Unprotect(closed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(Guid record) => protection.CreateProtector("Onkreukbaar.Dilemmas", record.ToString());
}
