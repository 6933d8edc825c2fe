using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The categories of people that codes are for.</summary>
internal static class Audiences
{
    /// <summary>How somebody is bound to the body, as the codes of conduct call it.</summary>
    public static string Of(PositionKind kind) => kind switch
    {
        PositionKind.Official => "ambtenaar",
        PositionKind.ProvincialCouncillor => "statenlid",
        PositionKind.ProvincialExecutive => "gedeputeerde",
        PositionKind.KingsCommissioner => "commissaris",
        PositionKind.Councillor => "raadslid",
        PositionKind.Alderman => "wethouder",
        PositionKind.Mayor => "burgemeester",
        PositionKind.CommitteeMember => "commissielid",
        _ => "extern",
    };
}
