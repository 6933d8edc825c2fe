using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Modules.Advice;

/// <summary>An answer as the API gives it; names are those of the vocabulary.</summary>
internal sealed record AdviesDto(
    string Oordeel,
    string? Sterkte,
    IReadOnlyList<PlichtDto> Plichten,
    IReadOnlyList<string> Bestemmingen,
    string? Beslisser,
    IReadOnlyList<OnderbouwingDto> Onderbouwing,
    IReadOnlyList<OnderbouwingDto> OokVanToepassing,
    IReadOnlyList<OnderdeelDto> Onderdelen,
    IReadOnlyList<string> NogNodig,
    AntwoordCodeDto? Code)
{
    public static AdviesDto Of(Answer answer) => new(
        answer.Verdict,
        answer.Strength,
        [.. answer.Duties.Select(duty => new PlichtDto(duty.Name, duty.To))],
        answer.Dispositions,
        answer.Decider,
        [.. answer.Grounds.Select(OnderbouwingDto.Of)],
        [.. answer.AlsoApplies.Select(OnderbouwingDto.Of)],
        [.. answer.Parts.Select(OnderdeelDto.Of)],
        answer.Needed,
        answer.Code is { } code ? new AntwoordCodeDto(code.Code, code.Version, CodeDto.Text(code.ValidFrom)) : null);
}

internal sealed record PlichtDto(string Plicht, string Aan);

internal sealed record OnderbouwingDto(string Regel, string Artikel, string Sterkte, string Tekst)
{
    public static OnderbouwingDto Of(Ground ground) => new(ground.Rule, ground.Article, ground.Strength, ground.Text);
}

internal sealed record OnderdeelDto(string? Soort, decimal? Waarde, string Oordeel, IReadOnlyList<string> Bestemmingen)
{
    public static OnderdeelDto Of(PartAnswer part) => new(
        part.Part.Facts.GetValueOrDefault(Words.Kind) as string, part.Part.Facts.GetValueOrDefault(Words.Value) as decimal?, part.Verdict, part.Dispositions);
}

internal sealed record AntwoordCodeDto(string Slug, string Versie, string? GeldigVan);
