using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Modules.Knowledge.Edit;
using Onkreukbaar.Modules.Knowledge.Read;
using Onkreukbaar.Modules.Knowledge.Review;
using Onkreukbaar.Modules.Knowledge.Search;
using Onkreukbaar.Modules.Knowledge.Ship;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Modules.Knowledge;

/// <summary>The face of this module: everything worth knowing about integrity at a body, kept right by people and found by anybody.</summary>
internal static class KnowledgeServices
{
    public static void AddKnowledge(this IServiceCollection services, string codesFolder) => services
        .AddScoped<WhoReads>()
        .AddScoped<ReadArticles>()
        .AddScoped<WhoHelps>()
        .AddSingleton(_ => SameWords.Read(codesFolder))
        .AddScoped<SearchArticles>()
        .AddScoped<EditArticle>()
        .AddScoped<GiveOwner>()
        .AddScoped<ArticleOwners>()
        .AddScoped<ArticleFiles>()
        .AddScoped<ReviewArticle>()
        .AddSingleton(all => ActivatorUtilities.CreateInstance<ShippedKnowledge>(all, codesFolder))
        .AddScoped<IWorkPlace, KnowledgePlaces>()
        .AddScoped<IWaitingWork, ReviewsWaiting>()
        .AddScoped<IKeepRecords, ArticlesKept>()
        .AddScoped<ITellAbout, ArticlesTold>();

    /// <summary>Brings in what the program ships and a body does not have yet.</summary>
    public static Task BringInKnowledgeAsync(this IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<ShippedKnowledge>().BringInAsync(cancel);
}
