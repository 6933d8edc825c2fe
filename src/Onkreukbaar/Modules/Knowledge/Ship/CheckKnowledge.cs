using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Modules.Knowledge.Ship;

/// <summary>The part of `codes check DIR` about the articles: silent when they are in order.</summary>
internal static class CheckKnowledge
{
    public static int Run(string folder, TextWriter errors)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var isAll = File.Exists(Path.Combine(path, VocabularyReader.FileName));
        var (codesFolder, bodies) = isAll ? (path, Directory.EnumerateDirectories(path).Select(Path.GetFileName)) : (Path.GetDirectoryName(path) ?? path, [Path.GetFileName(path)]);
        var wrong = 0;
        foreach (var body in bodies.OfType<string>().Order(StringComparer.Ordinal))
        {
            wrong |= Check(codesFolder, body, errors);
        }

        return wrong;
    }

    private static int Check(string codesFolder, string body, TextWriter errors)
    {
        try
        {
            ShippedReader.Read(codesFolder, body);
            return 0;
        }
        catch (BrokenCodeException broken)
        {
            foreach (var problem in broken.Problems)
            {
                errors.WriteLine($"{body}/{problem}");
            }

            return 1;
        }
    }
}
