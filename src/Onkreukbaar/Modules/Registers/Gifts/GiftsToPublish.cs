using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>What of a gift may become public, and nothing else: the only way from the register to a publication.</summary>
internal sealed record GiftToPublish(Guid Id, string Name, string Office, DateOnly OfferedOn, string Description, string? GiverOrganisation, long? ValueInCents, bool? AboveLimit, IReadOnlyList<Destined> Destinations);

/// <summary>Where a thing goes by the decision, and where what was handed in went after that, once that is known.</summary>
internal sealed record Destined(string Disposition, string? Place);

/// <summary>The gifts that politicians received. What was refused, offered or promised, and what officials declare, stays inside.</summary>
internal sealed class GiftsToPublish(AppDbContext db)
{
    /// <param name="owner">Who publishes: the clerk for the council, the coordinator for the executive.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<List<GiftToPublish>> ReceivedByAsync(Role owner, CancellationToken cancel)
    {
        var kinds = Position.OfficesOf(owner);
        var declarations = db.Set<Declaration>().Where(declaration => declaration.Partition == Partition.OfficeHolders && declaration.State != DeclarationState.Cancelled && declaration.State != DeclarationState.Prepared);
        var rows = from row in db.Gifts(declarations)
                   join position in db.Set<Position>() on row.Declaration.PositionId equals position.Id
                   where row.Gift.Status == Codes.Words.Received && kinds.Contains(position.Kind)
                   orderby row.Gift.OfferedOn, row.Declaration.Reference
                   select new { row.Declaration.Id, row.Person.Name, position.Title, row.Gift.OfferedOn, row.Gift.Description, row.Gift.GiverOrganisation, Value = row.Gift.CorrectedValueInCents ?? row.Gift.ValueInCents, row.Gift.AboveLimit, row.Gift.Destination, row.Declaration.State };
        var found = await rows.ToListAsync(cancel);
        var parts = (await db.Set<GiftPart>().Where(part => part.Destination != null && rows.Any(row => row.Id == part.DeclarationId)).ToListAsync(cancel)).ToLookup(part => part.DeclarationId);
        var places = (await db.Set<Step>().Where(step => step.Place != null && rows.Any(row => row.Id == step.DeclarationId)).ToListAsync(cancel)).ToDictionary(step => (step.DeclarationId, step.Part ?? 0), step => step.Place);
        // What is decided again has no destination any more, though the first decision gave it one.
        return [.. found.Select(row => new GiftToPublish(row.Id, row.Name, row.Title, row.OfferedOn, row.Description, row.GiverOrganisation, row.Value, row.AboveLimit, row.State == DeclarationState.ToDecide ? [] : [.. Destined(row.Id, row.Destination).Distinct()]))];

        IEnumerable<Destined> Destined(Guid id, string? whole) => parts[id].Any()
            ? parts[id].Select(part => new Destined(part.Destination!, places.GetValueOrDefault((id, part.Number))))
            : whole is null ? [] : [new Destined(whole, places.GetValueOrDefault((id, 0)))];
    }
}
