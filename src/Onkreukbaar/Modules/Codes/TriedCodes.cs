using System.Collections.Concurrent;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Codes;

/// <summary>
/// Reads codes and tries them on their own practice cases. The same files are not tried twice: a hash names exactly one
/// version. Of each code only the last one is remembered.
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
    public CodeVersion Try(string body, string code, CodeFiles files, DateOnly today) => trials.AddOrUpdate(
        (body, code),
        _ => Begin(body, code, files, today),
        (_, last) => last.Hash == files.Hash ? last : Begin(body, code, files, today)).Version.Value;

    /// <summary>Tries codes on all processors at once. What is wrong with one is for whoever asks for that one.</summary>
    public void TryAll(string codesFolder, IEnumerable<(string Body, string Code)> codes, DateOnly today) => Parallel.ForEach(codes.ToList(), found =>
    {
        try
        {
            Try(codesFolder, found.Body, found.Code, today);
        }
        catch (BrokenCodeException)
        {
            // It is remembered with the files, and thrown again.
        }
    });

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

    private Trial Begin(string body, string code, CodeFiles files, DateOnly today) =>
        new(files.Hash, new Lazy<CodeVersion>(() => Fenced(() => ReadAndTry(body, code, files, today))));

    private CodeVersion ReadAndTry(string body, string code, CodeFiles files, DateOnly today)
    {
        var version = CodeReader.Read(body, code, files, vocabulary);
        BodyCodes.RefuseATie([version]);
        var problems = PracticeRun.Problems(version, today).ToList();
        return problems.Count == 0 ? version : throw new BrokenCodeException(problems);
    }

    /// <summary>Whoever asks while it is still going on waits for the same one.</summary>
    private sealed record Trial(string Hash, Lazy<CodeVersion> Version);
}
