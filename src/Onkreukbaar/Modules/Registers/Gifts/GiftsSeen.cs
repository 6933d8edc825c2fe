using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>One line of a list of gifts.</summary>
internal sealed record GiftLine(Guid Id, string Reference, string Person, string Description, string Giver, DateOnly OfferedOn, string Status, long? ValueInCents, string Verdict, DeclarationState State, string? Destination);

/// <summary>Everything about one gift, for somebody who may see it.</summary>
internal sealed record GiftFile(Declaration Declaration, Gift Gift, string Person, string? Unit, string? Handler, IReadOnlyList<DeclarationVersion> Versions, IReadOnlyList<(Decision Decision, string By)> Decisions, IReadOnlyList<Step> Steps, IReadOnlyDictionary<Guid, string> Names)
{
    public DeclarationVersion Last => Versions[^1];

    public AdviceGiven Advice => Kept.Read<AdviceGiven>(Last.Advice);

    public IReadOnlyList<ShownAnswer> Shown => Kept.Read<IReadOnlyList<ShownAnswer>>(Last.Shown);
}

/// <summary>Gifts as somebody may see them: the own ones, those of the unit, those that wait.</summary>
internal sealed class GiftsSeen(AppDbContext db)
{
    private const int Most = 200;

    public Task<List<GiftLine>> MineAsync(Actor actor, CancellationToken cancel) =>
        LinesAsync(db.Set<Declaration>().Where(declaration => declaration.PersonId == actor.PersonId), cancel);

    public Task<List<GiftLine>> OfUnitsAsync(Actor actor, CancellationToken cancel)
    {
        var (units, me) = (actor.UnitsLed.ToList(), actor.PersonId);
        return LinesAsync(db.Set<Declaration>().Where(d => d.Partition == Partition.Officials && d.PersonId != me && d.UnitId != null && units.Contains(d.UnitId.Value)), cancel);
    }

    public Task<List<GiftLine>> ToDecideAsync(Actor actor, CancellationToken cancel) =>
        LinesAsync(db.Set<Declaration>().Where(Sight.IsToBeDecidedBy(actor)), cancel);

    /// <summary>What somebody must still do with a thing, and for which gift.</summary>
    public async Task<List<(Step Step, GiftLine Gift)>> ToDoAsync(Actor actor, CancellationToken cancel)
    {
        var steps = await db.Set<Step>().Where(Sight.IsToBeDoneBy(actor)).OrderBy(step => step.Id).Take(Most).ToListAsync(cancel);
        var next = steps.GroupBy(step => step.DeclarationId).Select(group => group.MinBy(step => step.Number)!).ToList();
        var ids = next.ConvertAll(step => step.DeclarationId);
        var lines = (await LinesAsync(db.Set<Declaration>().Where(declaration => ids.Contains(declaration.Id) && declaration.State == DeclarationState.ToCarryOut), cancel)).ToDictionary(line => line.Id);
        return [.. next.Where(step => lines.ContainsKey(step.DeclarationId)).Select(step => (step, lines[step.DeclarationId]))];
    }

    /// <summary>Gifts for which nobody was found to decide, or to do what was decided: somebody must look at who leads what.</summary>
    public Task<List<GiftLine>> WithoutDeciderAsync(CancellationToken cancel) =>
        LinesAsync(db.Set<Declaration>().Where(declaration => (declaration.State == DeclarationState.ToDecide && declaration.HandlerId == null && declaration.HandlerRole == null)
            || (declaration.State == DeclarationState.ToCarryOut && db.Set<Step>().Any(step => step.DeclarationId == declaration.Id && step.DoneOn == null && step.HandlerId == null && step.HandlerRole == null))), cancel);

    /// <summary>Null when there is none, and also when this person may not see it: the difference is nobody's business.</summary>
    public async Task<GiftFile?> FileAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await db.Set<Declaration>().SeenBy(actor).SingleOrDefaultAsync(declaration => declaration.Id == id, cancel) is not { } declaration)
        {
            return null;
        }

        var gift = await db.Set<Gift>().SingleAsync(found => found.Id == id, cancel);
        var versions = await db.Set<DeclarationVersion>().Where(version => version.DeclarationId == id).OrderBy(version => version.Number).ToListAsync(cancel);
        var decisions = await db.Set<Decision>().Where(decision => decision.DeclarationId == id).OrderBy(decision => decision.At).ToListAsync(cancel);
        var steps = await db.Set<Step>().Where(step => step.DeclarationId == id).OrderBy(step => step.Number).ToListAsync(cancel);
        var people = decisions.Select(decision => decision.ById).Concat(steps.Select(step => step.DoneById ?? step.HandlerId).OfType<Guid>()).Append(declaration.PersonId).Append(declaration.HandlerId ?? declaration.PersonId).Distinct().ToList();
        var names = await db.Set<Person>().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        var unit = declaration.UnitId is { } unitId ? await db.Set<Unit>().Where(found => found.Id == unitId).Select(found => found.Name).SingleAsync(cancel) : null;
        return new GiftFile(declaration, gift, names[declaration.PersonId], unit, declaration.HandlerId is { } handler ? names[handler] : null, versions, [.. decisions.Select(decision => (decision, names[decision.ById]))], steps, names);
    }

    /// <summary>Earlier gifts of the same giver to this person and this unit: one bottle is not the tenth.</summary>
    public Task<List<GiftLine>> EarlierAsync(GiftFile file, CancellationToken cancel)
    {
        var (id, key, person, unit) = (file.Declaration.Id, file.Gift.GiverKey, file.Declaration.PersonId, file.Declaration.UnitId);
        var same = db.Set<Gift>().Where(gift => gift.Id != id && gift.GiverKey == key).Select(gift => gift.Id);
        return LinesAsync(db.Set<Declaration>().Where(declaration => same.Contains(declaration.Id) && declaration.Partition == file.Declaration.Partition && (declaration.PersonId == person || (unit != null && declaration.UnitId == unit))), cancel);
    }

    private Task<List<GiftLine>> LinesAsync(IQueryable<Declaration> declarations, CancellationToken cancel) =>
        (from declaration in declarations
         join gift in db.Set<Gift>() on declaration.Id equals gift.Id
         join person in db.Set<Person>() on declaration.PersonId equals person.Id
         orderby declaration.DeclaredAt descending
         select new GiftLine(declaration.Id, declaration.Reference, person.Name, gift.Description, gift.GiverOrganisation ?? gift.GiverPerson ?? "", gift.OfferedOn, gift.Status, gift.CorrectedValueInCents ?? gift.ValueInCents, gift.Verdict, declaration.State, gift.Destination))
        .Take(Most).ToListAsync(cancel);
}
