using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Modules.Codes;

/// <summary>What a check of tables found, as a sentence. The library says it in English only.</summary>
internal static class FindingWords
{
    public static LocalText Said(string file, Finding finding) => finding.Example.Count == 0
        ? new($"{file}: {InDutch(finding)}.", $"{file}: {finding.Message}")
        : new($"{file}: {InDutch(finding)}, bijvoorbeeld {InDutch(finding.Example)}", $"{file}: {finding.Message.TrimEnd('.')}, for example {InEnglish(finding.Example)}");

    public static string InDutch(IReadOnlyDictionary<string, object?> facts) => Listed(facts, value => value switch
    {
        null => CodeReader.Unknown,
        true => "ja",
        false => "nee",
        _ => value,
    });

    public static string InEnglish(IReadOnlyDictionary<string, object?> facts) => Listed(facts, value => value ?? "unknown");

    private static string InDutch(Finding finding) => finding.Kind == FindingKind.UnusedFact
        ? $"geen cel vraagt naar het feit `{finding.Column}`"
        : $"tabel {finding.Decision}{(finding.Column is { } column ? $", kolom “{column}”" : "")}: {WhatIsSo(finding)}";

    private static string WhatIsSo(Finding finding) => finding.Kind switch
    {
        FindingKind.NeverFires when finding.Column is not null => $"bij de cel van {Rows(finding)} past geen enkele waarde",
        FindingKind.NeverFires => $"{Rows(finding)} geldt nooit",
        FindingKind.Shadowed => $"{Row(finding, 0)} telt nooit mee, want eerder gaat altijd een andere rij voor: {Rows(finding, 1)}",
        FindingKind.Overlap => $"{Rows(finding)} gelden tegelijk, en hier mag er maar één gelden",
        FindingKind.Disagreement => $"{Rows(finding)} gelden tegelijk, en zeggen iets anders",
        FindingKind.Hole => "er zijn situaties waarvoor geen rij geldt",
        FindingKind.ValueOutsideFact => $"de cel van {Rows(finding)} noemt een waarde die het feit niet heeft",
        _ => "deze tabel is te groot om helemaal na te rekenen",
    };

    private static string Rows(Finding finding, int from = 0) => string.Join(" en ", Enumerable.Range(from, finding.Rows.Count - from).Select(at => Row(finding, at)));

    private static string Row(Finding finding, int at) => $"rij {finding.Rows[at]} ({finding.RuleIds[at]})";

    private static string Listed(IReadOnlyDictionary<string, object?> facts, Func<object?, object?> said) =>
        string.Join(", ", facts.Select(fact => $"{fact.Key} = {(fact.Value is IEnumerable<string> several ? string.Join(" + ", several) : said(fact.Value))}"));
}
