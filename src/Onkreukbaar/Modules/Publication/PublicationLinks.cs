using System.Globalization;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Publication;

/// <summary>The addresses of this module.</summary>
internal static class PublicationLinks
{
    public static string Gifts(Body body, DateOnly? on = null) => $"/{body.Slug}/registers/geschenken{(on is { } day ? string.Create(CultureInfo.InvariantCulture, $"?peildatum={day:yyyy-MM-dd}") : "")}";

    public static string GiftsCsv(Body body, DateOnly? on = null) => $"/{body.Slug}/registers/geschenken.csv{(on is { } day ? string.Create(CultureInfo.InvariantCulture, $"?peildatum={day:yyyy-MM-dd}") : "")}";

    public static string PublishGifts(Body body) => $"/{body.Slug}/publiceren/geschenken";
}
