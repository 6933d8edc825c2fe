using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Modules.Registers.ReceiveAfterAll;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>Everything about one gift, for somebody who may see it.</summary>
internal sealed record GiftFile(Declaration Declaration, Gift Gift, IReadOnlyList<GiftPart> Parts, IReadOnlyList<Involved> Involved, string Person, string? Unit, string? Handler, IReadOnlyList<DeclarationVersion> Versions, IReadOnlyList<(Decision Decision, string By)> Decisions, IReadOnlyList<Step> Steps, IReadOnlyDictionary<Guid, string> Names)
{
    public DeclarationVersion Last => Versions[^1];

    public AdviceGiven Advice => Kept.Read<AdviceGiven>(Last.Advice);

    public IReadOnlyList<ShownAnswer> Shown => Kept.Read<IReadOnlyList<ShownAnswer>>(Last.Shown);

    /// <summary>What the declarant answered.</summary>
    public Answers Answers => new(Kept.Read<List<GivenAnswer>>(Last.Facts));

    /// <summary>What the declarant typed besides; who is counted because they are named was not typed.</summary>
    public GiftForm Typed => GiftForm.Of(Gift, Declaration.PositionId) with { Recipients = Gift.Recipients == Involved.Count + 1 ? null : Gift.Recipients };

    public IReadOnlyList<Colleague> With => [.. Others.Select(person => new Colleague(person, Names[person]))];

    /// <summary>The offer or promise that this followed, declared before.</summary>
    public Related? Earlier { get; init; }

    /// <summary>What came of this offer or promise, declared later.</summary>
    public Related? Later { get; init; }

    /// <summary>Whom it is about besides whoever declared it.</summary>
    public IReadOnlyList<Guid> Others => [.. Involved.Select(involved => involved.PersonId)];

    public IReadOnlyList<Guid> About => [Declaration.PersonId, .. Others];

    /// <summary>Who may decide nothing about it.</summary>
    public bool IsAbout(Guid person) => About.Contains(person);

    /// <summary>Nobody does for another what that person may not do about themselves.</summary>
    public bool MayBeDoneBy(Actor actor, Handler work) => !IsAbout(actor.PersonId) && !(Handlers.OnBehalfOf(actor, work) is { } absent && IsAbout(absent));

    /// <summary>Each thing gets a destination of its own, because the code judges them apart.</summary>
    public bool IsJudgedApart => Parts.Any(part => part.Verdict is not null);
}

/// <summary>Gifts that wait for somebody, and one gift in full.</summary>
internal sealed class GiftsSeen(AppDbContext db, RegisterReaders readers)
{
    /// <summary>Of each kind of work; whoever has more sees the rest when these are done.</summary>
    private const int Most = 100;

    public Task<List<GiftLine>> MineOpenAsync(Actor actor, CancellationToken cancel) =>
        LinesAsync(db.Set<Declaration>().Where(declaration => declaration.PersonId == actor.PersonId && (declaration.State == DeclarationState.ToDecide || declaration.State == DeclarationState.ToCarryOut)), cancel);

    /// <summary>What somebody declared about gifts in a period.</summary>
    public Task<List<GiftLine>> MineBetweenAsync(Guid person, DateOnly from, DateOnly to, CancellationToken cancel) =>
        db.Gifts(db.Set<Declaration>().Where(declaration => declaration.PersonId == person && declaration.State != DeclarationState.Cancelled && declaration.State != DeclarationState.Prepared))
            .Where(row => row.Gift.OfferedOn >= from && row.Gift.OfferedOn <= to).OrderBy(row => row.Gift.OfferedOn).Lines().ToListAsync(cancel);

    /// <summary>What colleagues declared and this person got too: the line, not the file behind it.</summary>
    public async Task<List<GiftLine>> SharedWithAsync(Actor actor, CancellationToken cancel) =>
        (await LinesAsync(db.Involving(actor.PersonId), cancel)).ConvertAll(line => line with { MayOpen = false });

    public Task<List<GiftLine>> ToDecideAsync(Actor actor, CancellationToken cancel) =>
        LinesAsync(ToDecide(actor), cancel);

    public Task<int> CountToDecideAsync(Actor actor, CancellationToken cancel) => ToDecide(actor).CountAsync(cancel);

    /// <summary>Made ready by somebody else for this person's signature.</summary>
    public Task<List<GiftLine>> ToSignAsync(Actor actor, CancellationToken cancel) =>
        LinesAsync(db.Set<Declaration>().Where(declaration => declaration.PersonId == actor.PersonId && declaration.State == DeclarationState.Prepared), cancel);

    /// <summary>What somebody must still do with a thing, and for which gift.</summary>
    public async Task<List<(Step Step, GiftLine Gift)>> ToDoAsync(Actor actor, CancellationToken cancel)
    {
        var steps = await db.Set<Step>().Where(Sight.IsToBeDoneBy(actor))
            .Where(step => step.HandlerId == actor.PersonId || (!db.Set<Declaration>().Any(own => own.Id == step.DeclarationId && own.PersonId == actor.PersonId) && !db.Set<Involved>().Any(also => also.DeclarationId == step.DeclarationId && also.PersonId == actor.PersonId))).OrderBy(step => step.Id).Take(Most).ToListAsync(cancel);
        var next = steps.GroupBy(step => (step.DeclarationId, step.Part)).Select(group => group.MinBy(step => step.Number)!).ToList();
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
        var seen = db.Set<Declaration>().SeenBy(actor, await readers.OfAsync(GiftWords.Topic, cancel));
        if (await seen.SingleOrDefaultAsync(declaration => declaration.Id == id, cancel) is not { } declaration)
        {
            return null;
        }

        var gift = await db.Set<Gift>().SingleAsync(found => found.Id == id, cancel);
        var parts = await db.Set<GiftPart>().Where(part => part.DeclarationId == id).OrderBy(part => part.Number).ToListAsync(cancel);
        var involved = await db.Set<Involved>().Where(found => found.DeclarationId == id).ToListAsync(cancel);
        var versions = await db.Set<DeclarationVersion>().Where(version => version.DeclarationId == id).OrderBy(version => version.Number).ToListAsync(cancel);
        var decisions = await db.Set<Decision>().Where(decision => decision.DeclarationId == id).OrderBy(decision => decision.At).ToListAsync(cancel);
        var steps = await db.Set<Step>().Where(step => step.DeclarationId == id).OrderBy(step => step.Part).ThenBy(step => step.Number).ToListAsync(cancel);
        Guid?[] people = [declaration.PersonId, declaration.HandlerId, gift.CorrectedById, .. involved.Select(found => (Guid?)found.PersonId), .. decisions.SelectMany(decision => new Guid?[] { decision.ById, decision.OnBehalfOfId }), .. versions.Select(version => version.ById), .. steps.SelectMany(step => new[] { step.DoneById, step.HandlerId })];
        var named = people.OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Person>().Where(person => named.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        var unit = declaration.UnitId is { } unitId ? await db.Set<Unit>().Where(found => found.Id == unitId).Select(found => found.Name).SingleAsync(cancel) : null;
        var (earlier, later) = await db.RelatedAsync(seen, id, cancel);
        return new GiftFile(declaration, gift, parts, involved, names[declaration.PersonId], unit, declaration.HandlerId is { } handler ? names[handler] : null, versions, [.. decisions.Select(decision => (decision, names[decision.ById]))], steps, names) { Earlier = earlier, Later = later };
    }

    /// <summary>As it stands in the database now, also when it was read before in this request.</summary>
    public Task<GiftFile?> FileAgainAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return FileAsync(actor, id, cancel);
    }

    /// <summary>Earlier gifts of the same giver to this person and this unit: one bottle is not the tenth.</summary>
    public Task<List<GiftLine>> EarlierAsync(GiftFile file, CancellationToken cancel)
    {
        var (id, key, kvk, person, unit) = (file.Declaration.Id, file.Gift.GiverKey, file.Gift.GiverKvk, file.Declaration.PersonId, file.Declaration.UnitId);
        var same = db.Set<Gift>().Where(gift => gift.Id != id && (gift.GiverKey == key || (kvk != null && gift.GiverKvk == kvk))).Select(gift => gift.Id);
        return LinesAsync(db.Set<Declaration>().Where(declaration => same.Contains(declaration.Id) && declaration.State != DeclarationState.Prepared && declaration.Partition == file.Declaration.Partition && (declaration.PersonId == person || (unit != null && declaration.UnitId == unit))), cancel);
    }

    private IQueryable<Declaration> ToDecide(Actor actor)
    {
        var (me, absent, theirs) = (actor.PersonId, Handlers.ActsOnlyFor(actor), Handlers.RolesOnlyOfOthers(actor));
        return db.Set<Declaration>().Where(Sight.IsToBeDecidedBy(actor)).Where(declaration => !db.Set<Involved>().Any(also => also.DeclarationId == declaration.Id && also.PersonId == me))
            .Where(declaration => declaration.HandlerRole == null || !theirs.Contains(declaration.HandlerRole.Value)
                || !(absent.Contains(declaration.PersonId) || db.Set<Involved>().Any(also => also.DeclarationId == declaration.Id && absent.Contains(also.PersonId))));
    }

    private Task<List<GiftLine>> LinesAsync(IQueryable<Declaration> declarations, CancellationToken cancel) =>
        db.Gifts(declarations).OrderByDescending(row => row.Declaration.DeclaredAt).Take(Most).Lines().ToListAsync(cancel);
}
