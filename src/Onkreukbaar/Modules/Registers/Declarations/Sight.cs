using System.Linq.Expressions;
using Onkreukbaar.Platform.Modules.Access;

namespace Onkreukbaar.Modules.Registers;

/// <summary>Which declarations somebody may see: the lock behind the fence of each page.</summary>
internal static class Sight
{
    public static IQueryable<Declaration> SeenBy(this IQueryable<Declaration> declarations, Actor actor)
    {
        var (me, units, for_, roles) = (actor.PersonId, actor.UnitsLed.ToList(), actor.DeputyFor, Handlers.RolesServedBy(actor));
        var allOfficials = actor.May(Right.SeeAllGifts) && actor.Is(Platform.Modules.Organisation.Role.GeneralDirector);
        return declarations.Where(declaration => declaration.PersonId == me
            || declaration.HandlerId == me
            || (declaration.HandlerId != null && for_.Contains(declaration.HandlerId.Value))
            || (declaration.HandlerRole != null && roles.Contains(declaration.HandlerRole.Value))
            || (declaration.Partition == Partition.Officials && (allOfficials || (declaration.UnitId != null && units.Contains(declaration.UnitId.Value)))));
    }

    /// <summary>What waits for somebody to decide. Nobody decides about themselves, also not as a deputy.</summary>
    public static Expression<Func<Declaration, bool>> IsToBeDecidedBy(Actor actor)
    {
        var (me, for_, roles) = (actor.PersonId, actor.DeputyFor, Handlers.RolesServedBy(actor));
        return declaration => declaration.State == DeclarationState.ToDecide && declaration.PersonId != me
            && (declaration.HandlerId == me
                || (declaration.HandlerId != null && for_.Contains(declaration.HandlerId.Value))
                || (declaration.HandlerRole != null && roles.Contains(declaration.HandlerRole.Value)));
    }

    public static Expression<Func<Step, bool>> IsToBeDoneBy(Actor actor)
    {
        var (me, for_, roles) = (actor.PersonId, actor.DeputyFor, Handlers.RolesServedBy(actor));
        return step => step.DoneOn == null
            && (step.HandlerId == me
                || (step.HandlerId != null && for_.Contains(step.HandlerId.Value))
                || (step.HandlerRole != null && roles.Contains(step.HandlerRole.Value)));
    }
}
