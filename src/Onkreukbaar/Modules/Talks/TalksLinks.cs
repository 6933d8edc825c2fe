using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Talks;

/// <summary>The addresses of this module.</summary>
internal static class TalksLinks
{
    public static string Work(Body body) => $"/{body.Slug}/werk";

    public static string All(Body body) => $"/{body.Slug}/gesprekken";

    public static string New(Body body) => $"{All(body)}/nieuw";

    public static string One(Body body, Guid id) => $"{All(body)}/{id}";
}
