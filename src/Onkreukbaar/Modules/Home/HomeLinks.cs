using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Home;

internal static class HomeLinks
{
    public const string Accessibility = "/toegankelijkheid";
    public const string Privacy = "/privacy";
    public const string OpenApi = Api.Root + "/openapi.json";

    public static string Theme(Body body) => $"/thema/{body.Slug}.css";

    public static string Language(string code, string backTo) => $"/taal/{code}?terug={Uri.EscapeDataString(backTo)}";
}
