using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Onkreukbaar.Platform.Modules.Work;

/// <summary>What somebody sent when their session had ended: where to, and every field in its order.</summary>
public sealed record KeptForm(string Address, bool IsMultipart, bool HadFiles, IReadOnlyList<KeptField> Fields)
{
    /// <summary>The field by which a form that is sent again says that it was kept.</summary>
    public const string Mark = "__bewaard";

    // Also the names that a page might give to a secret.
    private static readonly string[] NeverKept = [Mark, "__RequestVerificationToken", "password", "wachtwoord"];

    internal static KeptForm Of(HttpRequest request, IFormCollection form) => new(
        request.Path.ToUriComponent() + request.QueryString.ToUriComponent(),
        request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase),
        form.Files.Count > 0,
        [.. form.Where(field => !NeverKept.Any(name => field.Key.Contains(name, StringComparison.OrdinalIgnoreCase))).SelectMany(field => field.Value.Select(value => new KeptField(field.Key, value ?? "")))]);

    /// <summary>One place for each person and address: sending twice keeps once, and nobody fills the database with one form.</summary>
    internal static Guid PlaceOf(Guid personId, PathString path) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"kept form {personId} {path}")).AsSpan(0, 16));
}

public sealed record KeptField(string Name, string Value);

/// <summary>What is sent here is gone when the session has ended: it holds secrets, or means nothing later.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotKeptAttribute : Attribute;
