using Microsoft.AspNetCore.OpenApi;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Advice;

/// <summary>
/// The face of this module: an interview that asks only what can still change the answer. It knows no user and keeps
/// nothing: no log, span, session or audit entry names a topic or a fact (ADR 0005).
/// </summary>
internal sealed class Advice(Codes.Codes codes, SealedAnswers sealedAnswers)
{
    /// <param name="body">Whose code answers.</param>
    /// <param name="topic">What it is about.</param>
    /// <param name="known">What need not be asked; the person sees it among the answers and can change it.</param>
    public Guid Begin(Body body, Topic topic, Answers? known = null) => sealedAnswers.Begin(body.Slug, topic.Name, (known ?? Answers.None) with { AskedUnder = codes.Names(body, topic.Name) });

    /// <summary>What was answered goes from the browser: it became something else.</summary>
    public void End(Guid id) => sealedAnswers.End(id);

    /// <summary>Nothing of any interview stays in this browser.</summary>
    public void EndAll() => sealedAnswers.EndAll();

    public Interview? Open(Body body, string topicName, Guid id)
    {
        var topic = codes.Of(body).Topics.FirstOrDefault(t => t.Name == topicName);
        return topic is not null && sealedAnswers.Open(body.Slug, topic.Name, id) is { } answers
            ? new Interview(body, topic, codes.Of(body).Audiences, id, answers, told => codes.Answer(body, topic.Name, told.ToFacts(topic)))
            : null;
    }

    /// <summary>Takes an answer back, as if it was never given.</summary>
    public bool TakeBack(Interview interview, string fact) => Save(interview, interview.Answers.Without(fact));

    /// <summary>What was typed and refused is forgotten once the person looks at something else.</summary>
    public bool ForgetRefused(Interview interview) => Save(interview, interview.Answers with { Refused = null });

    /// <summary>Keeps an answer, or what was typed and why it cannot be one; both only in the person's own cookie.</summary>
    public bool Answer(Interview interview, Input input) =>
        Save(interview, input.Answer is { } answer ? interview.Answers.With(answer) : interview.Answers.WithRefused(input.RefusedInput!));

    private bool Save(Interview interview, Answers answers) =>
        sealedAnswers.Save(interview.Body.Slug, interview.Topic.Name, interview.Id, answers with { AskedUnder = interview.Answers.AskedUnder });
}

/// <summary>One person's interview at this moment: the answers so far and what the code says to them.</summary>
internal sealed class Interview(Body body, Topic topic, IReadOnlyList<string> audiences, Guid id, Answers answers, Func<Answers, Answer> ask)
{
    private readonly Lazy<Answer> asked = new(() => ask(answers));
    private readonly Lazy<Answers> counting = new(() => answers.Counting(topic, some => ask(some).Needed));

    public Body Body => body;

    public Topic Topic => topic;

    public IReadOnlyList<string> Audiences => audiences;

    public Guid Id => id;

    public Answers Answers => answers;

    /// <summary>The answers that still count, which an answer page shows.</summary>
    public Answers Counting => counting.Value;

    public Answer Outcome => asked.Value;

    public Answer OutcomeOfCounting => Counting.Given.Count == answers.Given.Count ? Outcome : ask(Counting);

    public string? NextQuestion => Outcome.Needed.Count > 0 ? Outcome.Needed[0] : null;

    /// <summary>Where the person goes after an answer: the next question, or the answer.</summary>
    public string Next => NextQuestion is { } fact ? AdviceLinks.Question(Body, Topic.Name, Id, fact) : AdviceLinks.Answer(Body, Topic.Name, Id);
}

internal static class AdviceServices
{
    public static void AddAdvice(this IServiceCollection services, bool isDemo)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(new AdviceCookies(isDemo));
        services.AddScoped<SealedAnswers>();
        services.AddScoped<Advice>();
        services.AddTransient<AdviceSchema>();
        services.ConfigureAll<OpenApiOptions>(o => o.AddOperationTransformer<AdviceSchema>());
    }
}
