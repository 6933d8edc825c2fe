using System.Collections.Concurrent;

namespace Onkreukbaar.Modules.Codes;

/// <summary>Versions that were read and gave the answers of their own examples. A hash names exactly one content, so once is enough.</summary>
internal sealed class TriedVersions
{
    private readonly ConcurrentDictionary<(string Body, string Code, string Hash), CodeVersion> tried = new();

    /// <param name="body">The slug of the body.</param>
    /// <param name="code">The folder of the code.</param>
    /// <param name="hash">What is in it.</param>
    /// <param name="tryIt">Reads it and tries it; what it throws is not kept.</param>
    public CodeVersion Get(string body, string code, string hash, Func<CodeVersion> tryIt) => tried.GetOrAdd((body, code, hash), _ => tryIt());
}
