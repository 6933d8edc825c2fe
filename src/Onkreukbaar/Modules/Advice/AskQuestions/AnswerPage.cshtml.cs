using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Advice;

/// <summary>What the code says to these answers, or so far.</summary>
internal sealed class AnswerPage(CurrentBody current, Advice advice, Codes.Codes codes) : InterviewPage(current, advice)
{
    public Answer Outcome => Interview.Outcome;

    public Vocabulary Words => (Outcome.Code ?? codes.Of(Body).Versions[0]).Vocabulary;

    public Term Verdict => Words.Verdicts[Outcome.Verdict];

    /// <summary>A declaration goes on from here; what may be bribery is told to a person, not to a form.</summary>
    public bool MayBeDeclared => Interview.Topic.HasRegister && !IsProvisional && Outcome.Code is not null
        && Outcome.Verdict != Codes.Words.OutOfScope && Outcome.Duties.All(duty => duty.Name != Codes.Words.DutyToReportBribery);

    public bool IsProvisional => Outcome.Needed.Count > 0;

    public IEnumerable<(Fact Fact, string Words)> Given => Interview.Answers.Given
        .Select(given => (Fact: Interview.Topic.Fact(given.Fact)!, given))
        .Select(pair => (pair.Fact, CodeWords.Given(Interview.Topic, pair.Fact, pair.given.ToValue(pair.Fact, Interview.Topic))));

    /// <summary>What was taken for granted without asking, and could be told.</summary>
    public IEnumerable<Fact> Assumed => Outcome.Code is null ? [] : Interview.Topic.Facts.Where(fact => fact.Assumed is not null && !fact.IsDerived && !Interview.Answers.Has(fact.Name) && IsAskedHere(fact));

    private bool IsAskedHere(Fact fact) => Outcome.Code!.Topic(Interview.Topic.Name)!.Order.Any(group => group.Contains(fact.Name, StringComparer.Ordinal));
}

/// <summary>The decision tables with the rules that applied to these answers marked.</summary>
internal sealed class FiredTables(CurrentBody current, Advice advice) : InterviewPage(current, advice)
{
    public IActionResult OnGet() => Interview.Outcome.Code is null ? Redirect(AdviceLinks.Answer(Body, Interview.Topic.Name, Interview.Id)) : Page();
}
