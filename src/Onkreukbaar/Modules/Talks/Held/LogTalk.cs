using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Talks.Held;

/// <summary>What is written down after a talk.</summary>
internal sealed class LogForm
{
    public int Number { get; set; }

    public DateOnly? HeldOn { get; set; }

    public int? Attended { get; set; }

    public string? Notes { get; set; }

    /// <summary>Everything that is wrong, each at its field.</summary>
    public IEnumerable<RuleBrokenException> Problems(DateOnly today)
    {
        if (HeldOn is not { } day || day > today)
        {
            yield return new RuleBrokenException(nameof(HeldOn), HeldOn is null ? Say("Kies op welke dag het was", "Choose on which day it was") : Say("Kies een dag die geweest is", "Choose a day that has been"));
        }

        if (Attended is not >= 1)
        {
            yield return new RuleBrokenException(nameof(Attended), Say("Vul in hoeveel mensen erbij waren", "Enter how many people were there"));
        }

        if (Notes.AsTyped()?.Length > Talk.NotesMax)
        {
            yield return new RuleBrokenException(nameof(Notes), Say($"Gebruik hoogstens {Talk.NotesMax:N0} tekens", $"Use at most {Talk.NotesMax:N0} characters"));
        }
    }
}

/// <summary>How a rule is read, as it was agreed.</summary>
internal sealed class ReadingForm
{
    public Guid Id { get; set; }

    /// <summary>Code and topic, with a slash between.</summary>
    public string? About { get; set; }

    public string? Rule { get; set; }

    public string? Text { get; set; }
}

/// <summary>Writing down that a talk was held, and how a rule is read since.</summary>
internal sealed class LogTalk(AppDbContext db, CurrentBody current, Codes.Codes codes, Changes changes, Clock clock)
{
    /// <summary>The first time it closes the talk; later it sets right what was written down.</summary>
    /// <exception cref="ChangedMeanwhileException">Somebody else wrote it down or called it off meanwhile.</exception>
    public async Task HeldAsync(Actor actor, Talk talk, LogForm form, CancellationToken cancel)
    {
        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId), async () =>
            {
                var found = await db.Set<Talk>().SingleAsync(one => one.Id == talk.Id, cancel);
                if (found.Number != form.Number || found.State == TalkState.Cancelled)
                {
                    throw new ChangedMeanwhileException();
                }

                (found.State, found.ClosedOn, found.Attended, found.Notes, found.Number) = (TalkState.Held, form.HeldOn, form.Attended, form.Notes.AsTyped(), found.Number + 1);
                return new Happened("held", PlanTalk.Kind, talk.Id);
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ChangedMeanwhileException();
        }
    }

    /// <exception cref="RuleBrokenException">There is no such rule, or nothing was written.</exception>
    public async Task AgreeAsync(Actor actor, Talk talk, ReadingForm form, CancellationToken cancel)
    {
        var (code, topic) = Find(form.About) ?? throw new RuleBrokenException(nameof(form.About), Say("Kies waar het over gaat", "Choose what it is about"));
        var rule = form.Rule.AsTyped();
        if (rule is not null && !topic.Rules.Contains(rule, StringComparer.OrdinalIgnoreCase))
        {
            throw new RuleBrokenException(nameof(form.Rule), Say("Deze regel staat niet bij dit onderwerp. Het nummer vind je bij de regels, bijvoorbeeld bij een antwoord", "This rule is not part of this topic. You find its number with the rules, for example with an answer"));
        }

        var reading = new AgreedReading
        {
            Id = form.Id == Guid.Empty ? Guid.CreateVersion7(clock.Now) : form.Id,
            BodyId = current.Body!.Id,
            TalkId = talk.Id,
            Code = code.Code,
            Topic = topic.Topic.Name,
            Rule = rule is null ? null : topic.Rules.First(known => string.Equals(known, rule, StringComparison.OrdinalIgnoreCase)),
            Text = form.Text.Required(AgreedReading.TextMax, nameof(form.Text)),
        };
        await changes.MakeAsync(By.Web(actor.PersonId), async () =>
        {
            if (await db.Set<AgreedReading>().AnyAsync(found => found.Id == reading.Id, cancel))
            {
                return null;
            }

            db.Add(reading);
            return new Happened("agreed", PlanTalk.Kind, talk.Id, Reason: reading.Rule ?? reading.Topic);
        }, cancel);
    }

    private (CodeVersion Code, TopicOfCode Topic)? Find(string? about) =>
        about?.Split('/') is [var code, var topic] && codes.Version(current.Body!, code) is { } version && version.Topic(topic) is { } found ? (version, found) : null;
}
