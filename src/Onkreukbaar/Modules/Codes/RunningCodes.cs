using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The codes that answer now, per body, in memory.</summary>
internal sealed class RunningCodes
{
    private readonly ConcurrentDictionary<string, BodyCodes> byBody = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<KnownVersion>> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Guid?> readUpTo = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> broken = [];

    public BodyCodes Of(string body) => byBody.TryGetValue(body, out var codes) ? codes : new BodyCodes(body, []);

    /// <summary>Every version a body's codes ever had, per code the one that ran last first.</summary>
    public IReadOnlyList<KnownVersion> Known(string body) => known.GetValueOrDefault(body) ?? [];

    /// <param name="codes">What answers from now on.</param>
    /// <param name="history">All versions there ever were.</param>
    /// <param name="lastActivation">The last decision that is in it.</param>
    public void Run(BodyCodes codes, IReadOnlyList<KnownVersion> history, Guid? lastActivation)
    {
        byBody[codes.Body] = codes;
        known[codes.Body] = history;
        readUpTo[codes.Body] = lastActivation;
    }

    /// <summary>Whether somebody decided something about the codes after they were read here.</summary>
    public bool IsBehind(string body, Guid? lastActivation) => readUpTo.GetValueOrDefault(body) != lastActivation;

    public IReadOnlyList<string> Refused(string body) => [.. broken.Where(problem => problem.StartsWith(body + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public void Broke(string body, string code, IReadOnlyList<CodeProblem> problems) => broken.Add($"{body}/{code}: {problems[0]}");

    /// <summary>A shipped code that was refused: an earlier version answers, or none, and somebody must look.</summary>
    internal sealed class Check(RunningCodes running) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(running.broken.IsEmpty ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join("; ", running.broken)));
    }
}
