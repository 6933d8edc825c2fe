using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Codes;

/// <summary>`codes check DIR`: reads codes as the program would, runs their cases, and says per code what is wrong.</summary>
internal static class CheckCodes
{
    public static int Run(string folder, TextWriter output, TextWriter errors)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(path))
        {
            errors.WriteLine($"There is no folder {path}.");
            return 1;
        }

        var (codesFolder, bodies) = File.Exists(Path.Combine(path, VocabularyReader.FileName))
            ? (path, Directory.EnumerateDirectories(path).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).ToList())
            : (Path.GetDirectoryName(path) ?? path, [Path.GetFileName(path)]);
        if (!File.Exists(Path.Combine(codesFolder, VocabularyReader.FileName)))
        {
            errors.WriteLine($"There is no {VocabularyReader.FileName} in {codesFolder}.");
            return 1;
        }

        var today = new Clock(TimeProvider.System).Today;
        var checkedAll = bodies.SelectMany(body => CheckBody(codesFolder, body, today, output, errors)).ToList();
        return SettingsAreGood(codesFolder, errors) && checkedAll.Count > 0 && checkedAll.TrueForAll(good => good) ? 0 : 1;
    }

    private static bool SettingsAreGood(string codesFolder, TextWriter errors)
    {
        try
        {
            SettingsReader.Read(codesFolder);
            return true;
        }
        catch (BrokenCodeException broken)
        {
            foreach (var problem in broken.Problems)
            {
                errors.WriteLine(problem);
            }

            return false;
        }
    }

    private static List<bool> CheckBody(string codesFolder, string body, DateOnly today, TextWriter output, TextWriter errors)
    {
        var good = new List<CodeVersion>();
        return [.. ShippedCodes.CodesOf(codesFolder, body).Select(code => Check(codesFolder, body, code, today, good, output, errors))];
    }

    private static bool Check(string codesFolder, string body, string code, DateOnly today, List<CodeVersion> others, TextWriter output, TextWriter errors)
    {
        try
        {
            var version = ShippedCodes.ReadAndTry(codesFolder, body, code, today);
            BodyCodes.RefuseATie([.. others, version]);
            others.Add(version);
            var rules = version.Topics.Sum(topic => topic.Model.Decisions.Sum(decision => decision.Table?.Rules.Count ?? 0));
            output.WriteLine($"{body}/{code}: {rules} rules, {version.Topics.Sum(topic => topic.Cases.Count)} cases, in order");
            foreach (var finding in CodeFindings.Of(version, today))
            {
                output.WriteLine($"  {finding}");
            }

            return true;
        }
        catch (BrokenCodeException broken)
        {
            foreach (var problem in broken.Problems)
            {
                errors.WriteLine($"{body}/{code}/{problem}");
            }

            return false;
        }
    }
}
