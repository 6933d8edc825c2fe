using Onkreukbaar.Modules.Registers.Arrangements;
using Onkreukbaar.Modules.Registers.AskAgain;
using Onkreukbaar.Modules.Registers.AttachFile;
using Onkreukbaar.Modules.Registers.ChangeGift;
using Onkreukbaar.Modules.Registers.CountGifts;
using Onkreukbaar.Modules.Registers.GiftPatterns;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Modules.Registers.OwnCopy;
using Onkreukbaar.Modules.Registers.ReceiveAfterAll;
using Onkreukbaar.Modules.Registers.Reroute;
using Onkreukbaar.Modules.Registers.Retention;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Modules.Registers.TeamGifts;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Modules.Registers;

/// <summary>The face of this module: what people declare, who decides, and what becomes of it.</summary>
internal static class RegistersServices
{
    public static void AddRegisters(this IServiceCollection services) => services
        .AddScoped<References>()
        .AddScoped<UnitsThatAgreed>()
        .AddScoped<Handlers>()
        .AddScoped<DeclareGift>()
        .AddScoped<DecideGift>()
        .AddScoped<AgreeGift>()
        .AddScoped<CarryOutGift>()
        .AddScoped<CancelGift>()
        .AddScoped<InformGiver>()
        .AddScoped<GiftsToPublish>()
        .AddScoped<RunRounds>()
        .AddScoped<PrepareRound>()
        .AddScoped<RegisterReaders>()
        .AddScoped<GiftList>()
        .AddScoped<GiftRevision>()
        .AddScoped<ReceivedAfterAll>()
        .AddScoped<CorrectValue>()
        .AddScoped<PrepareGift>()
        .AddScoped<TeamArrangements>()
        .AddScoped<GiftActs>()
        .AddScoped<GiftFiles>()
        .AddScoped<GiftCounts>()
        .AddScoped<GiftsOfTeam>()
        .AddScoped<GiftsAskedAgain>()
        .AddScoped<GiverPatterns>()
        .AddScoped<IWorkPlace, GiftPlaces>()
        .AddScoped<GiftsSeen>()
        .AddScoped<GiftViews>()
        .AddScoped<IReferAudited, GiftsReferred>()
        .AddScoped<IProveContent, VersionsProved>()
        .AddScoped<IKeepRecords, OfficialsGiftsKept>()
        .AddScoped<IKeepRecords, HoldersGiftsKept>()
        .AddScoped<IKeepRecords, RoundsKept>()
        .AddScoped<ITellAbout, GiftsTold>()
        .AddScoped<ITellAbout, GiftFilesTold>()
        .AddScoped<ITellAbout, SharedGiftsTold>()
        .AddSingleton<IDestroys, GiftFilesKept>()
        .AddScoped<ITellAbout, RoundsTold>()
        .AddScoped<RerouteWork>()
        .AddSingleton<RerouteDaily>()
        .AddHostedService(all => all.GetRequiredService<RerouteDaily>())
        .AddSingleton<ForgetUnsentDaily>()
        .AddHostedService(all => all.GetRequiredService<ForgetUnsentDaily>());

    /// <summary>Gives work whose person left to whoever should have it on this day, for every body.</summary>
    public static Task RerouteWorkAsync(this IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<RerouteDaily>().LookAsync(cancel);

    public static void MapRegisterFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapRegisterFile();
        routes.MapFiles();
    }
}
