using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>What of a gift may become public, and nothing else: the only way from the register to a publication.</summary>
internal sealed record GiftToPublish(Guid Id, string Name, string Office, DateOnly OfferedOn, string Description, string? GiverOrganisation, long? ValueInCents, string? Destination);

/// <summary>The gifts that politicians received. What was refused, offered or promised, and what officials declare, stays inside.</summary>
internal sealed class GiftsToPublish(AppDbContext db)
{
    public Task<List<GiftToPublish>> ReceivedByOfficeHoldersAsync(CancellationToken cancel) =>
        (from declaration in db.Set<Declaration>()
         join gift in db.Set<Gift>() on declaration.Id equals gift.Id
         join person in db.Set<Person>() on declaration.PersonId equals person.Id
         join position in db.Set<Position>() on declaration.PositionId equals position.Id
         where declaration.Partition == Partition.OfficeHolders && declaration.State != DeclarationState.Cancelled && gift.Status == Codes.Words.Received
         orderby gift.OfferedOn, declaration.Reference
         select new GiftToPublish(declaration.Id, person.Name, position.Title, gift.OfferedOn, gift.Description, gift.GiverOrganisation, gift.CorrectedValueInCents ?? gift.ValueInCents, gift.Destination)).ToListAsync(cancel);
}
