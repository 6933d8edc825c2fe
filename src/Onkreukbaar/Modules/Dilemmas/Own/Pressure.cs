using System.ComponentModel.DataAnnotations;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Own;

/// <summary>From which side somebody was put under pressure.</summary>
internal enum PressureSource
{
    /// <summary>Residents, companies, criminals, media.</summary>
    Outside,

    /// <summary>Colleagues, managers, politics.</summary>
    Inside,
}

/// <summary>Pressure on somebody's work: from whom, how, about what, and what help there was.</summary>
internal sealed record Pressure(PressureSource Source, string? By, string? How, string? About, DateOnly? On, string? Support);

/// <summary>The same as somebody writes it; without a source there was none.</summary>
internal sealed class PressureForm
{
    private const int LineMax = 200;

    public PressureSource? Source { get; set; }

    [MaxLength(LineMax)]
    public string? By { get; set; }

    [MaxLength(DilemmaForm.TextMax)]
    public string? How { get; set; }

    [MaxLength(LineMax)]
    public string? About { get; set; }

    public DateOnly? On { get; set; }

    [MaxLength(DilemmaForm.TextMax)]
    public string? Support { get; set; }

    public static IReadOnlyList<NlChoice> Sources =>
    [
        new(nameof(PressureSource.Outside), Word(PressureSource.Outside), Say("Bijvoorbeeld een inwoner, een bedrijf, iemand uit het criminele circuit of de media", "For example a resident, a company, somebody in crime or the media")),
        new(nameof(PressureSource.Inside), Word(PressureSource.Inside), Say("Bijvoorbeeld een collega, een leidinggevende of het bestuur, of te weinig tijd", "For example a colleague, a manager or politics, or too little time")),
    ];

    public static string Word(PressureSource source) => source == PressureSource.Outside ? Say("Van buiten", "From outside") : Say("Van binnen de organisatie", "From inside the organisation");

    public static PressureForm Of(Pressure? pressure) => pressure is null ? new PressureForm() : new PressureForm
    {
        Source = pressure.Source,
        By = pressure.By,
        How = pressure.How,
        About = pressure.About,
        On = pressure.On,
        Support = pressure.Support,
    };

    public bool IsEmpty => Source is null && On is null && new[] { By, How, About, Support }.All(text => text.AsTyped() is null);

    public Pressure? ToPressure() => Source is { } source ? new Pressure(source, By.AsTyped(), How.AsTyped(), About.AsTyped(), On, Support.AsTyped()) : null;

    public IEnumerable<(string Field, string Sentence)> Problems(DateOnly today)
    {
        if (Source is null && !IsEmpty)
        {
            yield return ($"{nameof(DilemmaForm.Pressure)}.{nameof(Source)}", Say("Kies waar de druk vandaan komt", "Choose where the pressure comes from"));
        }

        if (On > today)
        {
            yield return ($"{nameof(DilemmaForm.Pressure)}.{nameof(On)}", Say("Kies vandaag of een eerdere dag", "Choose today or an earlier day"));
        }
    }
}
