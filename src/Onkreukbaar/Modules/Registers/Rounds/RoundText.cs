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
}
