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
        new(Right.AskAboutCode, CodeKeepingLinks.Ask(body), Say("Een regel is onduidelijk", "A rule is unclear"), Say("Vraag het wie de code bijhoudt, en lees het antwoord", "Ask whoever keeps the code, and read the answer")),
    ];
}
