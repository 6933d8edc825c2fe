using Onkreukbaar.Modules.Dilemmas.Own;
using Onkreukbaar.Modules.Dilemmas.Retention;
using Onkreukbaar.Modules.Dilemmas.Sharing;
using Onkreukbaar.Modules.Dilemmas.Team;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Modules.Dilemmas;

/// <summary>The face of this module: hard choices that people keep for themselves, until they share them.</summary>
internal static class DilemmasServices
{
    public static void AddDilemmas(this IServiceCollection services) => services
        .AddSingleton<Seal>()
        .AddScoped<KeepDilemma>()
        .AddScoped<ValuesAtStake>()
        .AddScoped<Confidants>()
        .AddScoped<ShareDilemma>()
        .AddScoped<ReadShared>()
        .AddScoped<OfferToTeam>()
        .AddScoped<TeamOffers>()
        .AddScoped<IWorkPlace, DilemmaPlaces>()
        .AddScoped<IWaitingWork, DilemmaPlaces>()
        .AddScoped<IKeepRecords, OwnRecordsKept>()
        .AddScoped<IKeepRecords, TeamOffersKept>()
        .AddScoped<ITellAbout, DilemmasTold>()
        .AddScoped<ITellAbout, ReactionsTold>()
        .AddScoped<RemoveOfWhoLeft>()
        .AddSingleton<RemoveDaily>()
        .AddHostedService(all => all.GetRequiredService<RemoveDaily>());
}
