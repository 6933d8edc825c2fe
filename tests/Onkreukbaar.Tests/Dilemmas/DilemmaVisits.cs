using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Dilemmas;

/// <summary>What people do with dilemmas, as they would say it.</summary>
internal static class DilemmaVisits
{
    public const string Utrecht = "gemeente-utrecht";
    public const string Mine = $"/{Utrecht}/dilemmas";
    public const string ForTeams = $"/{Utrecht}/team-dilemmas";

    /// <summary>A dilemma with a word of its own in every field, by which it can be found.</summary>
    public static readonly (string Name, string Value)[] Written =
    [
        ("Form.Title", "MERKtitel"),
        ("Form.Situation", "MERKsituatie: een buurman vraagt om haast"),
        ("Form.IsAhead", "true"),
        ("Form.Options", "MERKkeuze een\nMERKkeuze twee"),
        ("Form.Values", "open"),
        ("Form.Values", "betrouwbaar"),
        ("Form.Weighing", "MERKafweging"),
        ("Form.Feeling", "MERKgevoel"),
        ("Form.Reflection", "MERKvragen"),
        ("Form.Decision", "MERKbesluit"),
        ("Form.Reason", "MERKreden"),
        ("Form.OtherView", "MERKander"),
        ("Form.Lesson", "MERKles"),
        ("Form.Pressure.Source", "Outside"),
        ("Form.Pressure.By", "MERKdrukker"),
        ("Form.Pressure.How", "MERKdruk"),
        ("Form.Pressure.About", "MERKdossier"),
        ("Form.Pressure.On", "2020-11-20"),
        ("Form.Pressure.Support", "MERKsteun"),
        ("Form.Addressed.On", "2020-11-21"),
        ("Form.Addressed.Said", "MERKaangesproken"),
        ("Form.Addressed.Reaction", "MERKantwoord"),
    ];

    public static readonly string[] Marks = ["MERKtitel", "MERKsituatie", "MERKkeuze een", "MERKkeuze twee", "MERKafweging", "MERKgevoel", "MERKvragen", "MERKbesluit", "MERKreden", "MERKander", "MERKles", "MERKdrukker", "MERKdruk", "MERKdossier", "MERKsteun", "MERKaangesproken", "MERKantwoord"];

    public static readonly (string Name, string Value)[] WithoutNames =
    [
        ("Form.Title", "TEAMtitel"),
        ("Form.Text", "TEAMtekst: een bekende vraagt om haast"),
        ("Form.NamesNobody", "true"),
    ];

    /// <summary>Writes it down and keeps it; the visitor ends on its page.</summary>
    public static async Task<Guid> WriteAsync(this Visitor visitor, params (string, string)[] instead)
    {
        await visitor.GoAsync($"{Mine}/nieuw");
        await visitor.SubmitAsync(Written.With(instead));
        return Guid.Parse(visitor.At.Split('/', '?')[3]);
    }

    /// <summary>Shares it with a colleague found by name.</summary>
    public static async Task<Visitor> ShareWithAsync(this Visitor visitor, Guid dilemma, string name)
    {
        await visitor.GoAsync($"{Mine}/{dilemma}/delen");
        await visitor.DoAsync("Zoek", ("Form.Name", name));
        var person = visitor.Page.QuerySelector("main input[name='Form.ReaderId']")!.GetAttribute("value")!;
        await visitor.DoAsync("Deel", ("Form.ReaderId", person));
        visitor.Text.ShouldContain("Je dilemma is gedeeld");
        return visitor;
    }

    /// <summary>The address under which the reader finds what was shared with them.</summary>
    public static async Task<string> SharedAddressAsync(this Visitor reader)
    {
        await reader.GoAsync($"/{Utrecht}/werk");
        return reader.Page.QuerySelectorAll("main a").First(link => link.GetAttribute("href")!.Contains("/dilemmas/gedeeld/", StringComparison.Ordinal)).GetAttribute("href")!;
    }

    public static async Task<Visitor> OfferAsync(this Visitor visitor, Guid dilemma, params (string, string)[] instead)
    {
        await visitor.GoAsync($"{Mine}/{dilemma}/team");
        await visitor.TryAsync(WithoutNames.With(instead));
        return visitor;
    }

    /// <summary>Everybody of the body whose shoes can be stepped into, and a colleague of the same team.</summary>
    public static readonly string[] Everybody =
    [
        "medewerker", "leidinggevende", "eenheidsmanager", "algemeen-directeur", "secretariaat", "griffier", "medewerker-griffie", "raadslid",
        "wethouder", "burgemeester", "bestuursadviseur", "coordinator", "vertrouwenspersoon", "functioneel-beheerder", "technisch-beheerder", "vergunningen-1",
    ];
}
