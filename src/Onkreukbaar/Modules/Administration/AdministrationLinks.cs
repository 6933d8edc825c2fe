using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Administration;

/// <summary>The addresses of this module.</summary>
internal static class AdministrationLinks
{
    public static string Work(Body body) => $"/{body.Slug}/werk";

    public static string Roles(Body body) => $"/{body.Slug}/beheer/rollen";

    public static string Person(Body body, Guid person) => $"{Roles(body)}/{person}";

    /// <summary>With a sentence about what was just done.</summary>
    public static string Person(Body body, Guid person, string done) => $"{Person(body, person)}?klaar={done}";

    public static string EndRole(Body body, Guid person, Guid holding) => $"{Person(body, person)}/rol/{holding}";

    public static string EndDeputy(Body body, Guid person, Guid deputy) => $"{Person(body, person)}/vervanging/{deputy}";

    public static string Invite(Body body) => $"{Roles(body)}/uitnodigen";

    public static string Settings(Body body) => $"/{body.Slug}/beheer/instellingen";

    public static string Setting(Body body, string name) => $"{Settings(body)}/{name}";

    public static string Logbook(Body body) => $"/{body.Slug}/beheer/logboek";

    public static string LogbookCsv(Body body) => $"{Logbook(body)}.csv";

    public static string Technique(Body body) => $"/{body.Slug}/beheer/techniek";
}
