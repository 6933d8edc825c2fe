namespace Onkreukbaar.Platform.Modules.Access;

/// <summary>What a page or endpoint demands of whoever comes. One that says neither this nor <see cref="Web.OpenAttribute"/> is closed to all.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Right right) : Attribute
{
    public Right Right { get; } = right;
}

/// <summary>Where somebody may come whose role asks for a second factor and who has not shown one: to get one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeSecondFactorAttribute : Attribute;
