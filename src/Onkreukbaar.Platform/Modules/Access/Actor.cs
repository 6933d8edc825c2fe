using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Access;

/// <summary>Whoever is at the keyboard, as what they are on this day.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Roles">What they are to the body today.</param>
/// <param name="Units">The units they work in today.</param>
/// <param name="UnitsLed">The units they lead today, with everything below.</param>
/// <param name="Manages">Whose own manager they are today, beside the line of units.</param>
/// <param name="DeputyFor">For whom they stand in today.</param>
/// <param name="RolesOfOthers">The roles they have today only because they stand in for somebody, and for whom.</param>
public sealed record Actor(Guid PersonId, string Name, IReadOnlySet<Role> Roles, IReadOnlySet<Guid> Units, IReadOnlySet<Guid> UnitsLed, IReadOnlyList<Guid> Manages, IReadOnlyList<Guid> DeputyFor, IReadOnlyDictionary<Role, Guid> RolesOfOthers)
{
    /// <summary>For whom somebody acts who does something as holder of a role; null when they hold it themselves.</summary>
    public Guid? StandsInAs(Role role) => RolesOfOthers.TryGetValue(role, out var person) ? person : null;

    public bool May(Right right) => Matrix.Allows(Roles, right);

    public bool Is(Role role) => Roles.Contains(role);
}

/// <summary>The actor of this request; null as long as nobody signed in.</summary>
public sealed class CurrentActor
{
    public Actor? Actor { get; private set; }

    /// <exception cref="InvalidOperationException">Nobody signed in: the page forgot to say what it needs.</exception>
    public Actor Required => Actor ?? throw new InvalidOperationException("Nobody signed in.");

    internal void Is(Actor actor) => Actor = actor;
}
