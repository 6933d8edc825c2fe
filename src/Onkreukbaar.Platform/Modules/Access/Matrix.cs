using System.Collections.Frozen;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Modules.Organisation.Role;

namespace Onkreukbaar.Platform.Modules.Access;

/// <summary>
/// Which role may knock on which door. Whether the person may touch this very record is decided where the record is:
/// own, of one's unit, handed to one's role.
/// </summary>
public static class Matrix
{
    private static readonly Role[] Holders = [CouncilMember, ExecutiveMember, Chair];
    private static readonly Role[] Everybody = Enum.GetValues<Role>();

    private static readonly FrozenDictionary<Right, FrozenSet<Role>> Table = new Dictionary<Right, Role[]>
    {
        [Right.SeeOwnWork] = Everybody,
        [Right.ManageOwnAccount] = Everybody,
        [Right.DeclareGift] = [Employee, .. Holders],
        [Right.SeeOwnGifts] = [Employee, .. Holders],
        [Right.PrepareForHolder] = [ExecutiveAdviser],
        [Right.DecideGift] = [Manager, GeneralDirector, DirectorsOffice, Registrar, RegistrarOffice],
        [Right.SeeGiftRegister] = [Employee, Manager, GeneralDirector, DirectorsOffice, Registrar, RegistrarOffice, Coordinator],
        [Right.SeeTeamGifts] = [Manager],
        [Right.SeeGiftPatterns] = [Manager, GeneralDirector, DirectorsOffice, Coordinator],
        [Right.ArrangeGifts] = [Manager],
        [Right.RunRounds] = [Registrar, RegistrarOffice, Coordinator],
        [Right.AnswerRound] = Holders,
        [Right.PublishGifts] = [Registrar, RegistrarOffice, Coordinator],
        [Right.CountGifts] = [Manager, ExecutiveMember, Chair, GeneralDirector, DirectorsOffice, Registrar, RegistrarOffice, Coordinator],
        [Right.ManageRetention] = [FunctionalAdministrator],
        [Right.ConfirmDestruction] = [FunctionalAdministrator, Coordinator],
        [Right.SeeOwnCopy] = Everybody,
        [Right.KeepCode] = [Coordinator, FunctionalAdministrator],
        [Right.SeeWhoReadCode] = [Manager],
        [Right.AskAboutCode] = Everybody,
        [Right.KeepDilemmas] = Everybody,
        [Right.SeeTeamDilemmas] = [Manager, Coordinator],
        [Right.SeeTalks] = [Employee, .. Holders, Manager, Coordinator],
        [Right.PlanTalks] = [Manager, Coordinator],
        [Right.ManageRoles] = [FunctionalAdministrator],
        [Right.ManageSettings] = [FunctionalAdministrator],
        [Right.EditKnowledge] = [Coordinator, FunctionalAdministrator],
        // PU-298 also names the accountant and the auditor, who have no account here: the coordinator hands them the file.
        [Right.ReadAudit] = [Coordinator],
        [Right.SeeTechnique] = [TechnicalAdministrator],
    }.ToFrozenDictionary(row => row.Key, row => row.Value.ToFrozenSet());

    public static bool Allows(IEnumerable<Role> roles, Right right) => Table.TryGetValue(right, out var allowed) && roles.Any(allowed.Contains);
}
