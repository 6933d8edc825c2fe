using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Codes;

internal static class CodesLinks
{
    public static string All(Body body) => $"/{body.Slug}/gedragscode";

    public static string Code(Body body, string code) => $"/{body.Slug}/gedragscode/{code}";

    public static string Heading(Body body, string code, string anchor) => $"{Code(body, code)}#{anchor}";

    public static string Reference(Body body, string code, string name) => $"{Code(body, code)}/naslag/{name}";

    public static string Tables(Body body, string code, string topic) => $"{Code(body, code)}/{topic}";

    public static string Cases(Body body, string code, string topic) => $"{Tables(body, code, topic)}/voorbeelden";
}
