using Onkreukbaar.Cli;

namespace Onkreukbaar.Tests.Support;

/// <summary>The real house on a real database, listening on a free loopback port; each test has its own.</summary>
internal sealed class RunningHouse : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    // The same codes for every house: read and tried once, as a house does that goes on running.
    private static readonly Onkreukbaar.Modules.Codes.TriedCodes Tried = new();

    private readonly bool isOurs;

    private RunningHouse(WebApplication app, string folder, bool isOurs)
    {
        (this.app, this.folder, this.isOurs) = (app, folder, isOurs);
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    /// <summary>The connection string of this house alone.</summary>
    public string Database => app.Services.GetRequiredService<Onkreukbaar.Platform.Data.Database>().ConnectionString;

    public CapturedLog Log { get; private init; } = new();

    /// <summary>What is recorded; for assertions, never to steer the house.</summary>
    public IServiceProvider Services => app.Services;

    public static async Task<RunningHouse> OpenAsync(DatabaseKind database = DatabaseKind.Sqlite, string? codes = null, TimeProvider? time = null, string? data = null, string? connection = null, IReadOnlyList<(string Name, string Value)>? settings = null, bool isDemo = true, Action<WebApplicationBuilder>? adjust = null)
    {
        var folder = data ?? Directory.CreateTempSubdirectory("onkreukbaar-test-").FullName;
        var log = new CapturedLog();
        // A house that nothing special is asked of begins as a copy of one that began already.
        var isOrdinary = isDemo && codes is null && data is null && connection is null && settings is null && adjust is null;
        connection ??= isOrdinary ? await BegunHouses.CopyAsync(database, time, folder, (like, at) => Build(like, log, at, [], null))
            : database == DatabaseKind.PostgreSql ? await PostgreSql.NewDatabaseAsync() : null;
        var house = new HouseSettings
        {
            IsDemo = isDemo,
            DataFolder = folder,
            Urls = "http://127.0.0.1:0",
            CodesFolder = codes ?? Repository.Codes,
            ConnectionString = connection,
        };
        var app = Build(house, log, time, settings ?? [], adjust);
        await House.MigrateAsync(app, CancellationToken.None);
        await House.AddDemoBodiesAsync(app, CancellationToken.None);
        await House.OpenAsync(app, CancellationToken.None);
        await app.StartAsync();
        return new RunningHouse(app, folder, isOurs: data is null) { Log = log };
    }

    private static WebApplication Build(HouseSettings house, CapturedLog log, TimeProvider? time, IReadOnlyList<(string Name, string Value)> settings, Action<WebApplicationBuilder>? adjust) => House.Build(house, builder =>
    {
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton(Tried);
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value));
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        adjust?.Invoke(builder);
    });

    /// <summary>A browser of its own: cookies, redirects followed, no JavaScript.</summary>
    public Visitor Visitor(string language = "nl") => new(Address, language);

    /// <summary>A browser as a real installation meets it: over HTTPS, through a proxy that the house must know.</summary>
    public Visitor VisitorFrom(string place, out OverHttps browser)
    {
        browser = new OverHttps(place);
        return new Visitor(Address, "nl", browser);
    }

    /// <summary>What was recorded, of all bodies unless the query says otherwise.</summary>
    public async Task<T> ReadAsync<T>(Func<Onkreukbaar.Platform.Data.AppDbContext, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<Onkreukbaar.Platform.Data.AppDbContext>());
    }

    /// <summary>Something that happened to a body outside the pages: an appointment that ended, a team that moved.</summary>
    public async Task ChangeAsync(string body, Func<Onkreukbaar.Platform.Data.AppDbContext, Task> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Onkreukbaar.Platform.Modules.Organisation.CurrentBody>().Is(app.Services.GetRequiredService<Onkreukbaar.Platform.Modules.Organisation.Bodies>().Find(body)!);
        var db = scope.ServiceProvider.GetRequiredService<Onkreukbaar.Platform.Data.AppDbContext>();
        await change(db);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (isOurs)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>What a log would hold; it goes by the name of the console, so that settings for the console count for it.</summary>
[ProviderAlias("Console")]
internal sealed class CapturedLog : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();

    public string All => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        lines.Enqueue($"scope {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
