using System.Linq.Expressions;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers;

/// <summary>Which declarations somebody may see: the lock behind the fence of each page.</summary>
internal static class Sight
{
    /// <summary>What somebody may open: the own ones, what is theirs to decide, and what the body lets them read.</summary>
    public static IQueryable<Declaration> SeenBy(this IQueryable<Declaration> declarations, Actor actor, Readers readers)
    {
        var (me, for_, roles) = (actor.PersonId, actor.DeputyFor, Handlers.RolesServedBy(actor));
        var (units, people) = readers.Line ? (actor.UnitsLed.ToList(), actor.Manages) : ([], []);
        var allOfficials = ReadsAllOfficials(actor, readers);
        return declarations.Where(declaration => declaration.PersonId == me
            || (declaration.State != DeclarationState.Prepared
                // Whoever stands in for a manager reads the gifts of the team, not those of the manager.
                // Who decides sees it until it is done; after that it is the manager of today who reads it, not the one of then.
                && ((declaration.HandlerId != null && declaration.State != DeclarationState.Closed && (declaration.HandlerId == me || for_.Contains(declaration.HandlerId.Value)))
                    || (declaration.HandlerRole != null && roles.Contains(declaration.HandlerRole.Value))
                    || (declaration.Partition == Partition.Officials && (allOfficials || people.Contains(declaration.PersonId) || (declaration.UnitId != null && units.Contains(declaration.UnitId.Value) && !for_.Contains(declaration.PersonId)))))));
    }

    /// <summary>What somebody else declared and is also about this person. A line in a list, not the file behind it.</summary>
    public static IQueryable<Declaration> Involving(this AppDbContext db, Guid person) =>
        db.Set<Declaration>().Where(declaration => declaration.State != DeclarationState.Prepared && declaration.State != DeclarationState.Cancelled && db.Set<Involved>().Any(involved => involved.DeclarationId == declaration.Id && involved.PersonId == person));

    /// <summary>What the colleagues of a unit show each other, where the body wants that: a line in a list, not the file behind it.</summary>
    public static IQueryable<Declaration> OfOwnUnits(this IQueryable<Declaration> declarations, Actor actor, Readers readers)
    {
        var units = readers.Unit ? actor.Units.ToList() : [];
        return declarations.Where(declaration => declaration.Partition == Partition.Officials && declaration.State != DeclarationState.Cancelled && declaration.UnitId != null && units.Contains(declaration.UnitId.Value));
    }

    /// <summary>The body lets this person read the declarations of every official.</summary>
    public static bool ReadsAllOfficials(Actor actor, Readers readers) =>
        (readers.Director && (actor.Is(Role.GeneralDirector) || actor.Is(Role.DirectorsOffice))) || (readers.Coordinator && actor.Is(Role.Coordinator));

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

    /// <summary>The same rule for one row that was read already. Interpreted: compiling costs more than the answer.</summary>
    public static bool Holds<T>(this Expression<Func<T, bool>> rule, T row) => rule.Compile(preferInterpretation: true)(row);
}
