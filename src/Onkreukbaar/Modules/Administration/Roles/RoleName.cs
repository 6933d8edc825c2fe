using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.Roles;

/// <summary>Roles and periods in the words that an administrator sees.</summary>
internal static class RoleName
{
    /// <summary>Those that are given by name; the others follow from somebody's position.</summary>
    public static IReadOnlyList<Role> Given { get; } = [.. Enum.GetValues<Role>().Where(role => role >= Role.GeneralDirector)];

    public static string Of(Role role) => role switch
    {
        Role.Employee => Say("Medewerker", "Employee"),
        Role.Manager => Say("Leidinggevende", "Manager"),
        Role.CouncilMember => Say("Raads- of Statenlid", "Member of the council"),
        Role.ExecutiveMember => Say("Wethouder of gedeputeerde", "Member of the executive"),
        Role.Chair => Say("Burgemeester of commissaris", "Mayor or King's Commissioner"),
        Role.GeneralDirector => Say("Algemeen directeur of secretaris", "General director"),
        Role.DirectorsOffice => Say("Secretariaat van de directie", "Director's office"),
        Role.Registrar => Say("Griffier", "Clerk"),
        Role.RegistrarOffice => Say("Medewerker griffie", "Clerk's office"),
        Role.ExecutiveAdviser => Say("Bestuursadviseur", "Executive adviser"),
        Role.IntegrityAdviser => Say("Vertrouwenspersoon integriteit", "Confidential adviser on integrity"),
        Role.ConductAdviser => Say("Vertrouwenspersoon ongewenst gedrag", "Confidential adviser on undesirable behaviour"),
        Role.Coordinator => Say("Coördinator integriteit", "Integrity coordinator"),
        Role.FunctionalAdministrator => Say("Functioneel beheerder", "Functional administrator"),
        _ => Say("Technisch beheerder", "Technical administrator"),
    };

    public static string Period(IHavePeriod held) =>
        held.To is not { } to ? Say($"vanaf {CodeWords.Date(held.From)}", $"from {CodeWords.Date(held.From)}")
        : to < held.From ? Say("voor de eerste dag beëindigd", "ended before its first day")
        : Say($"{CodeWords.Date(held.From)} tot en met {CodeWords.Date(to)}", $"{CodeWords.Date(held.From)} up to and including {CodeWords.Date(to)}");

    public static bool IsOver(IHavePeriod held, DateOnly today) => held.To is { } to && (to < today || to < held.From);
}
