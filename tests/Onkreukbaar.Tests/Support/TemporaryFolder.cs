namespace Onkreukbaar.Tests.Support;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("onkreukbaar-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
