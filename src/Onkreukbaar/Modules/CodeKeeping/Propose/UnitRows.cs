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

    public static CodeFiles WithUnitRule(this CodeFiles files, CodeVersion code, TopicOfCode topic, UnitRule rule)
    {
        var id = rule.IdIn(topic);
        return files
            .Edited(VocabularyReader.TopicFile(topic.Topic.Name), root => AddUnit((YamlMappingNode)root, rule))
            .Edited(CodeReader.TopicFile(topic.Topic.Name), root => AskLast((YamlMappingNode)root))
            .Edited(topic.CasesFile, root => ForNoUnit((YamlSequenceNode)root))
            .With(topic.TablesFile, WithRow(files.Required(topic.TablesFile), code, topic, rule, id))
            .With(topic.TextsFile, Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetString(files.Required(topic.TextsFile)).TrimEnd()}\n\n## {id}\n{rule.Why.ReplaceLineEndings(" ")}\n"));
    }

    /// <summary>An example of somebody of the unit, with what they hear now.</summary>
    public static CodeFiles WithUnitExample(this CodeFiles files, TopicOfCode topic, UnitRule rule, string id, string verdict) => files.Edited(topic.CasesFile, root =>
    {
        var given = new YamlMappingNode(UnitFact.Name, rule.Value);
        if (rule.Condition is { } condition)
        {
            given.Add(condition.Fact, condition.Value);
        }

        ((YamlSequenceNode)root).Add(new YamlMappingNode(
            "id", id,
            "kop", EditedFiles.Text($"Afspraak van {rule.Unit.Name}"),
            "situatie", EditedFiles.Text(rule.Why.ReplaceLineEndings(" ")),
            Given, given,
            "rest", "onschuldig",
            "verwacht", new YamlMappingNode("oordeel", verdict),
            "antwoord", "afgeleid"));
    });

    public static PracticeCase Example(Topic topic, UnitRule rule, string id) => new()
    {
        Id = id,
        Title = rule.Unit.Name,
        Situation = rule.Why,
        Given = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [UnitFact.Name] = rule.Value,
            [rule.Condition?.Fact ?? UnitFact.Name] = rule.Condition is { } condition ? topic.Fact(condition.Fact)!.Read(condition.Value) : rule.Value,
        },
        RestIsHarmless = true,
        Expected = new ExpectedAnswer(rule.Verdict, null, null, null, null),
        AnswerIsInText = false,
    };

    private static void AddUnit(YamlMappingNode vocabulary, UnitRule rule)
    {
        var facts = (YamlSequenceNode)vocabulary.Children[Facts];
        var fact = facts.Children.OfType<YamlMappingNode>().FirstOrDefault(entry => EditedFiles.Value(entry, "naam") == UnitFact.Name);
        if (fact is null)
        {
            facts.Add(fact = NewFact());
        }

        var values = (YamlSequenceNode)fact.Children[Values];
        if (values.Children.OfType<YamlMappingNode>().All(value => EditedFiles.Value(value, "naam") != rule.Value))
        {
            values.Add(new YamlMappingNode("naam", rule.Value, "label", Both(rule.Unit.Name, rule.Unit.Name)));
        }
    }

    private static YamlMappingNode NewFact() => new(
        "naam", UnitFact.Name,
        "type", "keuze",
        "label", Both("Afdeling met een eigen afspraak", "Department with an arrangement of its own"),
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

    private static byte[] WithRow(byte[] tables, CodeVersion code, TopicOfCode topic, UnitRule rule, string id)
    {
        var document = XDocument.Load(new MemoryStream(tables), LoadOptions.PreserveWhitespace);
        new VerdictTable(document).Add(code, topic, rule, id);
        using var written = new MemoryStream();
        document.Save(written, SaveOptions.DisableFormatting);
        return written.ToArray();
    }
}
