using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Knowledge.Search;

namespace Onkreukbaar.Modules.Knowledge.Ship;

/// <summary>The part of `codes check DIR` about the articles and the words they are found by: silent when they are in order.</summary>
internal static class CheckKnowledge
{
    public static int Run(string folder, TextWriter errors)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var isAll = File.Exists(Path.Combine(path, VocabularyReader.FileName));
        var (codesFolder, bodies) = isAll ? (path, Directory.EnumerateDirectories(path).Select(Path.GetFileName)) : (Path.GetDirectoryName(path) ?? path, [Path.GetFileName(path)]);
        var wrong = isAll ? InOrder("", () => SameWords.Read(path), errors) : 0;
        foreach (var body in bodies.OfType<string>().Order(StringComparer.Ordinal))
        {
            wrong |= InOrder($"{body}/", () => ShippedReader.Read(codesFolder, body), errors);
        }

        return wrong;
    }

    private static int InOrder(string place, Action read, TextWriter errors)
    {
        try
        {
            read();
            return 0;
        }
        catch (BrokenCodeException broken)
        {
            foreach (var problem in broken.Problems)
            {
                errors.WriteLine($"{place}{problem}");
            }

            return 1;
        }
    }
}
