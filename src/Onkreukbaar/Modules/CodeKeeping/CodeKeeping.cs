using Onkreukbaar.Modules.CodeKeeping.Decide;
using Onkreukbaar.Modules.CodeKeeping.HandOut;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.CodeKeeping.Propose;
using Onkreukbaar.Modules.CodeKeeping.Unclear;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Modules.CodeKeeping;

/// <summary>The face of this module: how a body changes its own code, and hears where it is not understood.</summary>
internal static class CodeKeepingServices
{
    public static void AddCodeKeeping(this IServiceCollection services) => services
        .AddScoped<ProposalFiles>()
        .AddScoped<StartProposal>()
        .AddScoped<ProposeChange>()
        .AddScoped<ActivateProposal>()
        .AddScoped<AnswersBefore>()
        .AddScoped<RuleQuestions>()
        .AddScoped<GiveCode>()
        .AddScoped<ReadMyCode>()
        .AddScoped<WhoRead>()
        .AddSingleton<HandoutDaily>()
        .AddHostedService(all => all.GetRequiredService<HandoutDaily>())
        .AddScoped<IWorkPlace, CodeKeepingPlaces>()
        .AddScoped<IWaitingWork, CodeWaiting>()
        .AddScoped<IKeepRecords, ProposalsKept>()
        .AddScoped<IKeepRecords, QuestionsKept>()
        .AddScoped<IKeepRecords, HandoutsKept>()
        .AddScoped<IKeepRecords, CampaignsKept>()
        .AddScoped<ITellAbout, ProposalsTold>()
        .AddScoped<ITellAbout, QuestionsTold>()
        .AddScoped<ITellAbout, HandoutsTold>();

    /// <summary>Gives the code to whoever began to work here, and reminds whoever must be reminded today, for every body.</summary>
    public static Task HandOutAsync(this IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<HandoutDaily>().LookAsync(cancel);

    /// <summary>Gives the code of one body to whoever began to work there, in a process that did not read its codes.</summary>
    public static async Task HandOutAsync(this IServiceProvider services, Body body, CancellationToken cancel)
    {
        await services.GetRequiredService<ShippedCodes>().ReadAgainAsync(body, cancel);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
        await scope.ServiceProvider.GetRequiredService<GiveCode>().GiveOnEntryAsync(cancel);
    }
}
