using System.Text;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Retention;

/// <summary>Gifts that were declared and done with long ago, with a word in every text by which they can be found.</summary>
internal static class OldGifts
{
    public const string Dalfsen = "dalfsen";

    private const int LongestShown = 200;

    public static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    /// <summary>One declaration with everything that can hang on it.</summary>
    public static async Task<Guid> AddGiftAsync(this RunningHouse house, string reference, string closedOn, string word = "gewoon", string persona = "medewerker", DeclarationState state = DeclarationState.Closed, string body = Dalfsen)
    {
        var at = new DateTimeOffset(DateOnly.Parse(closedOn, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(10, 0), TimeSpan.Zero);
        var id = Guid.CreateVersion7(at);
        await house.ChangeAsync(body, async db =>
        {
            var person = await db.Set<Person>().SingleAsync(found => found.Number == persona);
            var position = await db.Set<Position>().SingleAsync(found => found.PersonId == person.Id);
            var decider = (await db.Set<Person>().SingleAsync(found => found.Number == "leidinggevende")).Id;
            db.Add(new Declaration
            {
                Id = id,
                BodyId = person.BodyId,
                Register = GiftWords.Topic,
                Reference = reference,
                PersonId = person.Id,
                PositionId = position.Id,
                UnitId = position.UnitId,
                Partition = position.IsOffice ? Partition.OfficeHolders : Partition.Officials,
                State = state,
                HandlerId = decider,
                DeclaredAt = at,
                DeclaredOn = DateOnly.FromDateTime(at.DateTime),
                ChangedAt = at,
                Versions = 1,
                Salt = Encoding.UTF8.GetBytes($"{word}zout".PadRight(16)),
            });
            db.Add(Version(id, person, at, word));
            db.Add(Gift(id, person, DateOnly.FromDateTime(at.DateTime), word));
            db.Add(new Decision { Id = Guid.CreateVersion7(at), BodyId = person.BodyId, DeclarationId = id, OfVersion = 1, Outcome = Outcome.Agreed, Destination = "houden", Reason = $"{word} besluit", DeviatesFromAdvice = true, TalkOn = DateOnly.FromDateTime(at.DateTime), ById = decider, At = at });
            db.Add(new Step { Id = Guid.CreateVersion7(at), BodyId = person.BodyId, DeclarationId = id, Number = 1, Word = "verloot", DoneOn = DateOnly.FromDateTime(at.DateTime), DoneAt = at, DoneById = decider, Account = $"{word} stap" });
            db.Add(new Draft { Id = id, BodyId = person.BodyId, PersonId = person.Id, Sealed = Encoding.UTF8.GetBytes($"{word} concept"), SavedAt = at });
        });
        return id;
    }

    /// <summary>How often a word stands in the tables, in whatever column.</summary>
    public static async Task<IReadOnlyList<string>> TablesWithAsync(this RunningHouse house, string word) =>
        [.. (await house.EverythingAsync()).Where(table => table.Value.Any(row => row.Contains(word, StringComparison.Ordinal))).Select(table => table.Key)];

    /// <summary>Every row of every table as text, read by the model: bytes as the text they hold.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> EverythingAsync(this RunningHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var tables = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var rows = (Task<List<string>>)typeof(OldGifts).GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;
            tables[entity.GetTableName()!] = await rows;
        }

        return tables;
    }

    private static async Task<List<string>> RowsAsync<T>(AppDbContext db)
        where T : class
    {
        var properties = db.Model.FindEntityType(typeof(T))!.GetProperties().ToList();
        var rows = await db.Set<T>().IgnoreQueryFilters().AsNoTracking().ToListAsync();
        return [.. rows.Select(row => string.Join(" | ", properties.Select(property => $"{property.Name}={Text(property.PropertyInfo!.GetValue(row))}"))).Order(StringComparer.Ordinal)];
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        byte[] bytes => $"{Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, LongestShown)))} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))}",
        DateTimeOffset at => $"{at.UtcTicks}",
        _ => $"{value.GetType().Name}:{value}",
    };

    private static DeclarationVersion Version(Guid id, Person person, DateTimeOffset at, string word) => new()
    {
        Id = Guid.CreateVersion7(at),
        BodyId = person.BodyId,
        DeclarationId = id,
        Number = 1,
        ById = person.Id,
        At = at,
        Form = GiftForm.Version,
        Code = "gedragscode-2017",
        CodeHash = new string('a', 64),
        Facts = Kept.Write(new { feit = $"{word} feit" }),
        Shown = Kept.Write<ShownAnswer[]>([new("Het geschenk", $"{word} vertelde é 🌷 \"aanhaling\"")]),
        Advice = Kept.Write(new AdviceGiven("toegestaan", null, null, [], [], [new GroundGiven("DA-R-1", "art", "regel", $"{word} grond")])),
        Reason = $"{word} reden",
    };

    private static Gift Gift(Guid id, Person person, DateOnly day, string word) => new()
    {
        Id = id,
        BodyId = person.BodyId,
        Status = "ontvangen",
        Description = $"{word} geschenk",
        OfferedOn = day,
        GiverPerson = $"{word} gever",
        GiverOrganisation = $"{word} bedrijf",
        GiverKey = $"{word} sleutel",
        Business = $"{word} zaken",
        Occasion = $"{word} aanleiding",
        ValueInCents = 2_500,
        ValueBasis = $"{word} grondslag",
        SharedWith = $"{word} gedeeld",
        InvoiceNumber = $"{word} factuur",
        IsDilemma = true,
        Verdict = "toegestaan",
    };
}
