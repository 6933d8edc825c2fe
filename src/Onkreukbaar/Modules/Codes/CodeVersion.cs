using System.Collections.Frozen;
using Onkreukbaar.Decisions;
using Onkreukbaar.Modules.Codes.Compare;
using Onkreukbaar.Modules.Codes.Themes;

namespace Onkreukbaar.Modules.Codes;

/// <summary>One version of one code of conduct, read and checked. Immutable; its hash names exactly these files.</summary>
internal sealed class CodeVersion
{
    public required string Body { get; init; }

    /// <summary>The folder's name, which is the code's place in addresses.</summary>
    public required string Code { get; init; }

    public required string Hash { get; init; }

    public required string Title { get; init; }

    public required string Version { get; init; }

    public string? AdoptedBy { get; init; }

    public DateOnly? AdoptedOn { get; init; }

    /// <summary>Who put their name under it, by office.</summary>
    public IReadOnlyList<string> SignedBy { get; init; } = [];

    /// <summary>The statute it rests on, as the document says it.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>The model it was made after, and what was added to it.</summary>
    public string? ModelledOn { get; init; }

    /// <summary>What acting with integrity is in this body, in words of ours; null where the document does not say.</summary>
    public string? Integrity { get; init; }

    /// <summary>What guides people beside its values.</summary>
    public IReadOnlyList<CoreValue> Principles { get; init; } = [];

    /// <summary>First day; null where the document does not say: an open start.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day; null as long as no successor took its place.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The term the document gives itself. Past it the code stays in force until succeeded, and says so.</summary>
    public DateOnly? RunsUntil { get; init; }

    /// <summary>The categories of people it is written for, in the words of the fact that asks who somebody is.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>Who else works here but is under another code that we do not have: they may say so, and hear it.</summary>
    public IReadOnlyList<string> OtherAudiences { get; init; } = [];

    public required string Notice { get; init; }

    public required IReadOnlyList<Heading> Headings { get; init; }

    public required IReadOnlyList<CoreValue> Values { get; init; }

    /// <summary>The text of the document itself in Markdown; null as long as the body did not put it there.</summary>
    public string? FullText { get; init; }

    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>What it says about things that nobody asks a question about, such as consequences.</summary>
    public IReadOnlyList<ReferenceText> References { get; init; } = [];

    /// <summary>What it says where codes are laid side by side.</summary>
    public Characteristics Characteristics { get; init; } = Characteristics.None;

    public required Vocabulary Vocabulary { get; init; }

    public required IReadOnlyList<TopicOfCode> Topics { get; init; }

    /// <summary>Questions to oneself; many a code has none.</summary>
    public IReadOnlyList<SelfCheck> SelfChecks { get; init; } = [];

    /// <summary>Its rules, ready to answer; they follow from the rest.</summary>
    public CompiledCode Compiled { get; } = new();

    public Heading Heading(string anchor) => Headings.First(heading => heading.Anchor == anchor);

    public TopicOfCode? Topic(string name) => Topics.FirstOrDefault(topic => topic.Topic.Name == name);

    public ReferenceText? Reference(string name) => References.FirstOrDefault(reference => reference.Name == name);

    /// <summary>The limits in force on a day.</summary>
    public IReadOnlyList<Parameter> ParametersOn(DateOnly date) =>
        [.. Parameters.Where(p => p.From is null || p.From <= date).GroupBy(p => p.Name, StringComparer.Ordinal).Select(group => group.MaxBy(p => p.From ?? DateOnly.MinValue)!)];

    public bool AppliesOn(DateOnly date) => (ValidFrom is null || ValidFrom <= date) && (ValidTo is null || date <= ValidTo);

    public bool IsFor(string audience) => Audiences.Contains(audience, StringComparer.Ordinal);
}

/// <summary>What a version says about itself.</summary>
internal sealed record AboutVersion(string Title, string Version, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Audiences);

/// <summary>A heading of the source document, with a stable anchor and the lines it stands on.</summary>
/// <param name="Anchor">Its place in the address.</param>
/// <param name="Title">As the document has it.</param>
/// <param name="Lines">Where it stands in the document.</param>
/// <param name="IsOwn">The body added text or examples of its own to the model that its code follows.</param>
internal sealed record Heading(string Anchor, string Title, string? Lines, bool IsOwn = false);

/// <summary>A page to read: rules without a table, or a theme of the document with all that belongs to it.</summary>
internal sealed record ReferenceText(string Name, string File, LocalText Label, IReadOnlyList<ReferenceRule> Rules, Theme? Theme);

/// <summary>A rule that is only read, with its source, its strength and its explanation.</summary>
internal sealed record ReferenceRule(string Id, string Article, string Strength, string Text);

internal sealed record CoreValue(string Name, string? Explanation);

/// <summary>A limit or number of the code: dated, never in a cell.</summary>
internal sealed record Parameter(string Name, decimal Value, LocalText Unit, DateOnly? From, string Article, LocalText Label)
{
    public bool IsMoney => Unit.Nl == "euro";
}

/// <summary>What one code says about one topic.</summary>
internal sealed class TopicOfCode
{
    private IReadOnlySet<string>? tested;

    public required Topic Topic { get; init; }

    public required string TablesFile { get; init; }

    public required DecisionModel Model { get; init; }

    /// <summary>The order of asking; facts in one group are equals, and the one that settles most goes first.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Order { get; init; }

    /// <summary>With whom to talk in doubt; the first also decides when an unknown fact makes it a talk.</summary>
    public required IReadOnlyList<RoleFor> InDoubt { get; init; }

    /// <summary>Who keeps the register of this topic, and takes in what is handed in. Nobody where the manager does.</summary>
    public IReadOnlyList<RoleFor> Keepers { get; init; } = [];

    /// <summary>What a declaration about it must know, whatever the answer is.</summary>
    public IReadOnlyList<RegisterFact> RegisterAsks { get; init; } = [];

    /// <summary>Whether each part of a gift is judged by itself, instead of all together by the sum of their values.</summary>
    public bool JudgesPartsApart { get; init; }

    /// <summary>What the tables that stand between the facts and the three tables are about.</summary>
    public required IReadOnlyDictionary<string, LocalText> HelperTables { get; init; }

    public string? Opening { get; init; }

    /// <summary>What the document does not speak about: there no row fires, and that is meant.</summary>
    public LocalText? Silence { get; init; }

    public bool Has(string table) => Model.TryGet(table, out var decision) && decision.Table is not null;

    /// <summary>The facts that some cell of its tables asks for.</summary>
    public IReadOnlySet<string> Tested => tested ??= Model.Decisions.Where(decision => decision.Table is not null)
        .SelectMany(decision => decision.Table!.Rules.SelectMany(rule => decision.Table.Inputs.Zip(rule.Inputs)))
        .Where(cell => !cell.Second.IsAny).Select(cell => cell.First.Expression.Text.Trim()).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The ids of the rows of all its tables, by which people name a rule.</summary>
    public IEnumerable<string> Rules => Model.Decisions.Where(decision => decision.Table is not null).SelectMany(decision => decision.Table!.Rules).Select(rule => rule.Id).OfType<string>();

    /// <summary>With whom somebody of this category talks; of an unknown category, with any of them.</summary>
    public IReadOnlyList<string> InDoubtFor(string? audience) =>
        [.. InDoubt.Where(doubt => audience is null || doubt.IsFor(audience)).Select(doubt => doubt.Role)];

    public IReadOnlyList<string> KeepersFor(string audience) => [.. Keepers.Where(keeper => keeper.IsFor(audience)).Select(keeper => keeper.Role)];

    public required string TextsFile { get; init; }

    /// <summary>As they are written, with the names of parameters in them.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>A text as it is read, with the limits of a day filled in.</summary>
    public string Text(string key, IReadOnlyList<Parameter> parameters) => Placeholders.Fill(Texts[key], parameters);

    public required string CasesFile { get; init; }

    public required IReadOnlyList<PracticeCase> Cases { get; init; }
}

/// <summary>Somebody to turn to, for everybody or for some categories of people only.</summary>
internal sealed record RoleFor(string Role, IReadOnlyList<string> Audiences)
{
    public bool IsFor(string audience) => Audiences.Count == 0 || Audiences.Contains(audience, StringComparer.Ordinal);
}

/// <summary>A fact that a register cannot do without; with statuses, only of what has one of them.</summary>
internal sealed record RegisterFact(string Fact, IReadOnlyList<string> Statuses);

/// <summary>An example from practice: facts, and what the code must answer.</summary>
internal sealed record PracticeCase
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Situation { get; init; }

    /// <summary>The lines of the source document, for who keeps the code; no page shows them.</summary>
    public string? Source { get; init; }

    public required IReadOnlyDictionary<string, object?> Given { get; init; }

    /// <summary>Whether all that is not mentioned has the topic's harmless value; else it is simply not known.</summary>
    public required bool RestIsHarmless { get; init; }

    public required ExpectedAnswer Expected { get; init; }

    /// <summary>Whether the document gives this answer itself; else it was derived from its rules.</summary>
    public required bool AnswerIsInText { get; init; }

    public string? Remark { get; init; }
}

/// <summary>What a case demands; null means that it says nothing about it.</summary>
internal sealed record ExpectedAnswer(string Verdict, IReadOnlyList<string>? Duties, IReadOnlyList<string>? Dispositions, IReadOnlyList<ExpectedPart>? Parts, IReadOnlyList<string>? Needed)
{
    /// <summary>Of a topic without a verdict: what to do, as step@role.</summary>
    public IReadOnlyList<string>? Steps { get; init; }
}

internal sealed record ExpectedPart(string Verdict, IReadOnlyList<string>? Dispositions);
