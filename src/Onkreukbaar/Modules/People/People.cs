namespace Onkreukbaar.Modules.People;

/// <summary>The face of this module: keeping people, units and positions as the personnel administration knows them.</summary>
internal static class PeopleServices
{
    public static void AddPeople(this IServiceCollection services) => services.AddScoped<ImportPeople>();
}
