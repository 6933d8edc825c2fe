namespace Onkreukbaar.Tests.Support;

/// <summary>Where the sources are: the folder above this program that holds the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Codes => Path.Combine(Root, "codes");

    private static string Find(string? folder) =>
        folder is null ? throw new InvalidOperationException("The tests run from within the repository.")
        : File.Exists(Path.Combine(folder, "Onkreukbaar.slnx")) ? folder
        : Find(Path.GetDirectoryName(folder));
}
