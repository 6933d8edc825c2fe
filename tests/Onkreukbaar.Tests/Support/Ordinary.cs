namespace Onkreukbaar.Tests.Support;

/// <summary>The answers of somebody with nothing special going on.</summary>
internal static class Ordinary
{
    public static string Of(string fact) => fact switch
    {
        "ontvanger" => "ambtenaar",
        "inFunctie" or "redenBekend" or "openbaar" or "weigerenMogelijk" or "terugsturenMogelijk" => "true",
        "soort" => "voorwerp",
        "status" => "aangeboden",
        "plaats" => "werk",
        "aanleiding" => "bedankje",
        "fase" or "afhankelijkheid" or "eenheidsregel" => "geen",
        "waarde" => "10",
        _ => "false",
    };
}
