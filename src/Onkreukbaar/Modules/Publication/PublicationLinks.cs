using System.Globalization;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Publication;

/// <summary>The addresses of this module.</summary>
internal static class PublicationLinks
{
    public static string Gifts(Body body, DateOnly? on = null, int page = 1) => $"/{body.Slug}/registers/geschenken{Query(on, page)}";

    public static string GiftsCsv(Body body, DateOnly? on = null) => $"/{body.Slug}/registers/geschenken.csv{Query(on, 1)}";

    public static string PublishGifts(Body body) => $"/{body.Slug}/publiceren/geschenken";

    /// <summary>For who publishes for several: whose people.</summary>
    public static string PublishGifts(Body body, Role owner) => $"{PublishGifts(body)}?{Registers.RegistersLinks.Of}={owner}";

    private static string Query(DateOnly? on, int page)
    {
        string?[] parts = [on is { } day ? string.Create(CultureInfo.InvariantCulture, $"peildatum={day:yyyy-MM-dd}") : null, page > 1 ? string.Create(CultureInfo.InvariantCulture, $"pagina={page}") : null];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? "" : "?" + query;
    }
}
