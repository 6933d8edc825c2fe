namespace Onkreukbaar.Platform.Web;

/// <summary>Anybody may come here, without signing in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenAttribute : Attribute;
