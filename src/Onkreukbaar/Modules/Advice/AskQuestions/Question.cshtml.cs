using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Advice;

/// <summary>One question a page. Every answer redirects, also a wrong one: back, reload and a second tab just work.</summary>
[IgnoreAntiforgeryToken] // There is nothing to forge (ADR 0005).
internal sealed class Question(CurrentBody current, Advice advice) : InterviewPage(current, advice)
{
    public const string Field = "antwoord";

    /// <summary>The rows for things that are open at first; the others are one click away.</summary>
    public const int FirstThings = 3;

    public Fact Fact { get; private set; } = null!;

    public bool IsFirst => Interview.Answers.Before(Fact.Name) is null;

    public int Number => Interview.Answers.Given.ToList().FindIndex(given => given.Fact == Fact.Name) is >= 0 and var place ? place + 1 : Interview.Answers.Given.Count + 1;

    /// <summary>How many questions may follow; not known for a question that would not be asked now.</summary>
    public int? MostAfter => Interview.Outcome.Needed.Contains(Fact.Name, StringComparer.Ordinal) ? Interview.Outcome.Needed.Count - 1 : null;

    public bool IsAnswered => Interview.NextQuestion is null;

    /// <summary>Opened from the answer so far, to change something.</summary>
    public bool IsFromAnswer => Request.Query[AdviceLinks.BackTo] == AdviceLinks.Answered;

    public string Previous =>
        IsAnswered || IsFromAnswer ? AdviceLinks.Answer(Body, Interview.Topic.Name, Interview.Id)
        : Interview.Answers.Before(Fact.Name) is { } before ? AdviceLinks.Question(Body, Interview.Topic.Name, Interview.Id, before)
        : AdviceLinks.Begin(Body, Interview.Topic.Name);

    /// <summary>What was chosen before, or typed and refused; nothing is ever chosen for somebody.</summary>
    public IReadOnlyList<string> Chosen => Refused?.Typed
        ?? (Interview.Answers.Find(Fact.Name) is { } given ? (given.IsUnknown && Fact.Kind is (FactKind.Choice or FactKind.YesNo) ? [ReadInput.NotKnown] : given.Values) : []);

    public IReadOnlyList<NlChoice> Choices =>
    [
        .. Fact.Kind == FactKind.YesNo
            ? [new NlChoice("true", Say("Ja", "Yes"), null), new NlChoice("false", Say("Nee", "No"), null)]
            : Fact.Values.Where(IsPossibleHere).Select(value => new NlChoice(value.Name, value.Label.ToString(), value.Explanation?.ToString())),
        .. Fact.Kind is FactKind.Choice or FactKind.YesNo ? [new NlChoice(ReadInput.NotKnown, Say("Weet ik niet", "I do not know"), null)] : Array.Empty<NlChoice>(),
    ];

    public bool OffersParts => Fact.Name == Words.Kind && Interview.Topic.Fact(Words.Parts) is not null && !Interview.Answers.Has(Words.Parts);

    /// <summary>Rows for the parts of a gift: what was given or typed before, and empty ones.</summary>
    public IReadOnlyList<(string Kind, string Value)> PartsShown => [.. new GivenAnswer(Fact.Name, Chosen).ToParts().Concat(Enumerable.Repeat(("", ""), ReadInput.MostThings)).Take(ReadInput.MostThings)];

    /// <summary>An amount as people here write it; what could not be read is shown as it was typed.</summary>
    public string Shown(string amount) => Refused is null && decimal.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
        ? value.ToString(Fact.Kind == FactKind.Number ? "0.##" : "0.00", CultureInfo.CurrentCulture)
        : amount;

    private RefusedInput? Refused => Interview.Answers.Refused is { } refused && refused.Fact == Fact.Name ? refused : null;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        if (context.Result is not null)
        {
            return;
        }

        if (Interview.Topic.Fact((string)RouteData.Values["feit"]!) is { IsDerived: false } fact)
        {
            Fact = fact;
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public void OnGet()
    {
        if (Refused is { } refused)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            foreach (var wrong in refused.Errors)
            {
                var (field, about) = FieldOf(wrong);
                ModelState.AddModelError(field, ErrorWords.For(about, wrong.Error));
            }
        }
    }

    protected override bool Shows(RefusedInput refused) => refused.Fact == (string?)RouteData.Values["feit"];

    private (string Field, Fact About) FieldOf(WrongField wrong) => (Fact.Kind, wrong.Error) switch
    {
        (FactKind.Parts, InputError.Nothing or InputError.PartWithoutKind) => ($"soort[{wrong.Row}]", Fact),
        (FactKind.Parts, _) => ($"bedrag[{wrong.Row}]", Interview.Topic.Fact(Words.Value)!),
        _ => (Field, Fact),
    };

    // A field that was left empty arrives as null.
    private static string[] Typed(string?[]? fields) => [.. (fields ?? []).Select(text => text ?? "")];

    private bool IsPossibleHere(FactValue value) => Fact.Name != Interview.Topic.Audience || Interview.Audiences.Contains(value.Name, StringComparer.Ordinal);

    public IActionResult OnPost(string?[]? antwoord, string?[]? soort, string?[]? bedrag)
    {
        if (Fact.Kind == FactKind.Parts && antwoord is [ReadInput.OneThing])
        {
            return Advice.TakeBack(Interview, Fact.Name) ? Redirect(AdviceLinks.Question(Body, Interview.Topic.Name, Interview.Id, Words.Kind)) : Gone();
        }

        var input = Fact.Kind == FactKind.Parts && antwoord is not [ReadInput.NotKnown]
            ? ReadInput.ReadParts(Fact, Interview.Topic.Fact(Words.Kind)!, Interview.Topic.Fact(Words.Value)!, Typed(soort), Typed(bedrag))
            : ReadInput.Read(Fact, Typed(antwoord));
        return !Advice.Answer(Interview, input) ? Gone()
            : Redirect(input.Answer is not null ? AdviceLinks.Interview(Body, Interview.Topic.Name, Interview.Id)
                : IsFromAnswer ? AdviceLinks.Change(Body, Interview.Topic.Name, Interview.Id, Fact.Name)
                : AdviceLinks.Question(Body, Interview.Topic.Name, Interview.Id, Fact.Name));
    }

    private RedirectResult Gone() => Redirect(AdviceLinks.Gone(Body, Interview.Topic.Name));
}
