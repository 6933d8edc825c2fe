using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration;

/// <summary>The pages for administrators, on the overview.</summary>
internal sealed class AdministrationPlaces : IWorkPlace
{
    public IEnumerable<WorkPlace> For(Body body) =>
    [
        new(Right.ManageRoles, AdministrationLinks.Roles(body), Say("Rollen", "Roles"), Say("Wie welke rol heeft, vervangers en uitnodigen", "Who has which role, deputies and inviting people")),
        new(Right.ManageSettings, AdministrationLinks.Settings(body), Say("Instellingen", "Settings"), Say("Wat jullie organisatie zelf bepaalt", "What your organisation decides for itself")),
        new(Right.ReadAudit, AdministrationLinks.Logbook(body), Say("Logboek", "Audit"), Say("Wie wat deed of bekeek, zonder wat er in staat", "Who did or viewed what, without what it says")),
        new(Right.SeeTechnique, AdministrationLinks.Technique(body), Say("Techniek", "System status"), Say("Hoe het programma draait, zonder inhoud of namen", "How the program runs, without content or names")),
    ];
}
