namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>The words of the vocabulary that this register gives a meaning to.</summary>
internal static class GiftWords
{
    public const string Topic = "geschenken";
    public const string Series = "G";
    public const string Offered = "aangeboden";
    public const string Promised = "toegezegd";
    public const string Refused = "geweigerd";
    public const string Registering = "registreren";
    public const string HandingIn = "inleveren";
    public const string SendingBack = "terugsturen";
    public const string Keeping = "houden";

    public const string Place = "plaats";

    /// <summary>What there is to say about any gift, whatever the code makes of it.</summary>
    public static readonly string[] OfAnyGift = [Place, Codes.Words.Kind, Codes.Words.Value];

    /// <summary>The setting that says where one declares and hands in.</summary>
    public const string Procedure = "geschenken.regeling";

    /// <summary>The setting by which accepting something without knowing what is in it is no breach.</summary>
    public const string SeenLater = "geschenken.inhoud-later-gezien";

    public const string Limit = "grens";

    public const string Shared = "gedeeld";
    public const string ShareBelowLimit = "deel-onder-grens";
    public const string ShareAboveLimit = "deel-boven-grens";

    public const string TeamArrangement = "teamafspraak";

    public const string SentBackStep = "teruggestuurd";
    public const string HandedInStep = "ingeleverd";

    public const string ByDeclarant = "melder";
    public const string ByReceiver = "ontvanger";
}
