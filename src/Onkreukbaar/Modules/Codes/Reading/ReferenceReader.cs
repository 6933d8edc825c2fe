using Onkreukbaar.Modules.Codes.Themes;

namespace Onkreukbaar.Modules.Codes;

/// <summary>Reads what a code says about things that nobody asks a question about: the files of its folder naslag, if it has one.</summary>
internal static class ReferenceReader
{
    private const string Folder = "naslag/";
    private const string Extension = ".yaml";

    public static IReadOnlyList<ReferenceText> Read(CodeFiles files, YamlFiles yaml) =>
        [.. files.Names.Where(IsReference).Select(file => Read(file, yaml.Document(file)))];

    /// <summary>Every rule with a heading and a strength that exist, under an id of its own.</summary>
    public static IEnumerable<CodeProblem> Problems(CodeVersion version)
    {
        foreach (var (file, rule) in version.References.SelectMany(reference => reference.Rules.Select(rule => (reference.File, rule))))
        {
            if (version.Headings.All(heading => heading.Anchor != rule.Article))
            {
                yield return new CodeProblem(file, NoSuch.Heading(rule.Article), Rule: rule.Id);
            }

            if (!version.Vocabulary.Strengths.Has(rule.Strength))
            {
                yield return new CodeProblem(file, NoSuch.Strength(rule.Strength), Rule: rule.Id);
            }

            foreach (var name in Placeholders.In(rule.Text).Where(name => version.Parameters.All(parameter => parameter.Name != name)))
            {
                yield return new CodeProblem(file, NoSuch.ParameterOfText(name), Rule: rule.Id);
            }
        }

        foreach (var problem in version.References.Where(reference => reference.Theme is not null).SelectMany(reference => ThemeReader.Problems(version, reference.File, reference.Theme!)))
        {
            yield return problem;
        }

        foreach (var twice in version.References.SelectMany(reference => reference.Rules.Select(rule => (reference.File, rule.Id))).GroupBy(rule => rule.Id, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            yield return new CodeProblem(twice.Last().File, new("dit `id` staat hier twee keer", "this id stands here twice"), Rule: twice.Key);
        }
    }

    private static bool IsReference(string file) => file.StartsWith(Folder, StringComparison.Ordinal) && file.EndsWith(Extension, StringComparison.Ordinal);

    private static ReferenceText Read(string file, YamlEntry entry)
    {
        var name = file[Folder.Length..^Extension.Length];
        if (entry.Required("naam") != name)
        {
            throw entry.Wrong($"dit bestand gaat over {name}, dus dat is de `naam`", $"this file is about {name}, so that is its `naam`");
        }

        var rules = entry.List("regels").Select(rule => ReadRule(file, rule)).ToList();
        var theme = entry.Has("thema") ? ThemeReader.Read(file, entry.Entry("thema")) : null;
        return rules.Count > 0 || theme is not null ? new ReferenceText(name, file, entry.Text("label"), rules, theme)
            : throw entry.Wrong("onder `regels` staat niets om te lezen", "`regels` holds nothing to read");
    }

    private static ReferenceRule ReadRule(string file, YamlEntry rule)
    {
        var id = rule.Required("id");
        return new ReferenceRule(id, rule.Required("artikel"), rule.Required("sterkte"), TextReader.Showable(file, id, rule.Required("tekst").Trim()));
    }
}
