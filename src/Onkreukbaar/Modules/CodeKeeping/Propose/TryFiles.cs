using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>Reads files as a new version is read, and makes its rules ready to answer: what only fails then would fail for a reader.</summary>
internal static class TryFiles
{
    /// <exception cref="BrokenCodeException">It could not answer like this.</exception>
    public static CodeVersion Read(string body, string code, CodeFiles files, DateOnly on) => TriedCodes.Fenced(() =>
    {
        var version = CodeReader.Read(body, code, files);
        foreach (var topic in version.Topics)
        {
            version.Compiled.Rules(version, topic, on);
        }

        return version;
    });
}
