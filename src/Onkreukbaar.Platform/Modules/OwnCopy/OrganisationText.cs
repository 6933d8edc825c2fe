using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.OwnCopy;

/// <summary>Employments, offices and roles in the words that a reader sees.</summary>
internal static class OrganisationText
{
    public static string Of(PositionKind kind) => kind switch
    {
        PositionKind.Official => Say("ambtenaar", "official"),
        PositionKind.HiredWorker => Say("inhuur", "hired worker"),
        PositionKind.AgencyWorker => Say("uitzendkracht", "agency worker"),
        PositionKind.Intern => Say("stagiair", "intern"),
        PositionKind.SelfEmployed => Say("zelfstandige", "self-employed"),
        PositionKind.CivilRegistrar => Say("trouwambtenaar", "civil registrar"),
        PositionKind.ProvincialCouncillor => Say("Statenlid", "member of the provincial council"),
        PositionKind.ProvincialExecutive => Say("gedeputeerde", "member of the provincial executive"),
        PositionKind.KingsCommissioner => Say("commissaris van de Koning", "King's Commissioner"),
        PositionKind.Councillor => Say("raadslid", "councillor"),
        PositionKind.Alderman => Say("wethouder", "alderman"),
        PositionKind.Mayor => Say("burgemeester", "mayor"),
        _ => Say("commissielid", "committee member"),
    };
}
