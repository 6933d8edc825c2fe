using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Codes.Compare;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>What somebody fills in for people who agreed on something stricter, or for whom it was decided.</summary>
internal sealed class StricterRuleForm
{
    public const int WhyMax = 500;

    /// <summary>A unit by its id, or a kind of people by its name in the code.</summary>
    public string? For { get; set; }

    /// <summary>In which case, as fact=value; empty means always.</summary>
    public string? When { get; set; }

    public string? Verdict { get; set; }

    public string? Why { get; set; }
}

/// <summary>Adding to a proposal what holds for a unit or for one kind of people: it can only be stricter than the code.</summary>
[Needs(Right.KeepCode)]
internal sealed class StricterRulePage(CurrentBody body, CurrentActor actor, ProposalFiles proposals, ProposeChange propose, AppDbContext db) : OwnProposalPage(body, actor, proposals, propose)
{
    [BindProperty]
    public StricterRuleForm Form { get; set; } = new();

    public TopicOfCode Topic { get; private set; } = null!;

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>What was agreed about this topic already.</summary>
    public IReadOnlyList<RuleAsRead> Rules =>
        [.. RuleAsRead.Of(Found.Next, Topic, Found.Proposal.From).Where(rule => Circle.IsOfOne(rule.Id))];

    public IEnumerable<NlChoice> CircleChoices => Circle.GroupChoices(Found.Next, Topic).Concat(Units.Select(unit => new NlChoice($"{unit.Id}", unit.Name) { Language = "nl" }));

    private Unit? ChosenUnit => Guid.TryParse(Form.For, out var id) ? Units.FirstOrDefault(unit => unit.Id == id) : null;

    private Circle? Chosen => ChosenUnit is { } unit ? Circle.Of(unit, Units) : Circle.OfGroup(Found.Next, Topic, Form.For);

    public async Task<IActionResult> OnGetAsync(Guid id, string onderwerp, CancellationToken cancel) => await ReadAsync(id, onderwerp, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string onderwerp, CancellationToken cancel)
    {
        if (!await ReadAsync(id, onderwerp, cancel))
        {
            return NotFound();
        }

        return IsRight(Problems())
            ? await ChangeAsync(id, Added, _ => Refused(), cancel)
            : Again();
    }

    public async Task<IActionResult> OnPostWegAsync(Guid id, string onderwerp, string regel, CancellationToken cancel)
    {
        if (!await ReadAsync(id, onderwerp, cancel) || Rules.All(rule => rule.Id != regel))
        {
            return NotFound();
        }

        return await ChangeAsync(id, file => file.Files.WithoutStricterRule(file.Next, Topic, regel, file.Proposal.From), _ => Refused(), cancel);
    }

    private async Task<bool> ReadAsync(Guid id, string topic, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || Found.Next.Topic(topic) is not { } of || !StricterRows.CanBeAdded(Found.Files, of.Topic))
        {
            return false;
        }

        (Topic, Units) = (of, await db.Set<Unit>().AsNoTracking().OrderBy(unit => unit.Name).ToListAsync(cancel));
        return true;
    }

    private IEnumerable<(string Field, string Sentence)> Problems()
    {
        if (Chosen is not { } circle)
        {
            yield return (nameof(Form.For), Say("Kies een groep of een afdeling", "Choose a group or a department"));
        }
        else if (!circle.Units.All(CanBeNamed))
        {
            yield return (nameof(Form.For), Say("De code van deze afdeling, of van een afdeling eronder, lijkt te veel op een andere. Laat die eerst aanpassen in de personeelsgegevens", "The code of this department, or of one below it, is too much like another one. Have it changed in the personnel data first"));
        }

        if (Form.When is { Length: > 0 } && (Condition is null || Condition.Value.Fact == Chosen?.Fact))
        {
            yield return (nameof(Form.When), Say("Kies een geval uit de lijst", "Choose a case from the list"));
        }

        if (!UnitFact.MayGive(Topic.Topic, Form.Verdict))
        {
            yield return (nameof(Form.Verdict), Say("Kies een antwoord uit de lijst", "Choose an answer from the list"));
        }

        if (Form.Why.AsTyped() is not { Length: <= StricterRuleForm.WhyMax } why)
        {
            yield return (nameof(Form.Why), Say($"Schrijf op wat er is afgesproken en waarom, in hoogstens {StricterRuleForm.WhyMax} tekens", $"Write down what was agreed and why, in at most {StricterRuleForm.WhyMax} characters"));
        }
        else if (why.IndexOfAny(['{', '}', '#']) >= 0)
        {
            yield return (nameof(Form.Why), Say("Gebruik geen accolades of hekjes", "Use no braces or number signs"));
        }
    }

    private (string Fact, string Value)? Condition => StricterRule.ReadCondition(Found.Next, Topic, Form.When);

    private CodeFiles Added(ProposalFile file) =>
        file.Files.WithStricterRule(file.Next, Topic, new StricterRule(Chosen!, Condition, Form.Verdict!, Form.Why.AsTyped()!), file.Proposal.From);

    private static RuleBrokenException Refused() =>
        new("", Say("Met deze afspraak klopt de code niet meer. Er is niets gewijzigd", "With this rule the code is not right any more. Nothing was changed"));

    /// <summary>Units are told apart by their codes, in plain letters and digits.</summary>
    private bool CanBeNamed(Unit unit) => UnitFact.ValueOf(unit.Code) is var value && value != UnitFact.None && value.Any(char.IsAsciiLetterOrDigit)
        && Units.Count(other => UnitFact.ValueOf(other.Code) == value) == 1;
}
