using System.Text;
using System.Xml.Linq;
using Onkreukbaar.Modules.Codes;
using YamlDotNet.RepresentationModel;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>
/// Puts what a unit agreed into the files of a code: the question which unit somebody works for, one row in the table of
/// verdicts, the text that explains it, and an example that guards it. Nothing that is there already changes its meaning.
/// </summary>
internal static class UnitRows
{
    private const string Facts = "feiten";
    private const string Values = "waarden";
    private const string Order = "volgorde";
    private const string Given = "gegeven";

    /// <summary>Whether the topic is kept in files of its own; in an older version it is not.</summary>
    public static bool CanBeAdded(CodeFiles files, Topic topic) =>
        !topic.IsAnsweredWithSteps && files.Optional(VocabularyReader.TopicFile(topic.Name)) is not null && files.Optional(CodeReader.TopicFile(topic.Name)) is not null;

    /// <summary>
    /// The row with what belongs to it. The examples of unit rules expect what people then hear: the code, or another unit
    /// rule, may be stricter already.
    /// </summary>
    public static CodeFiles WithUnitRule(this CodeFiles files, CodeVersion code, TopicOfCode topic, UnitRule rule, DateOnly on)
    {
        if (rule.IsIn(topic))
        {
            return files;
        }

        var id = rule.IdIn(topic);
        var added = files
            .Edited(VocabularyReader.TopicFile(topic.Topic.Name), root => AddUnits((YamlMappingNode)root, rule))
            .Edited(CodeReader.TopicFile(topic.Topic.Name), root => AskLast((YamlMappingNode)root))
            .Edited(topic.CasesFile, root => AddExample((YamlSequenceNode)root, code, topic.Topic, rule, id))
            .With(topic.TablesFile, Changed(files.Required(topic.TablesFile), table => table.Add(code, topic, rule, id)))
            .With(topic.TextsFile, Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetString(files.Required(topic.TextsFile)).TrimEnd()}\n\n## {id}\n{rule.Why.ReplaceLineEndings(" ")}\n"));
        return Answered(added, code, topic, on);
    }

    /// <summary>Without its row, its text and its example; the question stays, as long as another unit needs it.</summary>
    public static CodeFiles WithoutUnitRule(this CodeFiles files, CodeVersion code, TopicOfCode topic, string id, DateOnly on) => Answered(
        files
            .Edited(topic.CasesFile, root => Remove((YamlSequenceNode)root, id))
            .With(topic.TablesFile, Changed(files.Required(topic.TablesFile), table => table.Remove(id)))
            .With(topic.TextsFile, Encoding.UTF8.GetBytes(WithoutSection(Encoding.UTF8.GetString(files.Required(topic.TextsFile)), id))),
        code, topic, on);

    /// <summary>The examples of unit rules with what people hear now.</summary>
    private static CodeFiles Answered(CodeFiles files, CodeVersion code, TopicOfCode topic, DateOnly on)
    {
        var next = CodeReader.Read(code.Body, code.Code, files);
        var after = next.Topic(topic.Topic.Name)!;
        return after.Cases.Where(practice => practice.Id.StartsWith(UnitRule.IdPrefix, StringComparison.Ordinal))
            .Aggregate(files, (now, practice) => now.WithAnswer(topic.CasesFile, practice.Id, PracticeRun.Answer(next, after, practice, on)));
    }

    private static void Remove(YamlSequenceNode cases, string id)
    {
        foreach (var entry in cases.Children.OfType<YamlMappingNode>().Where(entry => EditedFiles.Value(entry, "id") == id).ToList())
        {
            cases.Children.Remove(entry);
        }
    }

    private static string WithoutSection(string texts, string key) =>
        string.Join(Codes.TextReader.Opening, texts.ReplaceLineEndings("\n").Split(Codes.TextReader.Opening).Where(section => !section.StartsWith($"{key}\n", StringComparison.Ordinal)));

    private static void AddExample(YamlSequenceNode cases, CodeVersion code, Topic topic, UnitRule rule, string id)
    {
        ForNoUnit(cases);
        var given = new YamlMappingNode(UnitFact.Name, EditedFiles.Text(rule.Value));
        if (rule.Condition is { } condition)
        {
            given.Add(condition.Fact, condition.Value);
        }

        if (topic.Fact(topic.Audience) is not null && rule.Condition?.Fact != topic.Audience)
        {
            given.Add(topic.Audience, code.Audiences[0]);
        }

        cases.Add(new YamlMappingNode(
            "id", id,
            "kop", EditedFiles.Text($"Afspraak van {rule.Unit.Name}"),
            "situatie", EditedFiles.Text(rule.Why.ReplaceLineEndings(" ")),
            Given, given,
            "rest", "onschuldig",
            "verwacht", new YamlMappingNode("oordeel", rule.Verdict),
            "antwoord", "afgeleid"));
    }

    private static void AddUnits(YamlMappingNode vocabulary, UnitRule rule)
    {
        var facts = (YamlSequenceNode)vocabulary.Children[Facts];
        var fact = facts.Children.OfType<YamlMappingNode>().FirstOrDefault(entry => EditedFiles.Value(entry, "naam") == UnitFact.Name);
        if (fact is null)
        {
            facts.Add(fact = NewFact());
        }

        var values = (YamlSequenceNode)fact.Children[Values];
        var known = values.Children.OfType<YamlMappingNode>().Select(value => EditedFiles.Value(value, "naam")).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in rule.Units.Where(unit => !known.Contains(UnitFact.ValueOf(unit.Code))))
        {
            values.Add(new YamlMappingNode("naam", EditedFiles.Text(UnitFact.ValueOf(unit.Code)), "label", Both(unit.Name, unit.Name)));
        }
    }

    private static YamlMappingNode NewFact() => new(
        "naam", UnitFact.Name,
        "type", "keuze",
        "label", Both(UnitFact.Label, "Department with a rule of its own"),
        "vraag", Both("Werk je bij een van deze afdelingen?", "Do you work for one of these departments?"),
        "uitleg", Both("Deze afdelingen spraken iets af dat strenger is dan de code.", "These departments agreed on something stricter than the code."),
        Values, new YamlSequenceNode(new YamlMappingNode("naam", UnitFact.None, "label", Both("Nee", "No"))),
        "onschuldig", UnitFact.None);

    private static void AskLast(YamlMappingNode topic)
    {
        var order = (YamlSequenceNode)topic.Children[Order];
        if (!order.AllNodes.OfType<YamlScalarNode>().Any(node => node.Value == UnitFact.Name))
        {
            order.Add(UnitFact.Name);
        }
    }

    /// <summary>Examples in which not everything is known were written before any unit agreed on something.</summary>
    private static void ForNoUnit(YamlSequenceNode cases)
    {
        foreach (var given in cases.Children.OfType<YamlMappingNode>().Where(entry => EditedFiles.Value(entry, "rest") == "onbekend").Select(entry => (YamlMappingNode)entry.Children[Given]))
        {
            if (!given.Children.ContainsKey(UnitFact.Name))
            {
                given.Add(UnitFact.Name, UnitFact.None);
            }
        }
    }

    private static YamlMappingNode Both(string nl, string en) => new("nl", EditedFiles.Text(nl), "en", EditedFiles.Text(en));

    private static byte[] Changed(byte[] tables, Action<VerdictTable> change)
    {
        var document = XDocument.Load(new MemoryStream(tables), LoadOptions.PreserveWhitespace);
        change(new VerdictTable(document));
        using var written = new MemoryStream();
        document.Save(written, SaveOptions.DisableFormatting);
        return written.ToArray();
    }
}
