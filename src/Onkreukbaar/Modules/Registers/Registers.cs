using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.OwnCopy;
using Onkreukbaar.Modules.Registers.Retention;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Modules.Registers;

/// <summary>The face of this module: what people declare, who decides, and what becomes of it.</summary>
internal static class RegistersServices
{
    public static void AddRegisters(this IServiceCollection services) => services
        .AddScoped<References>()
        .AddScoped<Handlers>()
        .AddScoped<DeclareGift>()
        .AddScoped<DecideGift>()
        .AddScoped<CarryOutGift>()
        .AddScoped<CancelGift>()
        .AddScoped<GiftsToPublish>()
        .AddScoped<RunRounds>()
        .AddScoped<GiftsSeen>()
        .AddScoped<IKeepRecords, OfficialsGiftsKept>()
        .AddScoped<IKeepRecords, HoldersGiftsKept>()
        .AddScoped<IKeepRecords, RoundsKept>()
        .AddScoped<ITellAbout, GiftsTold>()
        .AddScoped<ITellAbout, RoundsTold>();
}
