using System.Collections.Concurrent;

namespace Onkreukbaar.Modules.Codes;

/// <summary>
/// Reads codes and tries them on their own practice cases. Files that were in order once are not tried again: a hash names
/// exactly one version. Of each code only the last one is remembered.
/// </summary>
internal sealed class TriedCodes
{
    private readonly ConcurrentDictionary<(string Body, string Code), CodeVersion> good = new();
    private readonly SharedVocabulary vocabulary = new();

    /// <summary>The code in a folder of the codes.</summary>
    /// <exception cref="BrokenCodeException">It may not answer.</exception>
    public CodeVersion Try(string codesFolder, string body, string code, DateOnly today) =>
        Try(body, code, CodeFiles.FromFolder(codesFolder, body, code), today);

    /// <exception cref="BrokenCodeException">It may not answer.</exception>
    public CodeVersion Try(string body, string code, CodeFiles files, DateOnly today)
    {
        if (!good.TryGetValue((body, code), out var version) || version.Hash != files.Hash)
        {
            good[(body, code)] = version = Fenced(() => ReadAndTry(body, code, files, today));
        }

        return version;
    }

    // A mistake that nobody thought of yet may not keep the other codes from answering either.
    public static CodeVersion Fenced(Func<CodeVersion> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is not (BrokenCodeException or OutOfMemoryException))
        {
            throw new BrokenCodeException(new CodeProblem("code.yaml", $"this code cannot be read: {wrong.Message}"));
        }
    }

    private CodeVersion ReadAndTry(string body, string code, CodeFiles files, DateOnly today)
    {
        var version = CodeReader.Read(body, code, files, vocabulary);
        BodyCodes.RefuseATie([version]);
        var problems = PracticeRun.Problems(version, today).ToList();
        return problems.Count == 0 ? version : throw new BrokenCodeException(problems);
    }
}
