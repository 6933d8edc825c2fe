using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>Roles in the words that people read, within a sentence.</summary>
public static class RoleWords
{
    /// <summary>A role by its name in the reader's language, without a capital.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Employee => Say("medewerker", "employee"),
        Role.Manager => Say("leidinggevende", "manager"),
        Role.CouncilMember => Say("raads- of Statenlid", "member of the council"),
        Role.ExecutiveMember => Say("wethouder of gedeputeerde", "member of the executive"),
        Role.Chair => Say("burgemeester of commissaris", "mayor or King's Commissioner"),
        Role.GeneralDirector => Say("algemeen directeur of secretaris", "general director"),
        Role.DirectorsOffice => Say("secretariaat van de directie", "director's office"),
        Role.Registrar => Say("griffier", "clerk"),
        Role.RegistrarOffice => Say("medewerker griffie", "clerk's office"),
        Role.ExecutiveAdviser => Say("bestuursadviseur", "executive adviser"),
        Role.IntegrityAdviser => Say("vertrouwenspersoon integriteit", "confidential adviser on integrity"),
        Role.ConductAdviser => Say("vertrouwenspersoon ongewenst gedrag", "confidential adviser on undesirable behaviour"),
        Role.Coordinator => Say("coördinator integriteit", "integrity coordinator"),
        Role.FunctionalAdministrator => Say("functioneel beheerder", "functional administrator"),
        Role.TechnicalAdministrator => Say("technisch beheerder", "technical administrator"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "This role has no name yet."),
    };
}
