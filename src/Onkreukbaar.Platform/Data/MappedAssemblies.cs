using System.Reflection;

namespace Onkreukbaar.Platform.Data;

/// <summary>The assemblies whose entity mappings make up the model.</summary>
public sealed record MappedAssemblies(IReadOnlyList<Assembly> All)
{
    public static MappedAssemblies PlatformAnd(Assembly host) => new([typeof(MappedAssemblies).Assembly, host]);
}
