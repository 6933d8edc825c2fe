using System.Text;
using System.Xml.Linq;
using Onkreukbaar.Modules.Codes;
using YamlDotNet.RepresentationModel;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>
/// Puts what was agreed for some of the people into the files of a code: the question whether somebody is one of them, one
/// row in the table of verdicts, the text that explains it, and an example that guards it. Nothing that is there already
/// changes its meaning.
/// </summary>
internal static class StricterRows
{
    private const string Facts = "feiten";
    private const string Values = "waarden";
    private const string Order = "volgorde";
    private const string Given = "gegeven";

    /// <summary>Whether the topic is kept in files of its own; in an older version it is not.</summary>
    public static bool CanBeAdded(CodeFiles files, Topic topic) =>
        !topic.IsAnsweredWithSteps && files.Optional(VocabularyReader.TopicFile(topic.Name)) is not null && files.Optional(CodeReader.TopicFile(topic.Name)) is not null;

    /// <summary>
    /// The row with what belongs to it. The examples of such rules expect what people then hear: the code, or another rule
    /// of this kind, may be stricter already.
    /// </summary>
    public static CodeFiles WithStricterRule(this CodeFiles files, CodeVersion code, TopicOfCode topic, StricterRule rule, DateOnly on)
    {
        if (rule.IsIn(topic))
        {
            return files;
        }

        var id = rule.IdIn(topic);
        var added = files
            .Edited(VocabularyReader.TopicFile(topic.Topic.Name), root => AddUnits((YamlMappingNode)root, rule))
            .Edited(CodeReader.TopicFile(topic.Topic.Name), root => Ask((YamlMappingNode)root, rule.For.Fact))
            .Edited(topic.CasesFile, root => AddExample((YamlSequenceNode)root, code, topic.Topic, rule, id))
            .With(topic.TablesFile, Changed(files.Required(topic.TablesFile), table => table.Add(code, topic, rule, id)))
            .With(topic.TextsFile, Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetString(files.Required(topic.TextsFile)).TrimEnd()}\n\n## {id}\n{rule.Why.ReplaceLineEndings(" ")}\n"));
        return Answered(added, code, topic, on);
    }

    /// <summary>Without its row, its text and its example; the question stays, as long as another unit needs it.</summary>
    public static CodeFiles WithoutStricterRule(this CodeFiles files, CodeVersion code, TopicOfCode topic, string id, DateOnly on) => Answered(
        files
            .Edited(topic.CasesFile, root => Remove((YamlSequenceNode)root, id))
            .With(topic.TablesFile, Changed(files.Required(topic.TablesFile), table => table.Remove(id)))
            .With(topic.TextsFile, Encoding.UTF8.GetBytes(WithoutSection(Encoding.UTF8.GetString(files.Required(topic.TextsFile)), id))),
        code, topic, on);

    /// <summary>The examples of stricter rules with what people hear now.</summary>
    private static CodeFiles Answered(CodeFiles files, CodeVersion code, TopicOfCode topic, DateOnly on)
    {
        var next = CodeReader.Read(code.Body, code.Code, files);
        var after = next.Topic(topic.Topic.Name)!;
        return after.Cases.Where(practice => Circle.IsOfOne(practice.Id))
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

    private static void AddExample(YamlSequenceNode cases, CodeVersion code, Topic topic, StricterRule rule, string id)
    {
        if (rule.For.Fact == UnitFact.Name)
        {
            ForNoUnit(cases);
        }

        var given = new YamlMappingNode(rule.For.Fact, EditedFiles.Text(rule.For.Values[0]));
        if (rule.Condition is { } condition)
        {
            given.Add(condition.Fact, condition.Value);
        }

        if (topic.Fact(topic.Audience) is not null && rule.For.Fact != topic.Audience && rule.Condition?.Fact != topic.Audience)
        {
            given.Add(topic.Audience, code.Audiences[0]);
        }

        cases.Add(new YamlMappingNode(
            "id", id,
            "kop", EditedFiles.Text($"Strengere afspraak: {rule.For.Name}"),
            "situatie", EditedFiles.Text(rule.Why.ReplaceLineEndings(" ")),
            Given, given,
            "rest", "onschuldig",
            "verwacht", new YamlMappingNode("oordeel", rule.Verdict),
            "antwoord", "afgeleid"));
    }

    private static void AddUnits(YamlMappingNode vocabulary, StricterRule rule)
    {
        if (rule.For.Units.Count == 0)
        {
            return;
        }

        var facts = (YamlSequenceNode)vocabulary.Children[Facts];
        var fact = facts.Children.OfType<YamlMappingNode>().FirstOrDefault(entry => EditedFiles.Value(entry, "naam") == UnitFact.Name);
        if (fact is null)
        {
            facts.Add(fact = NewFact());
        }

        var values = (YamlSequenceNode)fact.Children[Values];
        var known = values.Children.OfType<YamlMappingNode>().Select(value => EditedFiles.Value(value, "naam")).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in rule.For.Units.Where(unit => !known.Contains(UnitFact.ValueOf(unit.Code))))
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

    /// <summary>Asked last, unless it is asked already.</summary>
    private static void Ask(YamlMappingNode topic, string fact)
    {
        var order = (YamlSequenceNode)topic.Children[Order];
        if (!order.AllNodes.OfType<YamlScalarNode>().Any(node => node.Value == fact))
        {
            order.Add(fact);
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
