using Onkreukbaar.Modules.Administration.BodySettings;
using Onkreukbaar.Modules.Administration.Logbook;
using Onkreukbaar.Modules.Administration.Roles;
using Onkreukbaar.Modules.Administration.Technique;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Modules.Administration;

/// <summary>The face of this module: who has which role, how the body does things, and how the program runs.</summary>
internal static class AdministrationServices
{
    /// <param name="services">All services.</param>
    /// <param name="dataFolder">Where the heads of the audit are written.</param>
    /// <param name="publicAddress">Where people find the site; null when that is the address of the request.</param>
    public static void AddAdministration(this IServiceCollection services, string dataFolder, string? publicAddress) => services
        .AddSingleton(new Place(dataFolder, publicAddress))
        .AddScoped<RoleHolders>()
        .AddScoped<GiveRole>()
        .AddScoped<AppointDeputy>()
        .AddScoped<InvitePerson>()
        .AddScoped<DecideSetting>()
        .AddScoped<HowItRuns>()
        .AddScoped<ReadLogbook>()
        .AddScoped<IWorkPlace, AdministrationPlaces>()
        .AddScoped<IKeepRecords, ActsKept>()
        .AddScoped<ITellAbout, ActsTold>();

    public static void MapAdministrationFiles(this IEndpointRouteBuilder routes) => routes.MapLogbookFile();
}

/// <summary>Where this installation is: on disk and on the web.</summary>
internal sealed record Place(string DataFolder, string? PublicAddress)
{
    public string AddressFor(HttpRequest request) => PublicAddress ?? $"{request.Scheme}://{request.Host}";
}
