using System.Collections.Concurrent;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Codes;

/// <summary>
/// Reads codes and tries them on their own practice cases. The same files are not read or tried twice: a hash names exactly
/// one version. Of each code only the last one is remembered.
/// </summary>
internal sealed class TriedCodes
{
    private readonly ConcurrentDictionary<(string Body, string Code), Trial> trials = new();
    private readonly SharedVocabulary vocabulary = new();

    /// <summary>The code in a folder of the codes.</summary>
    /// <exception cref="BrokenCodeException">It may not answer.</exception>
    public CodeVersion Try(string codesFolder, string body, string code, DateOnly today) =>
        Try(body, code, CodeFiles.FromFolder(codesFolder, body, code), today);

    /// <exception cref="BrokenCodeException">It may not answer.</exception>
    public CodeVersion Try(string body, string code, CodeFiles files, DateOnly today) => Of(body, code, files, today).Tried.Value;

    /// <summary>Without trying it: it ran here before, and a version that came in keeps answering.</summary>
    /// <exception cref="BrokenCodeException">It cannot be read.</exception>
    public CodeVersion Read(string body, string code, CodeFiles files, DateOnly today) => Of(body, code, files, today).Read.Value;

    /// <summary>Reads codes on all processors at once. What is wrong with one is for whoever asks for that one.</summary>
    public void ReadAll(string codesFolder, IEnumerable<(string Body, string Code)> codes, DateOnly today) =>
        OnAll(codes, found => Read(found.Body, found.Code, CodeFiles.FromFolder(codesFolder, found.Body, found.Code), today));

    /// <summary>The same, and tries them.</summary>
    public void TryAll(string codesFolder, IEnumerable<(string Body, string Code)> codes, DateOnly today) =>
        OnAll(codes, found => Try(codesFolder, found.Body, found.Code, today));

    private static void OnAll(IEnumerable<(string Body, string Code)> codes, Action<(string Body, string Code)> work) => Parallel.ForEach(codes.ToList(), found =>
    {
        try
        {
            work(found);
        }
        catch (BrokenCodeException)
        {
            // It is remembered with the files, and thrown again.
        }
    });

    private Trial Of(string body, string code, CodeFiles files, DateOnly today) => trials.AddOrUpdate(
        (body, code),
        _ => Begin(body, code, files, today),
        (_, last) => last.Hash == files.Hash ? last : Begin(body, code, files, today));

    // A mistake that nobody thought of yet may not keep the other codes from answering either.
    public static T Fenced<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is not (BrokenCodeException or RuleBrokenException or OutOfMemoryException))
        {
            throw new BrokenCodeException(CodeProblem.Quoting("code.yaml", "deze code is zo niet te lezen", $"this code cannot be read: {wrong.Message}"));
        }
    }

    private Trial Begin(string body, string code, CodeFiles files, DateOnly today)
    {
        var read = new Lazy<CodeVersion>(() => Fenced(() => Read(body, code, files)));
        return new Trial(files.Hash, read, new Lazy<CodeVersion>(() => Fenced(() => Tried(read.Value, today))));
    }

    private CodeVersion Read(string body, string code, CodeFiles files)
    {
        var version = CodeReader.Read(body, code, files, vocabulary);
        BodyCodes.RefuseATie([version]);
        return version;
    }

    private static CodeVersion Tried(CodeVersion version, DateOnly today)
    {
        var problems = PracticeRun.Problems(version, today).ToList();
        return problems.Count == 0 ? version : throw new BrokenCodeException(problems);
    }

    /// <summary>Whoever asks while it is still going on waits for the same one.</summary>
    private sealed record Trial(string Hash, Lazy<CodeVersion> Read, Lazy<CodeVersion> Tried);
}
