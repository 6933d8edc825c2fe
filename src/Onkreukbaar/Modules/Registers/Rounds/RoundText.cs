using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Rounds;

/// <summary>Rounds in the words that a reader sees.</summary>
internal static class RoundText
{
    public static string Quarter(int year, int quarter) => Say($"het {quarter}e kwartaal van {year}", $"quarter {quarter} of {year}");

    public static string Answer(RoundAnswer? answer) => answer switch
    {
        RoundAnswer.Nothing => Say("Niets te melden", "Nothing to declare"),
        RoundAnswer.Unchanged => Say("Klopt, niets veranderd", "Right, nothing changed"),
        RoundAnswer.Changed => Say("Er komt nog iets bij", "There is more to come"),
        _ => Say("Nog geen antwoord", "No answer yet"),
    };

    public static string AskedBy(Role owner) => owner == Role.Registrar
        ? Say("Dit zijn de rondes van de volksvertegenwoordigers", "These are the rounds of the representatives")
        : Say("Dit zijn de rondes van de bestuurders", "These are the rounds of the executive");

    public static string NoRules(Role owner) => owner == Role.Registrar
        ? Say("Er staat hier geen gedragscode voor raadsleden of Statenleden. Een ronde kan pas als die er is.", "There is no code of conduct here for representatives. A round has to wait for one.")
        : Say("Er staat hier geen gedragscode voor bestuurders. Een ronde kan pas als die er is.", "There is no code of conduct here for the executive. A round has to wait for one.");

    public static string See(Role owner) => owner == Role.Registrar
        ? Say("Bekijk die van de volksvertegenwoordigers", "See those of the representatives")
        : Say("Bekijk die van de bestuurders", "See those of the executive");
}
