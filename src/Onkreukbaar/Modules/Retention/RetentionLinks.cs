using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Retention;

/// <summary>The addresses of this module.</summary>
internal static class RetentionLinks
{
    public static string Terms(Body body) => $"/{body.Slug}/beheer/bewaartermijnen";

    public static string Rule(Body body, string kind) => $"{Terms(body)}/{kind}";

    public static string Due(Body body, string kind) => $"{Terms(body)}/{kind}/verlopen";

    public static string Holds(Body body) => $"{Terms(body)}/vasthouden";

    public static string Destructions(Body body) => $"/{body.Slug}/beheer/vernietigingen";

    public static string Proposal(Body body, Guid id) => $"{Destructions(body)}/{id}";

    public static string Certificate(Body body, Guid id) => $"{Destructions(body)}/{id}/verklaring";
}
