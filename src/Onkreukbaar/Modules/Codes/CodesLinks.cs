using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Codes;

internal static class CodesLinks
{
    public static string All(Body body) => $"/{body.Slug}/gedragscode";

    public static string Code(Body body, string code) => $"/{body.Slug}/gedragscode/{code}";

    public static string Heading(Body body, string code, string anchor) => $"{Code(body, code)}#{anchor}";

    public static string Versions(Body body, string code) => $"{Code(body, code)}/versies";

    public static string Version(Body body, string code, string hash) => $"{Versions(body, code)}?versie={hash}";

    public static string FullText(Body body, string code) => $"{Code(body, code)}/tekst";

    /// <summary>The table as a file for a DMN editor.</summary>
    public static string Dmn(Body body, string code, string topic) => $"{Tables(body, code, topic)}/tabel.dmn";

    /// <summary>Where somebody who signed in says that a rule is unclear.</summary>
    public static string Unclear(Body body, string code, string topic) => $"/{body.Slug}/onduidelijke-regel?code={code}&onderwerp={topic}";

    public static string Comparison(Body body) => $"{All(body)}/vergelijken";

    public static string Reference(Body body, string code, string name) => $"{Code(body, code)}/naslag/{name}";

    public static string Theme(Body body, string code, string name) => $"{Code(body, code)}/thema/{name}";

    /// <summary>Where somebody asks about a topic.</summary>
    public static string Ask(Body body, string topic) => $"/{body.Slug}/vraag/{topic}";

    public static string Tables(Body body, string code, string topic) => $"{Code(body, code)}/{topic}";

    public static string Cases(Body body, string code, string topic) => $"{Tables(body, code, topic)}/voorbeelden";
}
