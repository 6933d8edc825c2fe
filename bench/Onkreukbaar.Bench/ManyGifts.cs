using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Bench;

/// <summary>A register with as many gifts as somebody wants to measure, spread over the people of the demo.</summary>
internal static class ManyGifts
{
    private const int Batch = 5_000;

    public static async Task AddAsync(WebApplication house, string body, int count, int after = 0)
    {
        for (var done = 0; done < count; done += Batch)
        {
            await using var scope = house.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Services.GetRequiredService<Bodies>().Find(body)!);
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var positions = await db.Set<Position>().AsNoTracking().OrderBy(position => position.Id).ToListAsync();
            for (var i = done; i < Math.Min(done + Batch, count); i++)
            {
                Add(db, positions[i % positions.Count], after + i + 1);
            }

            await db.SaveChangesAsync();
        }

        await LetTheDatabaseCountAsync(house);
    }

    /// <summary>What PostgreSQL does by itself within a minute; a measurement does not wait for it.</summary>
    private static async Task LetTheDatabaseCountAsync(WebApplication house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("analyze");
        }
    }

    private static void Add(AppDbContext db, Position position, int number)
    {
        var at = DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(number);
        var id = Guid.CreateVersion7(at);
        db.Add(new Declaration
        {
            Id = id,
            BodyId = position.BodyId,
            Register = GiftWords.Topic,
            Reference = string.Create(CultureInfo.InvariantCulture, $"M-2020-{number:000000}"),
            PersonId = position.PersonId,
            PositionId = position.Id,
            UnitId = position.UnitId,
            Partition = position.IsOffice ? Partition.OfficeHolders : Partition.Officials,
            State = DeclarationState.Closed,
            DeclaredAt = at,
            DeclaredOn = DateOnly.FromDateTime(at.DateTime),
            ChangedAt = at,
            Versions = 1,
            Salt = new byte[16],
        });
        db.Add(new Gift
        {
            Id = id,
            BodyId = position.BodyId,
            Status = "ontvangen",
            Description = $"Fles wijn {number}",
            OfferedOn = DateOnly.FromDateTime(at.DateTime),
            GiverOrganisation = $"Bedrijf {number % 997}",
            GiverKey = $"bedrijf {number % 997}",
            SearchText = $"fles wijn {number} bedrijf {number % 997}",
            SearchShown = $"fles wijn {number} bedrijf {number % 997}",
            ValueInCents = number % 100 * 100,
            Verdict = "toegestaan-mits-gemeld",
        });
    }
}
