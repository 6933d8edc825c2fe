using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.GiftPatterns;

/// <summary>One gift, as far as it matters for a pattern.</summary>
internal sealed record PatternGift(Guid Id, string Reference, string GiverKey, string? Kvk, string Giver, Guid PersonId, string Person, DateOnly OfferedOn, string Status, string Description)
{
    /// <summary>The colleagues who got it too.</summary>
    public IReadOnlyList<Colleague> Others { get; init; } = [];

    public IEnumerable<Guid> ForWhom => Others.Select(colleague => colleague.Id).Prepend(PersonId);

    public IEnumerable<string> Names => Others.Select(colleague => colleague.Name).Prepend(Person);
}

/// <summary>A giver who gave more often, under every name that it gave under.</summary>
internal sealed record GiverPattern(IReadOnlyList<string> Names, IReadOnlyList<PatternGift> Gifts)
{
    public int People => Gifts.SelectMany(gift => gift.ForWhom).Distinct().Count();

    public int Refused => Gifts.Count(gift => gift.Status == GiftWords.Refused);

    /// <summary>The most that one person got from this giver.</summary>
    public int MostForOne => Gifts.SelectMany(gift => gift.ForWhom).CountBy(person => person).Max(count => count.Value);
}

/// <summary>For what, from how many gifts and over how many months a body looks at patterns.</summary>
internal sealed record PatternPurpose(string Purpose, int FromGifts, int Months);

/// <summary>Which giver gives more often or to more people: only where the body has written down what that is for.</summary>
internal sealed class GiverPatterns(AppDbContext db, RegisterReaders registerReaders, Settings settings, Clock clock)
{
    /// <summary>Null when the body has no purpose for it; then nobody looks.</summary>
    public async Task<PatternPurpose?> PurposeAsync(CancellationToken cancel) =>
        await settings.OnAsync("geschenken.patronen", clock.Today, cancel) is { } purpose && !string.IsNullOrWhiteSpace(purpose)
        && await settings.NumberAsync("geschenken.patronen.aantal", clock.Today, cancel) is { } number
        && await settings.NumberAsync("geschenken.patronen.maanden", clock.Today, cancel) is { } months
            ? new PatternPurpose(purpose, number, months)
            : null;

    /// <summary>Over the gifts of officials that this person may read: those of everybody, or of the own units.</summary>
    public async Task<IReadOnlyList<GiverPattern>> FindAsync(Actor actor, PatternPurpose purpose, CancellationToken cancel)
    {
        var readers = await registerReaders.OfAsync(GiftWords.Topic, cancel);
        var (all, units, absent, since) = (Sight.ReadsAllOfficials(actor, readers), actor.UnitsLed.ToList(), actor.DeputyFor, clock.Today.AddMonths(-purpose.Months));
        var declarations = db.Set<Declaration>().Where(declaration => declaration.Partition == Partition.Officials
            && declaration.State != DeclarationState.Cancelled && declaration.State != DeclarationState.Prepared
            && (all || (declaration.UnitId != null && units.Contains(declaration.UnitId.Value) && !absent.Contains(declaration.PersonId))));
        var lately = db.Gifts(declarations).Where(row => row.Gift.OfferedOn > since);
        var gifts = await lately.OrderByDescending(row => row.Gift.OfferedOn)
            .Select(row => new PatternGift(row.Declaration.Id, row.Declaration.Reference, row.Gift.GiverKey, row.Gift.GiverKvk, row.Gift.GiverOrganisation ?? row.Gift.GiverPerson ?? "", row.Person.Id, row.Person.Name, row.Gift.OfferedOn, row.Gift.Status, row.Gift.Description))
            .ToListAsync(cancel);
        var others = (await db.Set<Involved>().Where(involved => lately.Any(row => row.Declaration.Id == involved.DeclarationId))
            .Join(db.Set<Person>(), involved => involved.PersonId, person => person.Id, (involved, person) => new { involved.DeclarationId, Colleague = new Colleague(person.Id, person.Name) }).ToListAsync(cancel)).ToLookup(also => also.DeclarationId, also => also.Colleague);
        gifts = gifts.ConvertAll(gift => gift with { Others = [.. others[gift.Id]] });
        return [.. SameGiver.Group(gifts).Where(pattern => pattern.Gifts.Count >= purpose.FromGifts).OrderByDescending(pattern => pattern.Gifts.Count).ThenBy(pattern => pattern.Names[0], StringComparer.CurrentCulture)];
    }
}

/// <summary>Puts gifts together whose giver has the same name, apart from spelling, or the same Chamber of Commerce number.</summary>
internal static class SameGiver
{
    public static IEnumerable<GiverPattern> Group(IEnumerable<PatternGift> gifts)
    {
        var groups = new List<List<PatternGift>>();
        var known = new Dictionary<string, List<PatternGift>>(StringComparer.Ordinal);
        foreach (var gift in gifts)
        {
            string[] marks = gift.Kvk is { } number ? [$"name {gift.GiverKey}", $"number {number}"] : [$"name {gift.GiverKey}"];
            var found = marks.Select(mark => known.GetValueOrDefault(mark)).OfType<List<PatternGift>>().Distinct().ToList();
            var group = found.FirstOrDefault() ?? [];
            if (found.Count == 0)
            {
                groups.Add(group);
            }

            // A number can bring two names together that were apart until now.
            foreach (var other in found.Skip(1))
            {
                group.AddRange(other);
                groups.Remove(other);
                foreach (var mark in known.Where(pair => pair.Value == other).Select(pair => pair.Key).ToList())
                {
                    known[mark] = group;
                }
            }

            group.Add(gift);
            foreach (var mark in marks)
            {
                known[mark] = group;
            }
        }

        return groups.Select(group => new GiverPattern([.. group.Select(gift => gift.Giver).Distinct(StringComparer.Ordinal)], group));
    }
}
