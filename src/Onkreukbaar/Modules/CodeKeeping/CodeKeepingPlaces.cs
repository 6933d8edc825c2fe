using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping;

/// <summary>Keeping the code, on the overview.</summary>
internal sealed class CodeKeepingPlaces : IWorkPlace
{
    public IEnumerable<WorkPlace> For(Body body) =>
    [
        new(Right.KeepCode, CodeKeepingLinks.Keep(body), Say("Gedragscode bijhouden", "Keep the code of conduct"), Say("Grenzen en regels wijzigen, voorstellen beslissen, vragen beantwoorden", "Change limits and rules, decide on proposals, answer questions")),
        new(Right.SeeOwnWork, CodeKeepingLinks.Mine(body), Say("Mijn gedragscode", "My code of conduct"), Say("De code die je kreeg, en dat je die las", "The code you were given, and that you read it")),
        new(Right.SeeWhoReadCode, CodeKeepingLinks.Team(body), Say("Wie las de code?", "Who read the code?"), Say("Van de mensen in je team", "Of the people in your team")),
        new(Right.AskAboutCode, CodeKeepingLinks.Ask(body), Say("Een regel is onduidelijk", "A rule is unclear"), Say("Stel je vraag aan wie de code bijhoudt, en lees het antwoord", "Ask whoever keeps the code, and read the answer")),
    ];
}
