using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Publication;

/// <summary>
/// Public registers are the same for everybody who did not sign in: they are made once per edition and language, kept
/// compressed, and thrown away when something is published.
/// </summary>
internal sealed class PublicCache(IOutputCacheStore store)
{
    private const string Page = "/registers/geschenken";

    private const long MostBytes = 8 * 1024 * 1024;

    /// <summary>Another node may publish, and a setting may change: after this it is made again.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, int> emptied = new(StringComparer.Ordinal);

    public static void AddTo(IServiceCollection services)
    {
        services.AddOutputCache(o =>
        {
            (o.SizeLimit, o.MaximumBodySize, o.UseCaseSensitivePaths) = (MostBytes, MostBytes / 4, true);
            o.AddBasePolicy(new Policy());
        });
        services.AddSingleton<PublicCache>();
    }

    /// <summary>The page, before anything else: one that is kept needs no route, no page for errors and nobody's session.</summary>
    public static void UseForPages(IApplicationBuilder app) => app.UseWhen(context => IsPage(context.Request) && !SentASession(context), pages => Keep(pages.UseHeadAsGet().UseRequestLocalization()));

    /// <summary>The file and the API, once it is known which other sites may read them.</summary>
    public static void UseForTheRest(IApplicationBuilder app) => app.UseWhen(context => IsAnother(context) && !SentASession(context), others => Keep(others));

    /// <summary>Compressed, because nothing secret or of one visitor stands beside what somebody could choose (BREACH).</summary>
    private static void Keep(IApplicationBuilder app) => app.UseOutputCache().UseResponseCompression();

    public async Task EmptyAsync(Body body, CancellationToken cancel)
    {
        // Counted first: a page that is being made at this moment is kept under the old number, and nobody finds it there.
        emptied.AddOrUpdate(body.Slug, 1, (_, times) => times + 1);
        await store.EvictByTagAsync(body.Slug, cancel);
    }

    private int Emptied(string body) => emptied.GetValueOrDefault(body);

    /// <summary>A browser may keep it, and asks each time whether it is still the last edition.</summary>
    /// <param name="response">What goes out.</param>
    /// <param name="edition">The edition on it; none of a day before the first.</param>
    /// <param name="latest">The last edition: an older one names those after it.</param>
    public static void MayBeKept(HttpResponse response, Edition? edition, Edition? latest)
    {
        response.Headers.CacheControl = "no-cache";
        if (edition is not null)
        {
            response.Headers.ETag = $"W/\"{edition.Number}-{latest?.Number}-{edition.Hash[..16]}-{Current}\"";
        }
    }

    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Path.Value is { } path && path.EndsWith(Page, StringComparison.Ordinal) && path.IndexOf('/', 1) == path.Length - Page.Length;

    private static bool IsAnother(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PublicRegisterAttribute>() is not null && !IsPage(context.Request);

    /// <summary>The body in the address. Without one there is no answer to keep.</summary>
    private static string BodyOf(HttpContext context) =>
        context.GetRouteValue("organisatie") as string ?? context.Request.Path.Value![1..^Page.Length];

    /// <summary>Good or not: whoever sends one gets a page made for them. Who sends none need not be looked up.</summary>
    private static bool SentASession(HttpContext context) =>
        context.Request.Cookies.ContainsKey(context.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SignedIn.Scheme).Cookie.Name!);

    /// <summary>Kept for one body, language and way of compressing; an address with anything else in it is made anew each time.</summary>
    internal sealed class Policy : IOutputCachePolicy
    {
        private static readonly string[] Known = ["peildatum", "pagina"];
        private static readonly string[] Encodings = ["br", "gzip"];

        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var request = context.HttpContext.Request;
            var mayBeKept = HttpMethods.IsGet(request.Method) && request.Query.Keys.All(key => Known.Contains(key, StringComparer.Ordinal));
            (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (true, mayBeKept, mayBeKept, true);
            context.ResponseExpirationTimeSpan = Lifetime;
            context.CacheVaryByRules.QueryKeys = new StringValues(Known);
            context.CacheVaryByRules.VaryByValues["language"] = Current;
            context.CacheVaryByRules.VaryByValues["encoding"] = Encodings.FirstOrDefault(encoding => request.Headers.AcceptEncoding.ToString().Contains(encoding, StringComparison.Ordinal)) ?? "";
            var body = BodyOf(context.HttpContext);
            context.CacheVaryByRules.VaryByValues["emptied"] = context.HttpContext.RequestServices.GetRequiredService<PublicCache>().Emptied(body).ToString(CultureInfo.InvariantCulture);
            context.Tags.Add(body);
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(response.Headers.SetCookie);
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>A page or endpoint of a public register.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PublicRegisterAttribute : Attribute;
