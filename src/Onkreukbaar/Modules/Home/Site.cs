using Microsoft.AspNetCore.Diagnostics;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Home;

/// <summary>What whoever runs the installation may set about the site.</summary>
internal sealed record SiteSettings(string SecurityContact, string? ThemesFolder)
{
    public bool IsDemo { get; init; }

    private static readonly string[] WaysToContact = [Uri.UriSchemeMailto, Uri.UriSchemeHttps, "tel"];

    public static SiteSettings From(IConfiguration configuration)
    {
        var contact = configuration["SecurityContact"] ?? "mailto:security@onkreukbaar.example";
        if (!Uri.TryCreate(contact, UriKind.Absolute, out var address) || !WaysToContact.Contains(address.Scheme, StringComparer.Ordinal) || contact.Any(char.IsControl))
        {
            throw new WrongSettingException("SecurityContact", contact, "an address that begins with mailto:, https: or tel:");
        }

        var themes = configuration["Themes"];
        return themes is null || Directory.Exists(themes) ? new(contact, themes) : throw new WrongSettingException("Themes", themes, "a folder that exists");
    }

    /// <summary>A body's own look: one style sheet named after the body in the configured folder.</summary>
    public string? ThemeFileOf(Body body) =>
        ThemesFolder is not null && Path.Combine(Path.GetFullPath(ThemesFolder), body.Slug + ".css") is var file && File.Exists(file) ? file : null;
}

/// <summary>What the layout of every page needs to know.</summary>
internal sealed class Site(SiteSettings settings, CurrentBody current, IHttpContextAccessor http)
{
    public Body? Body => current.Body;

    public bool IsDemo => settings.IsDemo;

    /// <summary>Who signed in at this body, for the name in the header; what they may do is not decided here.</summary>
    public SignedIn? SignedIn => Body is null ? null : SignedIn.Of(http.HttpContext!.User, Body);

    public string? Theme => Body is not null && settings.ThemeFileOf(Body) is not null ? HomeLinks.Theme(Body) : null;

    /// <summary>This address, for a link that brings the reader back to it; on an error page the one that went wrong.</summary>
    public string Here => http.HttpContext!.Features.Get<IStatusCodeReExecuteFeature>() is { } wrong ? Address(wrong.OriginalPath, wrong.OriginalQueryString) : Address(Request.Path, Request.QueryString.Value);

    private HttpRequest Request => http.HttpContext!.Request;

    private string Address(PathString path, string? query) =>
        HttpMethods.IsGet(Request.Method) && !path.StartsWithSegments(ErrorPages.Address, StringComparison.Ordinal) ? path + query : "/";
}
