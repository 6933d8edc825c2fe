using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers;

/// <summary>Roles in the words that a reader sees.</summary>
internal static class RoleText
{
    public static string Of(Role role) => role switch
    {
        Role.GeneralDirector => Say("Het secretariaat van de algemeen directeur", "The general director's office"),
        Role.Registrar => Say("De griffie", "The clerk's office"),
        Role.Coordinator => Say("De coördinator integriteit", "The integrity coordinator"),
        _ => role.ToString(),
    };
}
