using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Dilemmas;

/// <summary>The addresses of this module. They hold ids, never a word of what they lead to.</summary>
internal static class DilemmasLinks
{
    public static string Work(Body body) => $"/{body.Slug}/werk";

    public static string Mine(Body body) => $"/{body.Slug}/dilemmas";

    public static string New(Body body) => $"{Mine(body)}/nieuw";

    public static string One(Body body, Guid id) => $"{Mine(body)}/{id}";

    /// <summary>With a sentence about what was just done.</summary>
    public static string One(Body body, Guid id, string done) => $"{One(body, id)}?klaar={done}";

    public static string Change(Body body, Guid id) => $"{One(body, id)}/wijzigen";

    public static string Share(Body body, Guid id) => $"{One(body, id)}/delen";

    public static string Offer(Body body, Guid id) => $"{One(body, id)}/team";

    public static string Remove(Body body, Guid id) => $"{One(body, id)}/verwijderen";

    public static string Shared(Body body, Guid share) => $"{Mine(body)}/gedeeld/{share}";

    public static string ForTeams(Body body) => $"/{body.Slug}/team-dilemmas";
}
