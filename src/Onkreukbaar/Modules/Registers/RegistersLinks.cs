using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers;

/// <summary>The addresses of this module.</summary>
internal static class RegistersLinks
{
    public static string Work(Body body) => $"/{body.Slug}/werk";

    public static string DeclareGift(Body body) => $"/{body.Slug}/geschenken/melden";

    public static string FillIn(Body body, Guid id) => $"/{body.Slug}/geschenken/melden/{id}";

    public static string CheckAnswers(Body body, Guid id) => $"/{body.Slug}/geschenken/melden/{id}/controleren";

    public static string Attach(Body body, Guid id) => $"/{body.Slug}/geschenken/melden/{id}/bijlagen";

    public static string File(Body body, Guid gift, Guid file) => $"/{body.Slug}/geschenken/{gift}/bijlagen/{file}";

    public static string Declared(Body body, Guid id) => $"/{body.Slug}/geschenken/melden/{id}/gemeld";

    public static string Rounds(Body body) => $"/{body.Slug}/rondes";

    public static string Rounds(Body body, Role owner) => $"{Rounds(body)}?{Of}={owner}";

    /// <summary>Whose rounds, for who runs those of several.</summary>
    public const string Of = "van";

    public static string Round(Body body, Guid id) => $"/{body.Slug}/rondes/{id}";

    public static string PrepareRounds(Body body) => $"/{body.Slug}/rondes/klaarzetten";

    public static string MyGifts(Body body) => $"/{body.Slug}/geschenken";

    public static string Register(Body body) => $"/{body.Slug}/geschenken/register";

    public static string RegisterCsv(Body body) => $"/{body.Slug}/geschenken/register.csv";

    public static string Team(Body body) => $"/{body.Slug}/geschenken/mijn-team";

    public static string Letter(Body body, Guid id) => $"/{body.Slug}/geschenken/{id}/brief";

    public static string Gift(Body body, Guid id) => $"/{body.Slug}/geschenken/{id}";

    /// <summary>With a sentence about what was just done.</summary>
    public static string Gift(Body body, Guid id, string notice) => $"{Gift(body, id)}?klaar={notice}";

    public static string Prepare(Body body) => $"/{body.Slug}/geschenken/klaarzetten";

    public static string Arrangements(Body body) => $"/{body.Slug}/geschenken/teamafspraak";

    public static string Patterns(Body body) => $"/{body.Slug}/geschenken/patronen";

    public static string Counts(Body body) => $"/{body.Slug}/geschenken/cijfers";
}
