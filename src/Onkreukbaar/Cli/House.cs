using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NlDesign.AspNetCore;
using Onkreukbaar.Modules.Account;
using Onkreukbaar.Modules.Administration;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.CodeKeeping;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Demo;
using Onkreukbaar.Modules.Dilemmas;
using Onkreukbaar.Modules.Home;
using Onkreukbaar.Modules.Knowledge;
using Onkreukbaar.Modules.Knowledge.Search;
using Onkreukbaar.Modules.OwnCopy;
using Onkreukbaar.Modules.People;
using Onkreukbaar.Modules.Publication;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Talks;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Backup;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Cli;

/// <summary>Puts the house together: the same for every command, and for the tests.</summary>
internal static class House
{
    private const int LargestRequestInBytes = 1_000_000;

    /// <summary>The modules whose pages are for anybody.</summary>
    private static readonly string[] OpenFolders = ["/Advice", "/Codes", "/Home"];

    public static WebApplication Build(HouseSettings settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(House).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = settings.IsDemo ? "Demo" : Environments.Production,
        });
        builder.Configuration.AddConfiguration(HouseSettings.Configuration());
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, settings.TriesItsServices));
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(k => (k.AddServerHeader, k.Limits.MaxRequestBodySize) = (false, LargestRequestInBytes));
        if (settings.Urls is { } urls)
        {
            builder.WebHost.UseUrls(urls.Split(';'));
        }

        Logs.Configure(builder.Logging, settings.IsDemo);
        AddServices(builder, settings);
        adjust?.Invoke(builder);

        var app = builder.Build();
        UseMiddleware(app, settings);
        return app;
    }

    /// <summary>The steps that were taken; none when the database was up to date.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(WebApplication app, CancellationToken cancel)
    {
        IReadOnlyList<string> steps = [];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        try
        {
            await WithDatabaseAsync(app, async db =>
            {
                // Within its five minutes a migration waits as long as another one takes; a person does not.
                db.SetConnectionString(app.Services.GetRequiredService<Database>().ConnectionString);
                steps = [.. await db.GetPendingMigrationsAsync(patience.Token)];
                await db.MigrateAsync(patience.Token);
            });
            return steps;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new CannotStartException("The migration waited five minutes for another one. If none is running, empty the table __EFMigrationsLock and try again.");
        }
    }

    public static Task RefuseAnOldDatabaseAsync(WebApplication app, CancellationToken cancel) => WithDatabaseAsync(app, async db =>
    {
        if ((await db.GetAppliedMigrationsAsync(cancel)).Any() && await UnfinishedRestore.IsThereAsync(db, cancel))
        {
            throw new CannotStartException("A restore was broken off here. Make a new, empty database and restore into that one.");
        }

        if ((await db.GetPendingMigrationsAsync(cancel)).Any())
        {
            throw new CannotStartException((await db.GetAppliedMigrationsAsync(cancel)).Any()
                ? "The database is older than this program: run `migrate` first."
                : "There is no database here yet: run `migrate` first.");
        }
    });

    public static async Task AddDemoBodiesAsync(WebApplication app, CancellationToken cancel)
    {
        var bodies = app.Services.GetRequiredService<Bodies>();
        await bodies.LoadAsync(cancel);
        foreach (var (slug, name) in ShippedCodes.Bodies)
        {
            var body = await bodies.AddAsync(slug, name, cancel);
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
            await scope.ServiceProvider.GetRequiredService<DemoOrganisation>().AddAsync(cancel);
        }
    }

    /// <summary>False when it was there already.</summary>
    public static async Task<bool> AddBodyAsync(WebApplication app, string slug, string name, CancellationToken cancel)
    {
        if (!Body.MayBeCalled(slug, name))
        {
            throw new CannotStartException("A body has a slug of small letters, digits and hyphens that is not one of our own addresses, and a name.");
        }

        if (!Directory.Exists(Path.Combine(app.Services.GetRequiredService<ShippedCodes>().Folder, slug)))
        {
            throw new CannotStartException($"There is no folder {slug} in codes/: a body needs a code of conduct.");
        }

        var bodies = app.Services.GetRequiredService<Bodies>();
        await bodies.LoadAsync(cancel);
        if (bodies.Find(slug) is { } known)
        {
            return known.Name == name ? false : throw new CannotStartException($"There is a body {slug} already, called {known.Name}. Nothing was changed.");
        }

        var body = bodies.New(slug, name);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
        await scope.ServiceProvider.GetRequiredService<Changes>().MakeAsync(By.Cli(), () =>
        {
            scope.ServiceProvider.GetRequiredService<AppDbContext>().Add(body);
            return Task.FromResult<Happened?>(new Happened("added", "body", body.Id));
        }, cancel);
        return true;
    }

    /// <summary>Fictional gifts, once the codes run that answer them, and people who keep the articles and the code.</summary>
    public static async Task AddDemoGiftsAsync(WebApplication app, CancellationToken cancel)
    {
        foreach (var body in app.Services.GetRequiredService<Bodies>().All)
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
            await scope.ServiceProvider.GetRequiredService<DemoGifts>().AddAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<DemoKnowledge>().AddAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<DemoCodeKeeping>().AddAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<DemoTalks>().AddAsync(cancel);
        }
    }

    /// <summary>Reads the bodies and their codes; after this a question costs no query.</summary>
    public static async Task OpenAsync(WebApplication app, CancellationToken cancel)
    {
        // A wrong setting of the site stops the start, not the first visitor.
        _ = app.Services.GetRequiredService<SiteSettings>();
        _ = app.Services.GetRequiredService<MailSettings>();
        ReadSettings(app);
        await app.Services.GetRequiredService<Bodies>().LoadAsync(cancel);
        await app.Services.GetRequiredService<ShippedCodes>().LoadAsync(cancel);
        await app.Services.BringInKnowledgeAsync(cancel);
    }

    private static void ReadSettings(WebApplication app)
    {
        try
        {
            _ = app.Services.GetRequiredService<SettingsBook>();
            _ = app.Services.GetRequiredService<SameWords>();
        }
        catch (BrokenCodeException broken)
        {
            throw new CannotStartException(string.Join("; ", broken.Problems));
        }
    }

    private static void AddServices(WebApplicationBuilder builder, HouseSettings settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Clock>();
        services.AddDatabase(settings.Database, typeof(House).Assembly);
        services.AddSingleton<Bodies>();
        services.AddAudit(settings.DataFolder);
        services.AddDataProtection().SetApplicationName("onkreukbaar").PersistKeysToFileSystem(new DirectoryInfo(settings.KeysFolder));
        services.AddLanguages(settings.IsDemo);
        services.AddTelemetry(builder.Configuration);
        services.AddNlDesign();
        services.AddAssets();
        services.AddRazorPages(o =>
        {
            o.RootDirectory = "/Modules";
            o.Conventions.ConfigureFilter(new OnlyWhatAPageDoes());
            foreach (var open in OpenFolders)
            {
                o.Conventions.AddFolderApplicationModelConvention(open, page => page.EndpointMetadata.Add(new OpenAttribute()));
            }
        });
        services.AddRouting(o => (o.LowercaseUrls, o.AppendTrailingSlash) = (true, false));
        services.AddAntiforgery(o => SecureCookies.Apply(o.Cookie, "formulier", settings.IsDemo));
        services.AddProxies();
        services.AddHealthChecks().AddDbContextReadiness();
        services.AddHome(builder.Configuration, settings.IsDemo);
        services.AddCodes(settings.CodesFolder);
        services.AddAdvice(settings.IsDemo);
        services.AddIdentity(settings.IsDemo);
        services.AddAccess();
        services.AddScoped<Drafts>();
        services.AddScoped<Platform.Modules.Files.Files>();
        services.AddNotifications(settings.PublicAddress, settings.IsDemo ? Path.Combine(settings.DataFolder, "mail") : null);
        services.AddPeople();
        services.AddOwnCopy();
        services.AddAccount();
        services.AddBackup();
        services.AddRegisters();
        services.AddPublication();
        services.AddDilemmas();
        services.AddRetention(settings.DataFolder);
        services.AddAdministration(settings.DataFolder, settings.IsDemo ? null : settings.PublicAddress);
        services.AddKnowledge(settings.CodesFolder);
        services.AddCodeKeeping();
        services.AddTalks();
        services.AddScoped<DemoOrganisation>();
        services.AddScoped<DemoGifts>();
        services.AddScoped<DemoPublication>();
        services.AddScoped<DemoTurns>();
        services.AddScoped<DemoKnowledge>();
        services.AddScoped<DemoCampaign>();
        services.AddScoped<DemoCodeKeeping>();
        services.AddScoped<DemoTalks>();
    }

    private static void UseMiddleware(WebApplication app, HouseSettings settings)
    {
        app.UseFailureLog();
        app.UseProxies();
        if (!settings.IsDemo)
        {
            app.UseHsts();
        }

        app.UseRouteOnSpans();
        app.UseSecurityHeaders();
        PublicCache.UseForPages(app);
        app.UseRequestLocalization();
        app.UseErrorPages();
        app.UseApi();
        app.UseAssets();
        app.UseHeadAsGet();
        app.UseRouting();
        app.UseCors();
        app.UseBodyInTheAddress();
        PublicCache.UseForTheRest(app);
        app.UseSessions();
        app.UseKeptForms();
        app.UseFence();
        app.UseForms();
        app.UseAntiforgery();
        app.MapRazorPages();
        app.MapHealth();
        app.MapLanguageChoice(settings.IsDemo);
        app.MapHome();
        app.MapTableFiles();
        app.MapAccount();
        app.MapPublication();
        app.MapRegisterFiles();
        app.MapAdministrationFiles();
        app.MapOwnCopy();
        if (settings.IsDemo)
        {
            app.MapDemo();
        }

        app.MapApi(api =>
        {
            api.MapCodes();
            api.MapAdvice();
            api.MapRegisters();
        });
    }

    private static async Task WithDatabaseAsync(WebApplication app, Func<Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade, Task> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            await work(scope.ServiceProvider.GetRequiredService<AppDbContext>().Database);
        }
        catch (DbException wrong)
        {
            throw new CannotStartException($"The database cannot be used: {wrong.Message}");
        }
    }
}
