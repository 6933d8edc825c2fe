using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Platform.Modules.Work;

/// <summary>What somebody sent when their session had ended: where to, and every field in its order.</summary>
public sealed record KeptForm(string Address, bool IsMultipart, bool HadFiles, IReadOnlyList<KeptField> Fields)
{
    /// <summary>The field by which a form that is sent again says that it was kept.</summary>
    public const string Mark = "__bewaard";

    private const string Token = "__RequestVerificationToken";

    // Also the names that a page might give to a secret.
    private static readonly string[] Secrets = ["password", "wachtwoord"];
    private static readonly string[] NeverKept = [Mark, Token, .. Secrets];

    /// <summary>What a person can recognise; ids, versions and the token are ours.</summary>
    [JsonIgnore]
    public IEnumerable<string> Typed => Fields.Where(IsOfThePerson).Select(kept => kept.Value);

    internal static KeptForm Of(HttpRequest request, IFormCollection form) =>
        Of(request.Path.ToUriComponent() + request.QueryString.ToUriComponent(), request, form.Where(field => !Holds(field.Key, NeverKept)), form.Files.Count > 0);

    /// <summary>
    /// What could not be kept because the database did not answer, to be sent once more from the page that says so, with the
    /// token it came with: a form of another site has none. Null where nothing was sent, and for what holds a secret.
    /// </summary>
    public static async Task<KeptForm?> OfFailedAsync(HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not { } sent || !MayBeRepeated(context))
        {
            return null;
        }

        var form = await Forms.ReadAsync(context);
        return form.Keys.Any(name => Holds(name, Secrets)) ? null : Of(sent.OriginalPathBase + sent.OriginalPath + sent.OriginalQueryString, context.Request, form, form.Files.Count > 0);
    }

    /// <summary>A form with a file that was not read before it failed stays unread: its bounds are those of its page.</summary>
    private static bool MayBeRepeated(HttpContext context)
    {
        var page = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata;
        return context.Request.HasFormContentType && page is not null && page.GetMetadata<NotKeptAttribute>() is null
            && (page.GetMetadata<UploadAttribute>() is null || context.Features.Get<IFormFeature>()?.Form is not null);
    }

    private static KeptForm Of(string address, HttpRequest request, IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> fields, bool hadFiles) => new(
        address,
        request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase),
        hadFiles,
        [.. fields.SelectMany(field => field.Value.Select(value => new KeptField(field.Key, value ?? "")))]);

    private static bool Holds(string name, string[] words) => words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsOfThePerson(KeptField kept) =>
        !string.IsNullOrWhiteSpace(kept.Value) && !Guid.TryParse(kept.Value, out _) && !Holds(kept.Name, [Mark, Token]) && !kept.Name.EndsWith("version", StringComparison.OrdinalIgnoreCase);

    /// <summary>One place for each person and address: sending twice keeps once, and nobody fills the database with one form.</summary>
    internal static Guid PlaceOf(Guid personId, PathString path) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"kept form {personId} {path}")).AsSpan(0, 16));
}

public sealed record KeptField(string Name, string Value);

/// <summary>What is sent here is gone when the session has ended or the database does not answer: it holds secrets, or means nothing later.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotKeptAttribute : Attribute;
