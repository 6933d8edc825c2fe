using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.People;

/// <summary>The columns a file may have, and the words in them: Dutch, as the personnel administration writes them.</summary>
internal static class Columns
{
    public const string Number = "personeelsnummer";
    public const string Name = "naam";
    public const string Mail = "mail";
    public const string Kind = "soort";
    public const string Title = "titel";
    public const string Unit = "eenheid";
    public const string UnitName = "eenheid_naam";
    public const string Parent = "hogere_eenheid";
    public const string ParentName = "hogere_eenheid_naam";
    public const string Function = "functie";
    public const string FunctionName = "functie_naam";
    public const string Scale = "schaal";
    public const string Flags = "kenmerken";
    public const string Manager = "leidinggevende";
    public const string LeadsUnit = "leidt_eenheid";
    public const string From = "vanaf";
    public const string To = "tot_en_met";
    public const string EffectiveOn = "ingangsdatum";

    /// <summary>In the column of the unit above: there is none.</summary>
    public const string Top = "geen";

    public static readonly IReadOnlyList<string> All =
        [Number, Name, Mail, Kind, Title, Unit, UnitName, Parent, ParentName, Function, FunctionName, Scale, Flags, Manager, LeadsUnit, From, To, EffectiveOn];

    public static readonly IReadOnlyList<string> Required = [Number, Name, Kind, From, To];

    /// <summary>A column that means nothing without another one.</summary>
    public static readonly IReadOnlyList<(string Column, string Needs)> Pairs =
        [(UnitName, Unit), (Parent, Unit), (ParentName, Parent), (FunctionName, Function), (Scale, Function), (Flags, Function), (LeadsUnit, Unit)];

    public static readonly IReadOnlyDictionary<string, PositionKind> Kinds = new Dictionary<string, PositionKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["ambtenaar"] = PositionKind.Official,
        ["ingehuurd"] = PositionKind.HiredWorker,
        ["uitzendkracht"] = PositionKind.AgencyWorker,
        ["stagiair"] = PositionKind.Intern,
        ["zzp"] = PositionKind.SelfEmployed,
        ["babs"] = PositionKind.CivilRegistrar,
        ["statenlid"] = PositionKind.ProvincialCouncillor,
        ["gedeputeerde"] = PositionKind.ProvincialExecutive,
        ["commissaris"] = PositionKind.KingsCommissioner,
        ["raadslid"] = PositionKind.Councillor,
        ["wethouder"] = PositionKind.Alderman,
        ["burgemeester"] = PositionKind.Mayor,
        ["commissielid"] = PositionKind.CommitteeMember,
    };

    public static readonly IReadOnlyDictionary<string, bool> YesOrNo = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase) { ["ja"] = true, ["nee"] = false };

    public static string Word(PositionKind kind) => Kinds.First(pair => pair.Value == kind).Key;

    /// <summary>A header as somebody may type it: "Tot en met" is tot_en_met.</summary>
    public static string Of(string header) => header.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
