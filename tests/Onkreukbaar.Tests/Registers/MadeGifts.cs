using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>Gifts that are simply there, for lists and numbers: declared by a person of the demo, without the whole way through the pages.</summary>
internal static class MadeGifts
{
    public static readonly DateOnly Day = new(2026, 11, 3);

    /// <summary>Adds gifts of one person, each told what is special about it.</summary>
    public static async Task<IReadOnlyList<Guid>> AddGiftsAsync(this RunningHouse house, string body, string person, int count, Action<int, Gift>? special = null, DeclarationState state = DeclarationState.Closed)
    {
        var ids = new List<Guid>();
        await house.ChangeAsync(body, async db =>
        {
            var who = await db.Set<Person>().SingleAsync(found => found.Number == person);
            var position = await db.Set<Position>().FirstAsync(found => found.PersonId == who.Id);
            var before = await db.Set<Declaration>().CountAsync();
            for (var i = 0; i < count; i++)
            {
                ids.Add(Add(db, position, before + i + 1, state, gift => special?.Invoke(i, gift)));
            }
        });
        return ids;
    }

    private static Guid Add(AppDbContext db, Position position, int number, DeclarationState state, Action<Gift> special)
    {
        var at = new DateTimeOffset(Day, new TimeOnly(9, 0), TimeSpan.Zero).AddMinutes(number);
        var id = Guid.CreateVersion7(at);
        db.Add(new Declaration
        {
            Id = id,
            BodyId = position.BodyId,
            Register = GiftWords.Topic,
            Reference = string.Create(CultureInfo.InvariantCulture, $"T-2026-{number:0000}"),
            PersonId = position.PersonId,
            PositionId = position.Id,
            UnitId = position.UnitId,
            Partition = position.IsOffice ? Partition.OfficeHolders : Partition.Officials,
            State = state,
            DeclaredAt = at,
            DeclaredOn = Day,
            ChangedAt = at,
            Versions = 1,
            Salt = new byte[16],
        });
        db.Add(new DeclarationVersion
        {
            Id = Guid.CreateVersion7(at),
            BodyId = position.BodyId,
            DeclarationId = id,
            Number = 1,
            ById = position.PersonId,
            At = at,
            Form = GiftForm.Version,
            Code = "",
            CodeHash = "",
            Facts = "[]",
            Shown = "[]",
            Advice = """{"verdict":"toegestaan-mits-gemeld","duties":[],"dispositions":[],"grounds":[]}""",
        });
        var gift = new Gift { Id = id, BodyId = position.BodyId, Status = "ontvangen", Description = $"Ding {number}", OfferedOn = Day, GiverOrganisation = "Bouwbedrijf De Steen", ValueInCents = 1_000, AboveLimit = false, Verdict = "toegestaan-mits-gemeld" };
        special(gift);
        gift.GiverKey = Giver.Key(gift.GiverOrganisation, gift.GiverPerson);
        gift.SearchText = Searchable.Of($"{gift.Description} {gift.GiverOrganisation} {gift.GiverPerson}");
        gift.SearchShown = Searchable.Of($"{gift.Description} {gift.GiverOrganisation ?? gift.GiverPerson}");
        db.Add(gift);
        return id;
    }
}
