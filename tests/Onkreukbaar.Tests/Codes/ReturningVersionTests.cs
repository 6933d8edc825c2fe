using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Cli;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>Somebody goes back to an older version of a code. What ran last counts then, not what was imported last.</summary>
public sealed class ReturningVersionTests : IDisposable
{
    private const string First = "De eerste tekst.";
    private const string Second = "De tweede tekst.";

    private readonly CodesCopy codes = new();
    private readonly string data = Directory.CreateTempSubdirectory("onkreukbaar-data-").FullName;

    public static TheoryData<byte[]> Unreadable => [new CodeFiles([KeyValuePair.Create("vocabulary.yaml", "a: &een 1\n"u8.ToArray())]).Pack(), "no archive"u8.ToArray()];

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task When_the_folder_breaks_the_version_that_ran_last_answers_also_when_it_is_an_older_one(DatabaseKind kind)
    {
        var connection = await ConnectionAsync(kind);
        Write(First);
        await OpenAndCloseAsync(connection);
        Write(Second);
        await OpenAndCloseAsync(connection);
        Write(First);
        await OpenAndCloseAsync(connection);
        codes.Delete("code.yaml");

        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data, connection: connection);

        (await ExplanationAsync(house)).ShouldStartWith(First);
        var versions = await VersionsAsync(house);
        versions.Select(version => version.GetProperty("actief").GetBoolean()).ShouldBe([true, false]);
        versions.Select(version => version.GetProperty("actiefVanaf").GetArrayLength()).ShouldBe([2, 1]);
        var moments = versions.SelectMany(version => version.GetProperty("actiefVanaf").EnumerateArray()).Select(moment => moment.GetDateTimeOffset()).ToList();
        moments[0].ShouldBeLessThan(moments[2]);
        moments[2].ShouldBeLessThan(moments[1]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task When_nobody_went_back_the_newest_answers(DatabaseKind kind)
    {
        var connection = await ConnectionAsync(kind);
        Write(First);
        await OpenAndCloseAsync(connection);
        Write(Second);
        await OpenAndCloseAsync(connection);
        codes.Delete("code.yaml");

        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data, connection: connection);

        (await ExplanationAsync(house)).ShouldStartWith(Second);
    }

    [Fact]
    public async Task Starting_again_with_the_same_code_is_no_new_run()
    {
        await OpenAndCloseAsync(connection: null);

        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data);

        (await VersionsAsync(house)).ShouldHaveSingleItem().GetProperty("actiefVanaf").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_version_that_this_program_cannot_read_any_more_leaves_the_one_before_it(byte[] unreadable)
    {
        Write(First);
        await OpenAndCloseAsync(connection: null);
        Write(Second);
        await using (var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data))
        {
            var second = (await VersionsAsync(house))[0].GetProperty("hash").GetString();
            await using var scope = house.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<KeptVersion>().IgnoreQueryFilters().Where(version => version.Hash == second)
                .ExecuteUpdateAsync(set => set.SetProperty(version => version.Files, unreadable));
        }

        codes.Delete("code.yaml");

        await using var again = await RunningHouse.OpenAsync(codes: codes.Folder, data: data);

        (await ExplanationAsync(again)).ShouldStartWith(First);
        (await VersionsAsync(again)).ShouldHaveSingleItem("what cannot be read cannot be told about").GetProperty("actief").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_was_imported_before_this_was_kept_ran_from_its_import(DatabaseKind kind)
    {
        var connection = await ConnectionAsync(kind);
        await using var app = House.Build(new HouseSettings { IsDemo = true, DataFolder = data, ConnectionString = connection, CodesFolder = Repository.Codes });
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (body, version, at) = (Guid.CreateVersion7(), Guid.CreateVersion7(), DateTimeOffset.UnixEpoch.UtcTicks);
        await db.Database.GetService<IMigrator>().MigrateAsync("20261122000100_Begin");
        await db.Database.ExecuteSqlAsync($"""insert into organisation_bodies ("Id", "Slug", "Name", "AddedAt") values ({body}, 'dalfsen', 'Dalfsen', {at})""");
        await db.Database.ExecuteSqlAsync($"""insert into codes_versions ("Id", "BodyId", "Code", "Hash", "Files", "ImportedAt") values ({version}, {body}, 'proef', 'x', {Array.Empty<byte>()}, {at})""");

        await db.Database.MigrateAsync();

        var activation = await db.Set<Activation>().IgnoreQueryFilters().SingleAsync();
        (activation.BodyId, activation.VersionId, activation.At).ShouldBe((body, version, DateTimeOffset.UnixEpoch));
    }

    public void Dispose()
    {
        codes.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Makes a version: the explanation of one rule begins with this text.</summary>
    private void Write(string text)
    {
        const string File = "texts/geschenken.md";
        var rest = System.IO.File.ReadAllText(Path.Combine(Repository.Codes, CodesCopy.Body, CodesCopy.Code, File));
        codes.Write(File, rest.Replace("## GU-R-GIFT-04\n", $"## GU-R-GIFT-04\n{text} ", StringComparison.Ordinal));
    }

    private static async Task<string?> ConnectionAsync(DatabaseKind kind) => kind == DatabaseKind.PostgreSql ? await PostgreSql.NewDatabaseAsync() : null;

    private async Task OpenAndCloseAsync(string? connection)
    {
        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data, connection: connection);
    }

    private static async Task<string> ExplanationAsync(RunningHouse house)
    {
        var (_, answer) = await house.Visitor().AskAsync(CodesCopy.Body, new { ontvanger = "ambtenaar", inFunctie = true, waarde = 80 });
        return answer.GetProperty("onderbouwing")[0].GetProperty("tekst").GetString()!;
    }

    private static async Task<IReadOnlyList<JsonElement>> VersionsAsync(RunningHouse house) =>
        [.. JsonDocument.Parse(await house.Visitor().Http.GetStringAsync(new Uri($"/api/v1/organisaties/{CodesCopy.Body}/codes/{CodesCopy.Code}/versies", UriKind.Relative))).RootElement.EnumerateArray()];
}
