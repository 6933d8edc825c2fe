using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers;

/// <summary>The addresses of this module.</summary>
internal static class RegistersLinks
{
    public static string Work(Body body) => $"/{body.Slug}/werk";

    public static string DeclareGift(Body body) => $"/{body.Slug}/geschenken/melden";

    public static string FillIn(Body body, Guid id) => $"/{body.Slug}/geschenken/melden/{id}";

    public static string CheckAnswers(Body body, Guid id) => $"/{body.Slug}/geschenken/melden/{id}/controleren";

    public static string Declared(Body body, Guid id) => $"/{body.Slug}/geschenken/melden/{id}/gemeld";

    public static string Rounds(Body body) => $"/{body.Slug}/rondes";

    public static string Round(Body body, Guid id) => $"/{body.Slug}/rondes/{id}";

    public static string MyGifts(Body body) => $"/{body.Slug}/geschenken";

    public static string UnitGifts(Body body) => $"/{body.Slug}/geschenken/team";

    public static string Letter(Body body, Guid id) => $"/{body.Slug}/geschenken/{id}/brief";

    public static string Gift(Body body, Guid id) => $"/{body.Slug}/geschenken/{id}";
}
