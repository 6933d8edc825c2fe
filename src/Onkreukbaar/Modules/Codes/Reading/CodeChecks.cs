using Onkreukbaar.Decisions;
using Onkreukbaar.Modules.Codes.Compare;

namespace Onkreukbaar.Modules.Codes;

/// <summary>What a code must be before it may answer: every word from the closed lists, every row with its source and text.</summary>
internal static class CodeChecks
{
    private static readonly (string Table, string Column)[] RequiredOutputs =
    [
        (TableNames.Verdict, Columns.Verdict), (TableNames.Verdict, Columns.Decider), (TableNames.Duties, Columns.Duty), (TableNames.Duties, Columns.To), (TableNames.Duties, Columns.Cancels), (TableNames.Dispositions, Columns.Disposition),
        (TableNames.Steps, Columns.Step), (TableNames.Steps, Columns.With), (TableNames.Steps, Columns.MayBeSkipped),
    ];

    private static readonly string[] RequiredAnnotations = [Annotations.Article, Annotations.Strength, Annotations.Text];

    public static IEnumerable<CodeProblem> Run(CodeVersion version) =>
        Headings(version).Concat(ReferenceReader.Problems(version)).Concat(version.Topics.SelectMany(topic => Topic(version, topic))).Concat(SelfCheckProblems.Of(version)).Concat(CharacteristicReader.Problems(version));

    private static IEnumerable<CodeProblem> Headings(CodeVersion version)
    {
        foreach (var group in version.Parameters.GroupBy(p => p.Name, StringComparer.Ordinal).Where(group => group.All(p => p.From is { } from && (version.ValidFrom is null || version.ValidFrom < from))))
        {
            yield return new CodeProblem("code.yaml", new($"parameter {group.Key} heeft geen waarde op de eerste dag van de code", $"parameter {group.Key} has no value on the first day of the code"));
        }

        foreach (var parameter in version.Parameters.Where(p => version.Headings.All(h => h.Anchor != p.Article)))
        {
            yield return new CodeProblem("code.yaml", new(
                $"parameter {parameter.Name} noemt de kop `{parameter.Article}`, en die staat niet bij de `koppen`",
                $"parameter {parameter.Name} names the heading `{parameter.Article}`, which is not in the list"));
        }
    }

    private static IEnumerable<CodeProblem> Topic(CodeVersion version, TopicOfCode topic)
    {
        foreach (var role in topic.InDoubt.Concat(topic.Keepers).Select(doubt => doubt.Role).Where(role => !version.Vocabulary.Roles.Has(role)))
        {
            yield return new CodeProblem("code.yaml", NoSuch.Role(role));
        }

        foreach (var audience in version.Audiences.Where(audience => topic.InDoubtFor(audience).Count == 0))
        {
            yield return new CodeProblem("code.yaml", new($"`bijTwijfel` noemt niemand om mee te praten voor {audience}", $"`bijTwijfel` names nobody to talk to for {audience}"));
        }

        foreach (var asked in topic.RegisterAsks.Where(asked => topic.Topic.Fact(asked.Fact) is null))
        {
            yield return new CodeProblem(CodeReader.TopicFile(topic.Topic.Name), new($"`registerVraagt` noemt `{asked.Fact}`, en dat is geen feit van het onderwerp", $"`registerVraagt` names `{asked.Fact}`, which is not a fact of the topic"));
        }

        foreach (var helper in topic.Model.Decisions.Where(decision => decision.Table is not null && !TableNames.All.Contains(decision.Name, StringComparer.Ordinal) && !topic.HelperTables.ContainsKey(decision.Name)))
        {
            yield return new CodeProblem("code.yaml", new($"`hulptabellen` heeft geen label voor de tabel {helper.Name}", $"`hulptabellen` has no label for the table {helper.Name}"));
        }

        foreach (var fact in topic.Order.SelectMany(group => group).Where(name => topic.Topic.Fact(name) is not { IsInTables: true }))
        {
            yield return new CodeProblem("code.yaml", new($"de volgorde van de vragen noemt `{fact}`, en dat is geen feit van de tabellen", $"the order of questions names `{fact}`, which is not a fact of the tables"));
        }

        if (topic.Opening is { } opening && !topic.Texts.ContainsKey(opening))
        {
            yield return new CodeProblem("code.yaml", new($"`vooraf` noemt de tekst `{opening}`, en die bestaat niet", $"`vooraf` names the text `{opening}`, which does not exist"));
        }

        foreach (var (key, name) in topic.Texts.SelectMany(text => Placeholders.In(text.Value).Select(name => (text.Key, name))).Where(found => version.Parameters.All(p => p.Name != found.name)))
        {
            yield return new CodeProblem(topic.TextsFile, new($"de tekst `{key}` noemt de parameter `{name}`, en die bestaat niet", $"the text `{key}` names the parameter `{name}`, which does not exist"));
        }

        foreach (var name in TableNames.Required(topic.Topic).Where(name => !topic.Model.TryGet(name, out var decision) || decision.Table is null))
        {
            yield return new CodeProblem(topic.TablesFile, new("deze tabel ontbreekt", "this table is missing"), Table: name);
        }

        foreach (var (table, column) in RequiredOutputs.Where(required => topic.Model.TryGet(required.Table, out var decision) && decision.Table is { } found && found.Outputs.All(output => output.Name != required.Column)))
        {
            yield return new CodeProblem(topic.TablesFile, new("deze kolom ontbreekt", "this column is missing"), Table: table, Cell: column);
        }

        foreach (var problem in topic.Model.Decisions.Where(d => d.Table is not null).SelectMany(d => Table(version, topic, d.Name, d.Table!)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<CodeProblem> Table(CodeVersion version, TopicOfCode topic, string name, DecisionTable table)
    {
        foreach (var rule in table.Rules)
        {
            foreach (var (cell, message) in WrongAnnotations(version, topic, rule).Concat(Inputs(topic, table, rule)).Concat(Units(topic, name, table, rule)).Concat(Outputs(version.Vocabulary, topic.Topic, table, rule)))
            {
                yield return new CodeProblem(topic.TablesFile, message, Table: name, Row: rule.Row, Rule: rule.Id, Cell: cell);
            }
        }
    }

    private static IEnumerable<(string Cell, LocalText Message)> WrongAnnotations(CodeVersion version, TopicOfCode topic, DecisionRule rule)
    {
        foreach (var missing in RequiredAnnotations.Where(name => string.IsNullOrWhiteSpace(rule.Annotations.GetValueOrDefault(name))))
        {
            yield return (missing, new("elke rij heeft een kop, een sterkte en een tekst nodig", "every row needs its source, its strength and its text"));
        }

        if (rule.Annotations.TryGetValue(Annotations.Article, out var article) && version.Headings.All(h => h.Anchor != article))
        {
            yield return (Annotations.Article, NoSuch.Heading(article));
        }

        if (rule.Annotations.TryGetValue(Annotations.Strength, out var strength) && !version.Vocabulary.Strengths.Has(strength))
        {
            yield return (Annotations.Strength, NoSuch.Strength(strength));
        }

        if (rule.Annotations.TryGetValue(Annotations.Text, out var text) && !topic.Texts.ContainsKey(text))
        {
            yield return (Annotations.Text, new($"er is geen tekst `{text}`", $"there is no text `{text}`"));
        }
    }

    private static IEnumerable<(string Cell, LocalText Message)> Inputs(TopicOfCode topic, DecisionTable table, DecisionRule rule)
    {
        foreach (var (column, cell) in table.Inputs.Zip(rule.Inputs))
        {
            if (!column.Expression.IsName(out var name) || (topic.Topic.Fact(name) is null && !topic.Model.TryGet(name, out _)))
            {
                yield return (column.Expression.Text, new("een kolom is één feit uit de woordenlijst, of één andere tabel", "a column is one fact of the vocabulary, or one other table"));
            }
            else if (topic.Topic.Fact(name) is { Kind: FactKind.Choice or FactKind.Choices or FactKind.YesNo } fact)
            {
                foreach (var value in cell.Boundaries(NoParameters.Scope).Where(value => !IsValueOf(fact, value)))
                {
                    yield return (name, new($"`{value}` is geen waarde van {name}", $"`{value}` is not a value of {name}"));
                }
            }
            else if (topic.Topic.Fact(name) is { Kind: FactKind.Money or FactKind.Number } && cell.Text.Any(char.IsAsciiDigit))
            {
                yield return (name, new("een grens is een parameter van de code, nooit een getal in een cel", "a limit is a parameter of the code, never a number in a cell"));
            }
            else if (name == TableNames.Verdict)
            {
                foreach (var word in cell.Boundaries(NoParameters.Scope).Where(word => word is not string verdict || !topic.Topic.Verdicts.Has(verdict)))
                {
                    yield return (name, new($"`{word}` is geen oordeel", $"`{word}` is not a verdict"));
                }
            }
        }
    }

    private static IEnumerable<(string Cell, LocalText Message)> Units(TopicOfCode topic, string name, DecisionTable table, DecisionRule rule) =>
        table.Inputs.Zip(rule.Inputs).Where(cell => cell.First.Expression.IsName(out var fact) && fact == UnitFact.Name)
            .Select(cell => UnitFact.Problem(topic.Topic, name, table, rule, cell.Second)).OfType<LocalText>().Select(message => (UnitFact.Name, message));

    private static bool IsValueOf(Fact fact, object value) => fact.Kind == FactKind.YesNo ? value is bool : value is string word && fact.Value(word) is not null;

    private static IEnumerable<(string Cell, LocalText Message)> Outputs(Vocabulary vocabulary, Topic topic, DecisionTable table, DecisionRule rule)
    {
        foreach (var (column, cell) in table.Outputs.Zip(rule.Outputs))
        {
            var words = column.Name switch
            {
                Columns.Verdict => topic.Verdicts,
                Columns.Decider or Columns.To or Columns.With => vocabulary.Roles,
                Columns.Duty => topic.Duties,
                Columns.Disposition => topic.Dispositions,
                Columns.Step => topic.Steps,
                _ => null,
            };
            if (words is not null && !(cell.Evaluate(NoParameters.Scope) is string word && words.Has(word)))
            {
                yield return (column.Name, new($"{cell.Text} staat niet in de woordenlijst", $"{cell.Text} is not in the vocabulary"));
            }
        }
    }
}

internal static class NoParameters
{
    public static readonly IReadOnlyDictionary<string, object?> Scope = new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [CodeReader.Unknown] = Decisions.Unknown.Value,
    };
}
