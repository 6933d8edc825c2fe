using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Talks.Held;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Modules.Talks.Words;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Modules.Talks;

/// <summary>The face of this module: talking about integrity again and again, and coming to read the rules alike.</summary>
internal static class TalksServices
{
    public static void AddTalks(this IServiceCollection services) => services
        .AddScoped<ReadTalks>()
        .AddScoped<PlanTalk>()
        .AddScoped<DueTalks>()
        .AddScoped<LogTalk>()
        .AddScoped<AnswerInWords>()
        .AddScoped<IWorkPlace, TalksPlaces>()
        .AddScoped<IWaitingWork, TalksPlaces>()
        .AddScoped<IKeepRecords, TalksKept>()
        .AddScoped<ITellAbout, TalksTold>();
}
