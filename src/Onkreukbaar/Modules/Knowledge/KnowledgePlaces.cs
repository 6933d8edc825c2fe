using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge;

/// <summary>Reading and keeping the articles, on the overview.</summary>
internal sealed class KnowledgePlaces : IWorkPlace
{
    public IEnumerable<WorkPlace> For(Body body) =>
    [
        new(Right.SeeOwnWork, KnowledgeLinks.All(body), Say("Alles over integriteit", "All about integrity"), Say("Uitleg, regels, procedures en bij wie je terechtkunt", "Explanation, rules, procedures and whom to turn to")),
        new(Right.EditKnowledge, KnowledgeLinks.Keep(body), Say("Artikelen beheren", "Keep the articles"), Say("Schrijven, wijzigen, beëindigen en nakijken", "Write, change, end and review")),
    ];
}
