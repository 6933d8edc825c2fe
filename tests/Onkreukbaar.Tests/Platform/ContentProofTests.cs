using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Publication;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>What somebody declared and what was published stays what it was, and whoever changes it with a database tool is found out.</summary>
public sealed class ContentProofTests
{
    private const string Province = "provincie-utrecht";
    private const string Publish = $"/{Province}/publiceren/geschenken";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Versions_and_editions_that_nobody_touched_say_what_they_said(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await PublishedAsync(house);
        var manager = await (await house.Visitor().SignInAsync(Province, "griffier")).OpenGiftAsync(Province, await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().Select(found => found.Id).SingleAsync()));
        await manager.DoAsync("Waarde", ("Value.Value", "30"), ("Value.Basis", "In de winkel gezien"));
        await (await manager.GoAsync(Publish)).SubmitAsync();

        var found = await house.VerifiedAsync();

        found.Problems.ShouldBeEmpty();
        found.Sound.ShouldContain(line => line.StartsWith(Province) && line.Contains("records say what they said"));
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_version_that_was_changed_is_found_whatever_was_changed_in_it(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await PublishedAsync(house);

        foreach (var (column, value) in new[] { ("Facts", "'[]'"), ("Shown", "'[]'"), ("Advice", "'anders'"), ("Code", "'een andere'"), ("Language", "'en'"), ("Reason", "'zomaar'"), ("At", "\"At\" + 1") })
        {
            await house.TamperAsync("drop table if exists kept; create table kept as select * from registers_versions; update registers_versions set \"Number\" = \"Number\"");
            await house.TamperAsync($"update registers_versions set \"{column}\" = {value}");
            var found = await house.VerifiedAsync();
            await house.TamperAsync($"update registers_versions set \"{column}\" = (select \"{column}\" from kept)");

            found.Problems.ShouldBe([$"{Province}: version 1 of G-2026-0001 is not what was declared"], column);
            found.Sound.ShouldAllBe(line => !line.StartsWith(Province));
        }

        (await house.VerifiedAsync()).Problems.ShouldBeEmpty("everything was put back");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_version_that_is_gone_is_found(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await PublishedAsync(house);

        await house.TamperAsync("delete from registers_versions");

        (await house.VerifiedAsync()).Problems.ShouldBe([$"{Province}: a version of G-2026-0001 is gone"]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_edition_of_which_a_line_its_hash_or_a_day_of_correction_was_changed_is_found(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await PublishedAsync(house);

        foreach (var (table, column, value) in new[] { ("publication_gifts", "Giver", "'Iemand anders'"), ("publication_gifts", "CorrectedOn", "\"Date\""), ("publication_gifts", "FromEdition", "2"), ("publication_editions", "Hash", "'weg'") })
        {
            await house.TamperAsync($"drop table if exists kept; create table kept as select * from {table}; update {table} set \"Id\" = \"Id\"");
            await house.TamperAsync($"update {table} set \"{column}\" = {value}");
            var found = await house.VerifiedAsync();
            await house.TamperAsync($"update {table} set \"{column}\" = (select \"{column}\" from kept)");

            found.Problems.ShouldBe([$"{Province}: edition 1 of the register of gifts is not what was published"], $"{table} {column}");
        }

        (await house.VerifiedAsync()).Problems.ShouldBeEmpty("everything was put back");
    }

    [Fact]
    public async Task A_line_and_its_hash_that_were_changed_together_do_not_fit_what_the_audit_noted()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await PublishedAsync(house);
        await house.TamperAsync("update publication_gifts set \"Giver\" = 'Iemand anders'");
        var hash = GiftRegister.HashOf(await house.ReadAsync(db => db.Set<GiftLinePublished>().IgnoreQueryFilters().ToListAsync()));

        await house.TamperAsync($"update publication_editions set \"Hash\" = '{hash}'");

        (await house.VerifiedAsync()).Problems.ShouldHaveSingleItem().ShouldContain("edition 1");
    }

    [Fact]
    public async Task An_edition_from_before_the_day_of_correction_counted_is_not_called_changed()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.ChangeAsync(Province, async db =>
        {
            var line = new GiftLinePublished { Id = Guid.CreateVersion7(), BodyId = house.Body(Province).Id, SourceId = Guid.CreateVersion7(), FromEdition = 1, Name = "Statenlid", Office = "", Date = new DateOnly(2026, 5, 1), Description = "Boek", Giver = "De Steen", ValueClass = "", Destination = "", CorrectedOn = new DateOnly(2026, 6, 1) };
            var by = await db.Set<Onkreukbaar.Platform.Modules.Organisation.Person>().Select(person => person.Id).FirstAsync();
            db.Add(line);
            db.Add(new Edition { Id = Guid.CreateVersion7(), BodyId = line.BodyId, Register = GiftRegister.Register, Number = 1, PublishedOn = new DateOnly(2026, 6, 1), PublishedAt = DateTimeOffset.UnixEpoch, ById = by, Lines = 1, Hash = GiftRegister.HashBefore([line]) });
        });
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();

        await house.TamperAsync("update publication_gifts set \"Name\" = 'Een ander'");

        (await house.VerifiedAsync()).Problems.ShouldHaveSingleItem().ShouldContain("edition 1");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_program_itself_cannot_change_or_remove_a_version_an_edition_or_a_line(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await PublishedAsync(house);

        await RefusedAsync(db => db.Set<DeclarationVersion>(), version => version.Shown);
        await RefusedAsync(db => db.Set<Edition>(), edition => edition.Hash);
        await RefusedAsync(db => db.Set<GiftLinePublished>(), line => line.Giver);
        await house.ChangeAsync(Province, async db => (await db.Set<GiftLinePublished>().SingleAsync()).ToEdition = 1);
        await Should.ThrowAsync<NeverChangedException>(() => house.ChangeAsync(Province, async db => (await db.Set<GiftLinePublished>().SingleAsync()).ToEdition = null));

        async Task RefusedAsync<T>(Func<AppDbContext, DbSet<T>> rows, System.Linq.Expressions.Expression<Func<T, string>> column) where T : class
        {
            await Should.ThrowAsync<NeverChangedException>(() => house.ChangeAsync(Province, async db => db.Entry(await rows(db).SingleAsync()).Property(column).CurrentValue = "anders"));
            await Should.ThrowAsync<NeverChangedException>(() => house.ChangeAsync(Province, async db => db.Remove(await rows(db).SingleAsync())));
        }
    }

    /// <summary>A gift of a member of the council, declared and published.</summary>
    private static async Task PublishedAsync(RunningHouse house)
    {
        await (await house.Visitor().SignInAsync(Province, "statenlid")).DeclareAsync(Province, ("waarde", "150"));
        await (await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync(Publish)).SubmitAsync();
    }
}
