using Onkreukbaar.Modules.Codes.Compare;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The face of this module: what a body's own codes of conduct say. Answers come from memory and cost no query.</summary>
internal sealed class Codes(RunningCodes running, Clock clock)
{
    public BodyCodes Of(Body body) => running.Of(body.Slug);

    /// <summary>Of each code of a body the version that holds today.</summary>
    public IReadOnlyList<CodeVersion> Current(Body body) => Of(body).On(clock.Today);

    /// <summary>The version of a code that holds today.</summary>
    public CodeVersion? Version(Body body, string code) => Of(body).Version(code, clock.Today);

    /// <summary>A code as people call it; of one that is gone the name of its folder.</summary>
    public string Title(Body body, string code) => Version(body, code)?.Title ?? code;

    /// <summary>Names exactly the versions that answer about a topic today.</summary>
    public string Names(Body body, string topic)
    {
        const int enough = 12;
        return string.Join('+', Current(body).Where(version => version.Topic(topic) is not null).Select(version => version.Hash[..enough]));
    }

    public IReadOnlyList<KnownVersion> Known(Body body) => running.Known(body.Slug);

    /// <summary>Codes of this body that were refused when the program started, each with the first thing that is wrong.</summary>
    public IReadOnlyList<string> Refused(Body body) => running.Refused(body.Slug);

    public Answer Answer(Body body, string topic, IReadOnlyDictionary<string, object?> facts) => Of(body).Answer(topic, facts, clock.Today);

    public DateOnly Today => clock.Today;
}

internal static class CodesServices
{
    public static void AddCodes(this IServiceCollection services, string codesFolder)
    {
        services.AddSingleton<RunningCodes>();
        services.AddSingleton<TriedCodes>();
        services.AddSingleton<Codes>();
        services.AddScoped<ReadVersions>();
        services.AddSingleton(_ => SettingsReader.Read(codesFolder));
        services.AddSingleton(all => ActivatorUtilities.CreateInstance<ShippedCodes>(all, codesFolder));
        services.AddSingleton<FollowDecisions>();
        services.AddHostedService(all => all.GetRequiredService<FollowDecisions>());
        services.AddHealthChecks().AddCheck<RunningCodes.Check>("codes");
    }
}
