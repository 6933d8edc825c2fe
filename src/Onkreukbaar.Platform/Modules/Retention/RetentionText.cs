using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.Retention;

/// <summary>Rules in the words that a reader sees.</summary>
public static class RetentionText
{
    public static string Term(Term term) => term.Unit switch
    {
        TermUnit.Days => term.Length == 1 ? Say("1 dag", "1 day") : Say($"{term.Length} dagen", $"{term.Length} days"),
        TermUnit.Months => term.Length == 1 ? Say("1 maand", "1 month") : Say($"{term.Length} maanden", $"{term.Length} months"),
        _ => term.Length == 1 ? Say("1 jaar", "1 year") : Say($"{term.Length} jaar", $"{term.Length} years"),
    };

    public static string Unit(TermUnit unit) => unit switch
    {
        TermUnit.Days => Say("dagen", "days"),
        TermUnit.Months => Say("maanden", "months"),
        _ => Say("jaren", "years"),
    };

    public static string Start(StartEvent start) => start switch
    {
        StartEvent.Declared => Say("nadat het gemeld is", "after it was declared"),
        StartEvent.Closed => Say("nadat het is afgerond of ingetrokken", "after it was closed or withdrawn"),
        StartEvent.EmploymentEnded => Say("nadat de persoon weg is uit de organisatie", "after the person left the organisation"),
        StartEvent.Published => Say("nadat het gepubliceerd is", "after it was published"),
        StartEvent.Replaced => Say("nadat een nieuwe publicatie het verving", "after a new publication replaced it"),
        StartEvent.Ended => Say("na de dag waarop het antwoord binnen moest zijn", "after the day by which the answer was due"),
        _ => Say("nadat het voor het laatst is bewaard", "after it was last saved"),
    };
}
