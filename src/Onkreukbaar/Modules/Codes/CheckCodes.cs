using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Codes;

/// <summary>`codes check DIR`: reads codes as the program would, runs their cases, and says per code what is wrong.</summary>
internal sealed class CheckCodes
{
    private readonly string folder;
    private readonly DateOnly today;
    private readonly TextWriter output;
    private readonly TextWriter errors;
    private readonly TriedCodes tried = new();

    private CheckCodes(string folder, DateOnly today, TextWriter output, TextWriter errors) =>
        (this.folder, this.today, this.output, this.errors) = (folder, today, output, errors);

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

        return new CheckCodes(codesFolder, new Clock(TimeProvider.System).Today, output, errors).AreGood(bodies) ? 0 : 1;
    }

    private bool AreGood(List<string> bodies)
    {
        var checkedAll = bodies.SelectMany(CheckBody).ToList();
        return SettingsAreGood() && checkedAll.Count > 0 && checkedAll.TrueForAll(good => good);
    }

    private bool SettingsAreGood()
    {
        try
        {
            SettingsReader.Read(folder);
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

    private List<bool> CheckBody(string body)
    {
        var good = new List<CodeVersion>();
        return [.. ShippedCodes.CodesOf(folder, body).Select(code => Check(body, code, good))];
    }

    private bool Check(string body, string code, List<CodeVersion> others)
    {
        try
        {
            var version = tried.Try(folder, body, code, today);
            BodyCodes.RefuseATie([.. others, version]);
            others.Add(version);
            var rules = version.Topics.Sum(topic => topic.Model.Decisions.Sum(decision => decision.Table?.Rules.Count ?? 0));
            output.WriteLine($"{body}/{code}: {rules} rules, {version.Topics.Sum(topic => topic.Cases.Count)} cases, in order");
            foreach (var finding in CodeFindings.Of(version, today))
            {
                output.WriteLine($"  {finding.En}");
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
