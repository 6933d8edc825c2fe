using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NlDesign.AspNetCore.Components;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Advice;

/// <summary>What the code says to these answers, or so far.</summary>
internal sealed class AnswerPage(CurrentBody current, Advice advice, Codes.Codes codes) : InterviewPage(current, advice)
{
    public Answer Outcome { get; private set; } = null!;

    public DateOnly Today => codes.Today;

    public IReadOnlyList<CodeVersion> Versions => codes.Current(Body);

    public Vocabulary Vocabulary => (Outcome.Code ?? Versions[0]).Vocabulary;

    /// <summary>A declaration goes on from here; what may be bribery is told to a person, not to a form.</summary>
    public bool MayBeDeclared => Interview.Topic.HasRegister && !IsProvisional && Outcome.Code is not null
        && Outcome.Verdict != Words.OutOfScope && !Outcome.MayBeBribery;

    /// <summary>Questions to oneself, where the answer leaves doubt.</summary>
    public IReadOnlyList<SelfCheckOfCode> SelfChecks => OfferSelfChecks.After(Outcome, Interview.Topic, codes, Body);

    public bool IsProvisional => Outcome.Needed.Count > 0;

    /// <summary>Another version answers now than when the questions began.</summary>
    public bool CodeChanged => Interview.Answers.AskedUnder is { } then && then != codes.Names(Body, Interview.Topic.Name);

    /// <summary>No rule gives a talk for certain so far: that is no answer to act on.</summary>
    public bool IsOpen => IsProvisional && Outcome is { Verdict: Words.Discuss, HasCertainRule: false };

    public string Heading => Outcome.IsForOthers ? NotForYou : HasSteps ? Say("Zo pak je dit aan", "This is how to go about it") : IsOpen ? Say("Nog geen antwoord", "No answer yet") : Verdict.Label.ToString();

    public string? Explanation => Outcome.IsForOthers ? ForWhom
        : HasSteps ? Say("De code zegt wat je kunt doen, en bij wie.", "The code says what you can do, and with whom.")
        : IsOpen ? Say("Met wat je tot nu toe vertelde, kan het nog alle kanten op.", "With what you have told so far, it can still go either way.")
        : Verdict.Explanation?.ToString();

    public bool HasSteps => Outcome.Verdict == Words.OnlySteps;

    public NlKind Kind => IsOpen ? NlKind.Info : VerdictWords.Kind(Interview.Topic, Outcome.Verdict);

    /// <summary>Saying no is not always the end of it.</summary>
    public string? AfterRefusing => Status != Words.Refused || IsProvisional || Outcome.IsForOthers ? null
        : Duties.Count > 0 ? Say("Doe nog wel wat hieronder staat.", "Do still do what is written below.")
        : Say("Je hoeft verder niets te doen.", "You need not do anything else.");

    public IReadOnlyList<Duty> Duties => IsOpen ? [] : [.. Outcome.Duties.OrderBy(duty => Interview.Topic.Duties.Place(duty.Name))];

    /// <summary>Who decides, when that is somebody else than the person who asks.</summary>
    public Term? Decider => !IsOpen && Vocabulary.Roles.Find(Outcome.Decider) is { IsSomebodyElse: true } role ? role : null;

    public IReadOnlyList<Term> Dispositions => [.. Outcome.Dispositions.Select(place => Interview.Topic.Dispositions[place])];

    public IReadOnlyList<Ground> Why => [.. Outcome.Grounds.Where(ground => ground.IsCertain)];

    /// <summary>Of these one applies, and unknown facts decide which.</summary>
    public IReadOnlyList<Ground> Perhaps => [.. Others(Outcome.Grounds.Concat(Outcome.AlsoApplies).Where(ground => !ground.IsCertain), Why)];

    public IReadOnlyList<Ground> AlsoApplies => [.. Others(Outcome.AlsoApplies.Where(ground => ground.IsCertain), [.. Why, .. Perhaps, .. Overruled])];

    public IEnumerable<(Fact Fact, string Words)> Given => Shown(Interview.Counting);

    /// <summary>Answers to questions that an answer changed later made pointless.</summary>
    public IReadOnlyList<(Fact Fact, string Words)> NoLongerCounting =>
        [.. Shown(new Answers([.. Interview.Answers.Given.Where(answer => !Interview.Counting.Has(answer.Fact))]))];

    /// <summary>What was taken for granted without asking, and could be told.</summary>
    public IEnumerable<Fact> Assumed => Outcome.Code is null || Outcome.Verdict == Words.OutOfScope ? []
        : Interview.Topic.Facts.Where(fact => fact.Assumed is not null && !fact.IsDerived && !Interview.Answers.Has(fact.Name) && Outcome.Code.Topic(Interview.Topic.Name)!.Tested.Contains(fact.Name));

    public string Change(Fact fact) => IsProvisional
        ? AdviceLinks.Change(Body, Interview.Topic.Name, Interview.Id, fact.Name)
        : AdviceLinks.Question(Body, Interview.Topic.Name, Interview.Id, fact.Name);

    public Wording Said(string verdict, IReadOnlyList<string> places) =>
        Interview.Topic.Verdicts[verdict].Said(Status, places.Count == 0 || places.Any(place => Interview.Topic.Dispositions[place].Keeps));

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        if (context.Result is null)
        {
            Outcome = Interview.OutcomeOfCounting;
        }
    }

    private Wording Verdict => Said(Outcome.Verdict, Outcome.Dispositions);

    private string? Status => Interview.Topic.Fact(Words.Status) is { } fact ? Interview.Counting.Find(fact.Name)?.ToValue(fact, Interview.Topic) as string : null;

    private string NotForYou => Versions.Count == 1 ? Say("Deze gedragscode is niet voor jou", "This code of conduct is not for you") : Say("Deze gedragscodes zijn niet voor jou", "These codes of conduct are not for you");

    private string ForWhom
    {
        get
        {
            var these = CodeWords.People(Vocabulary, Versions.SelectMany(version => version.Audiences).Distinct(StringComparer.Ordinal));
            var others = CodeWords.People(Vocabulary, Versions.SelectMany(version => version.OtherAudiences).Distinct(StringComparer.Ordinal)).FirstUpper();
            return Say(
                $"Hier staat alleen wat geldt voor {these}. {others} hebben een eigen code. Die staat hier niet in. Vraag ernaar bij de griffier of de secretaris.",
                $"Here is only what holds for {these}. {others} have a code of their own, which is not in here. Ask the clerk of the council or the secretary.");
        }
    }

    /// <summary>Where the answer is stricter than a talk, a rule that by itself permits would only contradict it.</summary>
    private IEnumerable<Ground> Overruled => new Scale(Interview.Topic.Verdicts).IsStricterThanATalk(Outcome.Verdict) ? Outcome.AlsoApplies.Where(ground => ground.Permits) : [];

    private static IEnumerable<Ground> Others(IEnumerable<Ground> grounds, IEnumerable<Ground> shown) =>
        grounds.ExceptBy(shown.Select(ground => ground.Text), ground => ground.Text, StringComparer.Ordinal);

    private IEnumerable<(Fact Fact, string Words)> Shown(Answers answers) => answers.Given
        .Select(given => (Fact: Interview.Topic.Fact(given.Fact)!, Value: given.ToValue(Interview.Topic.Fact(given.Fact)!, Interview.Topic)))
        .Select(pair => (pair.Fact, CodeWords.Given(Interview.Topic, pair.Fact, pair.Value)));
}

/// <summary>The decision tables with the rules that applied to these answers marked.</summary>
internal sealed class FiredTables(CurrentBody current, Advice advice, Codes.Codes codes) : InterviewPage(current, advice)
{
    public Answer Outcome { get; private set; } = null!;

    public CodeVersion Code => Outcome.Code!;

    /// <summary>The limits of the day of the offer answered, so those are shown.</summary>
    public DateOnly On => Interview.Answers.ToFacts(Interview.Topic).GetValueOrDefault(Words.Date) as DateOnly? ?? codes.Today;

    public IActionResult OnGet()
    {
        Outcome = Interview.OutcomeOfCounting;
        return Outcome.Code is null ? Redirect(AdviceLinks.Answer(Body, Interview.Topic.Name, Interview.Id)) : Page();
    }
}
