namespace Onkreukbaar.Modules.Codes.Themes;

/// <summary>Reads what a file of naslag says about a theme.</summary>
internal static class ThemeReader
{
    public static Theme Read(string file, YamlEntry entry) => new()
    {
        Headings = entry.Strings("koppen"),
        Topics = entry.Strings("onderwerpen"),
        Why = entry.Has("waarom") ? ReadText(file, entry.Entry("waarom")) : null,
        Further = [.. entry.List("verder").Select(text => ReadText(file, text))],
        LaidDownIn = entry.Optional("vastgelegd"),
        DerivesFrom = entry.Optional("komtVoort"),
        FurtherReading = [.. entry.List("meerWeten").Select(ReadFurther)],
    };

    /// <summary>Every heading, topic and limit it names exists.</summary>
    public static IEnumerable<CodeProblem> Problems(CodeVersion version, string file, Theme theme)
    {
        foreach (var heading in theme.Headings.Concat(theme.Texts.Select(text => text.Article)).Where(anchor => version.Headings.All(heading => heading.Anchor != anchor)))
        {
            yield return new CodeProblem(file, NoSuch.Heading(heading));
        }

        foreach (var topic in theme.Topics.Where(topic => version.Topic(topic) is null))
        {
            yield return new CodeProblem(file, NoSuch.Topic(topic));
        }

        foreach (var name in theme.Texts.SelectMany(text => Placeholders.In(text.Text)).Where(name => version.Parameters.All(parameter => parameter.Name != name)))
        {
            yield return new CodeProblem(file, NoSuch.ParameterOfText(name));
        }
    }

    private static ThemeText ReadText(string file, YamlEntry entry) =>
        new(entry.Text("kop"), entry.Required("artikel"), TextReader.Showable(file, entry.Required("artikel"), entry.Required("tekst").Trim()));

    private static FurtherReading ReadFurther(YamlEntry entry) => entry.Optional("adres") is not { } address ? new FurtherReading(entry.Required("titel"), null)
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? new FurtherReading(entry.Required("titel"), address)
        : throw entry.Wrong("`adres` is een adres dat begint met https://", "`adres` is an address that begins with https://");
}
