using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>Which roles must show more than a password, as the body decided.</summary>
public sealed class SecondFactorDemand(Settings settings, Clock clock)
{
    /// <summary>Roles with commas between them, or <see cref="Nobody"/>.</summary>
    public const string Setting = "aanmelden.tweede-factor";

    public const string Nobody = "niemand";

    /// <summary>Who can change what others may do, or sees across the organisation.</summary>
    private static readonly Role[] Default = [Role.Coordinator, Role.FunctionalAdministrator, Role.TechnicalAdministrator];

    /// <summary>They showed only a password, and one of their roles needs more. A persona of the demo has shown nothing, and nothing is asked.</summary>
    public async Task<bool> IsUnmetByAsync(SignedIn session, IEnumerable<Role> roles, CancellationToken cancel) =>
        session is { Stamp: not null, WithSecondFactor: false } && Read(await settings.OnAsync(Setting, clock.Today, cancel)).Overlaps(roles);

    // A word that we cannot read must not take a demand away.
    internal static IReadOnlySet<Role> Read(string? value)
    {
        var words = (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words is [Nobody])
        {
            return new HashSet<Role>();
        }

        var roles = words.Select(word => Enum.TryParse<Role>(word, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : (Role?)null).ToList();
        return (roles.Count == 0 || roles.Contains(null) ? Default.Concat(roles.OfType<Role>()) : roles.OfType<Role>()).ToHashSet();
    }
}
