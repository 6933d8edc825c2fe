using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>Notes that somebody looked at something confidential, before it is shown: what cannot be noted is not shown.</summary>
public sealed class Views(Changes changes, CurrentBody current, ViewsToday noted, Clock clock)
{
    public const string Viewed = "viewed";

    /// <summary>Once a day for the same person, thing and reason; a second look the same day says nothing new.</summary>
    public async Task NoteAsync(By by, string kind, Guid objectId, string? reason = null)
    {
        var (view, day) = (new View(current.Body!.Id, by, kind, objectId, reason), clock.Today);
        if (!noted.Knows(view, day))
        {
            await changes.NoteAsync(by, new Happened(Viewed, kind, objectId, Reason: reason));
            noted.Remember(view, day);
        }
    }
}

/// <summary>
/// What this process noted today. It lives in memory: looking it up in the audit would be a walk through the chain, and a
/// row per view would be one more list of who looked. After a restart a look is noted once more, which harms nobody.
/// </summary>
public sealed class ViewsToday
{
    private const int Most = 50_000;

    private readonly Lock gate = new();
    private readonly HashSet<View> noted = [];
    private DateOnly of;

    internal bool Knows(View view, DateOnly day)
    {
        lock (gate)
        {
            return of == day && noted.Contains(view);
        }
    }

    internal void Remember(View view, DateOnly day)
    {
        lock (gate)
        {
            if (of != day || noted.Count >= Most)
            {
                noted.Clear();
            }

            of = day;
            noted.Add(view);
        }
    }
}

internal sealed record View(Guid BodyId, By By, string Kind, Guid ObjectId, string? Reason);
