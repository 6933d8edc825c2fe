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
    // A slip of the keyboard, rather than a talk.
    private const int MostPeople = 10_000;
    private const int LongAgo = 2;

    public int Number { get; set; }

    public DateOnly? HeldOn { get; set; }

    public int? Attended { get; set; }

    public string? Notes { get; set; }

    /// <summary>Everything that is wrong, each at its field.</summary>
    public IEnumerable<RuleBrokenException> Problems(DateOnly today)
    {
        if (HeldOn is not { } day || day > today || day < today.AddYears(-LongAgo))
        {
            yield return new RuleBrokenException(nameof(HeldOn), HeldOn is null ? Say("Kies op welke dag het was", "Choose on which day it was") : Say("Kies een dag die pas geweest is", "Choose a day that was not long ago"));
        }

        if (Attended is not (>= 1 and <= MostPeople))
        {
            yield return new RuleBrokenException(nameof(Attended), Say("Vul met een getal in hoeveel mensen erbij waren", "Enter with a number how many people were there"));
        }

        if (Notes.TooLong(Talk.NotesMax) is { } problem)
        {
            yield return new RuleBrokenException(nameof(Notes), problem);
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
    /// <exception cref="ChangedMeanwhileException">Somebody else wrote it down or called it off meanwhile.</exception>
    public async Task HeldAsync(Actor actor, Talk talk, LogForm form, CancellationToken cancel)
    {
        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId), async () =>
            {
                var found = await db.Set<Talk>().SingleAsync(one => one.Id == talk.Id, cancel);
                found.Hold(form.HeldOn!.Value, form.Attended!.Value, form.Notes.AsTyped(), form.Number);
                return new Happened("took-place", PlanTalk.Kind, talk.Id);
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ChangedMeanwhileException();
        }
    }

    /// <exception cref="RuleBrokenException">There is no such rule, or nothing was written.</exception>
    /// <exception cref="ChangedMeanwhileException">The talk was not held, or is called off.</exception>
    public async Task AgreeAsync(Actor actor, Talk talk, ReadingForm form, CancellationToken cancel)
    {
        var (code, topic) = Find(form.About) ?? throw new RuleBrokenException(nameof(form.About), Say("Kies waar het over gaat", "Choose what it is about"));
        var typed = form.Rule.AsTyped();
        var rule = typed is null ? null : topic.Rules.FirstOrDefault(known => string.Equals(known, typed, StringComparison.OrdinalIgnoreCase));
        if (typed is not null && rule is null)
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
            Rule = rule,
            Text = form.Text.Required(AgreedReading.TextMax, nameof(form.Text)),
        };
        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId), () => AgreeAsync(reading, cancel), cancel);
        }
        catch (DbUpdateException)
        {
            // Sent twice at the same moment: the other one keeps it.
            if (!await db.Set<AgreedReading>().AnyAsync(found => found.Id == reading.Id, cancel))
            {
                throw;
            }
        }
    }

    private async Task<Happened?> AgreeAsync(AgreedReading reading, CancellationToken cancel)
    {
        if (!await db.Set<Talk>().AnyAsync(talk => talk.Id == reading.TalkId && talk.State == TalkState.Held, cancel))
        {
            throw new ChangedMeanwhileException();
        }

        if (await db.Set<AgreedReading>().AnyAsync(found => found.Id == reading.Id, cancel))
        {
            return null;
        }

        db.Add(reading);
        return new Happened("agreed", PlanTalk.Kind, reading.TalkId, Reason: reading.Rule ?? reading.Topic);
    }

    private (CodeVersion Code, TopicOfCode Topic)? Find(string? about) =>
        about?.Split('/') is [var code, var topic] && codes.Version(current.Body!, code) is { } version && version.Topic(topic) is { } found ? (version, found) : null;
}
