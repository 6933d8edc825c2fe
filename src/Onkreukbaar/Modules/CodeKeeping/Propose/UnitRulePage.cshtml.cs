using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>What somebody fills in for a unit that agreed on something stricter.</summary>
internal sealed class UnitRuleForm
{
    public const int WhyMax = 500;

    public Guid? UnitId { get; set; }

    /// <summary>In which case, as fact=value; empty means always.</summary>
    public string? When { get; set; }

    public string? Verdict { get; set; }

    public string? Why { get; set; }
}

/// <summary>Adding to a proposal what a unit agreed for itself: it can only be stricter than the code.</summary>
[Needs(Right.KeepCode)]
internal sealed class UnitRulePage(CurrentBody body, CurrentActor actor, ProposalFiles proposals, ProposeChange propose, AppDbContext db) : OwnProposalPage(body, actor, proposals, propose)
{
    [BindProperty]
    public UnitRuleForm Form { get; set; } = new();

    public TopicOfCode Topic { get; private set; } = null!;

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public IEnumerable<NlChoice> UnitChoices => Units.Select(unit => new NlChoice($"{unit.Id}", unit.Name) { Language = "nl" });

    public async Task<IActionResult> OnGetAsync(Guid id, string onderwerp, CancellationToken cancel) => await ReadAsync(id, onderwerp, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string onderwerp, CancellationToken cancel)
    {
        if (!await ReadAsync(id, onderwerp, cancel))
        {
            return NotFound();
        }

        var problems = Problems().ToList();
        problems.ForEach(problem => ModelState.AddModelError($"{nameof(Form)}.{problem.Field}", problem.Sentence));
        return ModelState.IsValid
            ? await ChangeAsync(id, Added, _ => new RuleBrokenException("", Say("Met deze afspraak klopt de code niet meer. Er is niets gewijzigd", "With this arrangement the code is not right any more. Nothing was changed")), cancel)
            : Again();
    }

    private async Task<bool> ReadAsync(Guid id, string topic, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || Found.Next.Topic(topic) is not { } of || !UnitRows.CanBeAdded(Found.Files, of.Topic))
        {
            return false;
        }

        (Topic, Units) = (of, await db.Set<Unit>().AsNoTracking().OrderBy(unit => unit.Name).ToListAsync(cancel));
        return true;
    }

    private IEnumerable<(string Field, string Sentence)> Problems()
    {
        if (Units.All(unit => unit.Id != Form.UnitId))
        {
            yield return (nameof(Form.UnitId), Say("Kies een afdeling", "Choose a department"));
        }

        if (Form.When is { Length: > 0 } && UnitRule.ReadCondition(Topic, Form.When) is null)
        {
            yield return (nameof(Form.When), Say("Kies een geval uit de lijst", "Choose a case from the list"));
        }

        if (!UnitFact.MayGive(Topic.Topic, Form.Verdict))
        {
            yield return (nameof(Form.Verdict), Say("Kies een antwoord dat strenger is dan 'ja'", "Choose an answer that is stricter than 'yes'"));
        }

        if (Form.Why.AsTyped() is not { Length: <= UnitRuleForm.WhyMax })
        {
            yield return (nameof(Form.Why), Say($"Schrijf op wat er is afgesproken en waarom, in hoogstens {UnitRuleForm.WhyMax} tekens", $"Write down what was agreed and why, in at most {UnitRuleForm.WhyMax} characters"));
        }
    }

    /// <summary>The row, and an example with what somebody of the unit then hears: the code may be stricter already.</summary>
    private CodeFiles Added(ProposalFile file)
    {
        var rule = new UnitRule(Units.Single(unit => unit.Id == Form.UnitId), UnitRule.ReadCondition(Topic, Form.When), Form.Verdict!, Form.Why.AsTyped()!);
        var id = rule.IdIn(Topic);
        var files = file.Files.WithUnitRule(file.Next, Topic, rule);
        var next = TryFiles.Read(Body.Slug, file.Proposal.Code, files, file.Proposal.From);
        var topic = next.Topic(Topic.Topic.Name)!;
        return files.WithUnitExample(topic, rule, id, PracticeRun.Answer(next, topic, UnitRows.Example(topic.Topic, rule, id), file.Proposal.From).Verdict);
    }
}
