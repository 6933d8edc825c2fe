using Onkreukbaar.Modules.Codes;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Advice;

/// <summary>What is wrong with an answer and what to do about it.</summary>
internal static class ErrorWords
{
    public static string For(Fact fact, InputError error) => error switch
    {
        InputError.NotANumber or InputError.Ambiguous when fact.Kind == FactKind.Number => Say("Vul een getal in met cijfers, zoals 12 of 7,5", "Enter a number in digits, such as 12 or 7.5"),
        InputError.Negative when fact.Kind == FactKind.Number => Say($"Het getal kan niet lager zijn dan {CodeWords.Value(fact, fact.Min)}", $"The number cannot be lower than {CodeWords.Value(fact, fact.Min)}"),
        InputError.TooLarge when fact.Kind == FactKind.Number => Say($"Het getal kan niet hoger zijn dan {CodeWords.Value(fact, fact.Max)}", $"The number cannot be higher than {CodeWords.Value(fact, fact.Max)}"),
        InputError.NotANumber => Say("Vul een bedrag in met cijfers, zoals 12,50", "Enter an amount in digits, such as 12.50"),
        InputError.Ambiguous => Say("Dit kan twee bedragen betekenen. Schrijf het zoals 1250 of 12,50", "This may be two different amounts. Write it like 1250 or 12.50"),
        InputError.Negative => Say($"Het bedrag kan niet lager zijn dan {CodeWords.Money(fact.Min)}", $"The amount cannot be lower than {CodeWords.Money(fact.Min)}"),
        InputError.TooLarge => Say($"Het bedrag kan niet hoger zijn dan {CodeWords.Money(fact.Max)}", $"The amount cannot be higher than {CodeWords.Money(fact.Max)}"),
        InputError.TooPrecise => Say("Vul hoogstens twee cijfers in achter de komma", "Enter at most two digits after the decimal point"),
        InputError.NotADate => Say("Vul een dag, maand en jaar in die bestaan, zoals 22 11 2026", "Enter a day, month and year that exist, such as 22 11 2026"),
        InputError.NotTogether => Say($"Kies óf “{Alone(fact)}”, óf een van de andere", $"Choose either “{Alone(fact)}”, or one of the others"),
        InputError.Nothing when fact.Kind == FactKind.Parts => Say("Kies bij ding 1 wat het is, of kies “Weet ik niet”", "Choose what thing 1 is, or choose “I do not know”"),
        InputError.PartWithoutKind => Say("Kies bij elk bedrag ook wat het is", "Choose with every amount what it is"),
        InputError.NotAnOption => Say("Kies een van de antwoorden hieronder", "Choose one of the answers below"),
        _ when fact.Kind == FactKind.Money => Say("Vul een bedrag in, of kies “Weet ik niet”", "Enter an amount, or choose “I do not know”"),
        _ when fact.Kind == FactKind.Number => Say("Vul een getal in, of kies “Weet ik niet”", "Enter a number, or choose “I do not know”"),
        _ when fact.Kind == FactKind.Date => Say("Vul een datum in, of kies “Weet ik niet”", "Enter a date, or choose “I do not know”"),
        _ => Say("Kies een antwoord", "Choose an answer"),
    };

    private static string Alone(Fact fact) => fact.Value(fact.Alone ?? "")?.Label.ToString() ?? "";
}
