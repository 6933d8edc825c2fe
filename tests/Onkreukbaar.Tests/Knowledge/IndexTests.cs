using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Cli;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Backup;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Retention;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Knowledge.KnowledgeVisits;

namespace Onkreukbaar.Tests.Knowledge;

/// <summary>The index says what the articles say: after every change, after one that was called off, after a restore and after a destruction.</summary>
public sealed class IndexTests : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly TemporaryFolder elsewhere = new();

    public void Dispose()
    {
        data.Dispose();
        elsewhere.Dispose();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_change_is_found_at_once_and_what_it_said_before_no_more(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var article = await house.ArticleAsync("formulieren");

        await (await house.CoordinatorAsync()).ChangeAsync(article.Id, ("Form.Title", "Het zeepaardje"), ("Form.Summary", "Kort"), ("Form.Text", "Anders"), ("Form.Reason", "Nieuw"));

        (await house.Visitor().SearchAsync("zeepaardje")).FoundTitles().ShouldBe(["Het zeepaardje"]);
        (await house.Visitor().SearchAsync("ambtseed dienst")).FoundTitles().ShouldNotContain("Het zeepaardje");
        (await IndexedAsync(house)).ShouldBe(await ArticlesAsync(house));
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_change_that_is_called_off_leaves_the_index_as_it_was(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await using (var scope = house.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Body(Dalfsen));
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var article = await db.Set<Article>().SingleAsync(found => found.Slug == "formulieren");
            article.Content = article.Content with { Title = "Het zeepaardje" };
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        (await house.Visitor().SearchAsync("zeepaardje")).FoundTitles().ShouldBeEmpty();
        (await house.Visitor().SearchAsync("formulieren vind")).FoundTitles().ShouldContain("Waar vind je de formulieren?");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.PostgreSql, DatabaseKind.Sqlite)]
    public async Task After_a_restore_everything_is_found_again(DatabaseKind from, DatabaseKind to)
    {
        var backup = Path.Combine(elsewhere.Path, "huis.backup");
        await using (var house = await RunningHouse.OpenAsync(from, time: Now, data: data.Path))
        {
            await (await house.CoordinatorAsync()).WriteAsync("Het zeepaardje");
            await using var scope = house.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<TakeBackup>().RunAsync(backup, CancellationToken.None);
        }

        var folder = Directory.CreateDirectory(Path.Combine(elsewhere.Path, "nieuw")).FullName;
        var settings = new HouseSettings { IsDemo = true, DataFolder = folder, CodesFolder = Repository.Codes, ConnectionString = to == DatabaseKind.PostgreSql ? await PostgreSql.NewDatabaseAsync() : null };
        await BackupCommands.RestoreAsync(settings, backup, [], noDestructions: true, CancellationToken.None);

        await using var again = await RunningHouse.OpenAsync(to, time: Now, data: folder, connection: settings.ConnectionString);
        (await again.Visitor().SearchAsync("zeepaardje")).FoundTitles().ShouldBe(["Het zeepaardje"]);
        (await again.Visitor().SearchAsync("omkoping corruptie giften", body: "provincie-utrecht")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        (await IndexedAsync(again)).ShouldBe(await ArticlesAsync(again));
        (await ArticlesAsync(again)).ShouldBeGreaterThan(150);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_is_destroyed_is_gone_from_the_index_and_does_not_come_in_again(DatabaseKind kind)
    {
        var time = Now;
        Guid article;
        await using (var house = await RunningHouse.OpenAsync(kind, time: time, data: data.Path))
        {
            article = (await house.ArticleAsync("formulieren")).Id;
            var coordinator = await house.CoordinatorAsync();
            await (await coordinator.GoAsync($"{Keep}/{article}/beeindigen")).TryAsync(("Reason", "Niet meer nodig"));
            await (await house.AdministratorAsync()).SetTermAsync("knowledge-article", start: "Ended");
            time.Advance(TimeSpan.FromDays(400));
            var indexed = await IndexedAsync(house);

            await house.DestroyAsync("knowledge-article");

            (await IndexedAsync(house)).ShouldBe(indexed - 1);
            (await house.VersionsAsync(article)).ShouldBeEmpty();
            await house.Services.BringInAsync();
            (await house.ReadAsync(db => db.Set<Article>().IgnoreQueryFilters().CountAsync(found => found.BodyId == house.Body(Dalfsen).Id && found.Slug == "formulieren"))).ShouldBe(0);
        }
    }

    private static Task<int> ArticlesAsync(RunningHouse house) => house.ReadAsync(db => db.Set<Article>().IgnoreQueryFilters().CountAsync());

    private static Task<int> IndexedAsync(RunningHouse house) => house.ReadAsync(db => db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM \"__knowledge_search\"").SingleAsync());
}
