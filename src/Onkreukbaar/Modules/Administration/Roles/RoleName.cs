using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.Roles;

/// <summary>Roles and periods in the words that an administrator sees.</summary>
internal static class RoleName
{
    /// <summary>Those that are given by name; the others follow from somebody's position.</summary>
    public static IReadOnlyList<Role> Given { get; } = [.. Enum.GetValues<Role>().Where(role => role >= Role.GeneralDirector)];

    /// <summary>Who is there for colleagues can be there for those of one unit. Other roles are for the whole body: whoever has a part of it leads a unit.</summary>
    public static IReadOnlyList<Role> ForAUnit { get; } = [Role.IntegrityAdviser, Role.ConductAdviser];

    public static string Of(Role role) => RoleWords.Of(role).FirstUpper();

    public static string Period(IHavePeriod held) =>
        held.To is not { } to ? Say($"vanaf {CodeWords.Date(held.From)}", $"from {CodeWords.Date(held.From)}")
        : to < held.From ? Say("voor de eerste dag beëindigd", "ended before its first day")
        : Say($"{CodeWords.Date(held.From)} tot en met {CodeWords.Date(to)}", $"{CodeWords.Date(held.From)} up to and including {CodeWords.Date(to)}");

    public static bool IsOver(IHavePeriod held, DateOnly today) => held.To is { } to && (to < today || to < held.From);
}
