using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Account;

/// <summary>The addresses of this module.</summary>
internal static class AccountLinks
{
    public static string SignIn(Body body) => $"{body.Address}/aanmelden";

    public static string Code(Body body) => $"{body.Address}/aanmelden/code";

    public static string Invitation(Body body) => $"{body.Address}/uitnodiging";

    public static string Account(Body body) => $"{body.Address}/account";

    public static string SecondFactor(Body body) => $"{body.Address}/account/tweede-factor";

    public static string Picture(Body body) => $"{body.Address}/account/tweede-factor/qr.png";
}
