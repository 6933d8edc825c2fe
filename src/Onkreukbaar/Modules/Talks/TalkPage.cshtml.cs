using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Talks.Held;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Modules.Talks.Words;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Talks;

/// <summary>One talk: what it is about, the question beforehand, and what came out of it.</summary>
[Needs(Right.SeeTalks)]
internal sealed class TalkPage(CurrentBody body, CurrentActor actor, ReadTalks talks, PlanTalk plan, LogTalk log, AnswerInWords answers, Codes.Codes codes, Clock clock) : GuardedPage(body, actor)
{
    [FromRoute]
    public Guid Id { get; set; }

    // Each form has its own, so that what was typed into one does not count for another.
    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public LogForm Log { get; set; } = new();

    [BindProperty]
    public ReadingForm Reading { get; set; } = new();

    public TalkLine Line { get; private set; } = null!;

    public Talk Talk => Line.Talk;

    public bool MayLead => Actor.May(Right.PlanTalks) && PlanTalk.MayLead(Actor, Talk);

    public bool IsToCome => Talk.State == TalkState.Planned && clock.Today < Talk.On;

    public bool MayAnswer => Talk.CanBeAnsweredOn(clock.Today) && Talk.Asks(Actor) && !Words.HasAnswered;

    /// <summary>From the day of the talk on.</summary>
    public bool ShowsWords => !Talk.CanBeAnsweredOn(clock.Today);

    public WordsSoFar Words { get; private set; } = new(0, [], HasAnswered: false);

    public IReadOnlyList<AgreedReading> Agreed { get; private set; } = [];

    public IEnumerable<NlChoice> Topics => codes.Current(Body).SelectMany(code => code.Topics.Select(topic => new NlChoice($"{code.Code}/{topic.Topic.Name}", codes.Current(Body).Count > 1 ? $"{topic.Topic.Label} ({CodeWords.For(code)})" : topic.Topic.Label.ToString())));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        BeginForms("");
        return Page();
    }

    public Task<IActionResult> OnPostAntwoordAsync(CancellationToken cancel) => DoAsync(() => Talk.Asks(Actor), nameof(Answer), async () => await answers.AnswerAsync(Actor, Talk, Answer, cancel), cancel);

    public Task<IActionResult> OnPostGehoudenAsync(CancellationToken cancel) => DoAsync(() => MayLead, nameof(Log), async () =>
    {
        foreach (var broken in Log.Problems(clock.Today))
        {
            ModelState.TryAddModelError($"{nameof(Log)}.{broken.Field}", broken.Message);
        }

        if (ModelState.IsValid)
        {
            await log.HeldAsync(Actor, Talk, Log, cancel);
        }
    }, cancel);

    public Task<IActionResult> OnPostAfspraakAsync(CancellationToken cancel) => DoAsync(() => MayLead, nameof(Reading), async () => await log.AgreeAsync(Actor, Talk, Reading, cancel), cancel);

    public Task<IActionResult> OnPostAfgelastAsync(CancellationToken cancel) => DoAsync(() => MayLead, "", async () => await plan.CancelAsync(Actor, Talk, cancel), cancel);

    private async Task<IActionResult> DoAsync(Func<bool> may, string form, Func<Task> act, CancellationToken cancel)
    {
        if (!await ReadAsync(cancel) || !may())
        {
            return NotFound();
        }

        ForgetOtherForms(form);
        BeginForms(form);
        try
        {
            await (ModelState.IsValid ? act() : Task.CompletedTask);
            return ModelState.IsValid ? Redirect(TalksLinks.One(Body, Id)) : Again();
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, form);
        }
        catch (ChangedMeanwhileException)
        {
            await ReadAsync(cancel);
            Log.Number = Talk.Number;
            ModelState.Remove($"{nameof(Log)}.{nameof(Log.Number)}");
            return Again(new RuleBrokenException("", Say("Een collega was je net voor. Bekijk hoe het nu staat; wat je typte staat er nog", "A colleague was just ahead of you. See how it stands now; what you typed is still there")), "");
        }
    }

    // A form that was not sent has nothing wrong with it.
    private void ForgetOtherForms(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => !key.StartsWith(form, StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }
    }

    /// <summary>Every form but the one that was sent begins with what is known.</summary>
    private void BeginForms(string sent)
    {
        if (sent != nameof(Log))
        {
            Log = new LogForm { Number = Talk.Number, HeldOn = Talk.State == TalkState.Held ? Talk.ClosedOn : null, Attended = Talk.Attended, Notes = Talk.Notes };
        }

        if (sent != nameof(Reading))
        {
            Reading = new ReadingForm { Id = Guid.CreateVersion7(clock.Now) };
        }
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (await talks.FindAsync(Actor, Id, cancel) is not { } line)
        {
            return false;
        }

        Line = line;
        Words = line.Talk.Question is null ? Words : await answers.SoFarAsync(Actor, line.Talk, cancel);
        Agreed = await talks.ReadingsAsync(Id, cancel);
        return true;
    }
}
