using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Notifications;

/// <summary>What waits to be mailed, for the technique page: how much and since when, not for whom.</summary>
public sealed record Waiting(bool IsOn, int Count, DateTimeOffset? Since, int Failing);

/// <summary>
/// The messages of one body on their way out. A person gets one mail for all that waits for them. Whoever sends claims the
/// messages first, so two nodes do not both send; a node that dies in the middle leaves them for the next.
/// </summary>
public sealed partial class Outbox(AppDbContext db, CurrentBody current, MailSettings settings, ISendMail mail, Clock clock, ILogger<Outbox> log)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(6);
    private static readonly TimeSpan TooOld = TimeSpan.FromDays(7);

    public async Task<Waiting> WaitingAsync(CancellationToken cancel)
    {
        var waiting = await db.Set<Notification>().Select(n => new { n.CreatedAt, n.Attempts }).ToListAsync(cancel);
        return new Waiting(settings.IsOn, waiting.Count, waiting.Count == 0 ? null : waiting.Min(n => n.CreatedAt), waiting.Count(n => n.Attempts > 0));
    }

    /// <summary>Sends what is due. Says how many mails left.</summary>
    public async Task<int> SendAsync(CancellationToken cancel)
    {
        var now = clock.Now;
        var tooOld = now - TooOld;
        await db.Set<Notification>().Where(n => n.CreatedAt < tooOld).ExecuteDeleteAsync(cancel);
        var sent = 0;
        foreach (var person in await db.Set<Notification>().Where(n => n.NextAt <= now).Select(n => n.PersonId).Distinct().ToListAsync(cancel))
        {
            sent += await SendToAsync(person, now, cancel) ? 1 : 0;
        }

        return sent;
    }

    private async Task<bool> SendToAsync(Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var until = now + Claim;
        if (await db.Set<Notification>().Where(n => n.PersonId == person && n.NextAt <= now).ExecuteUpdateAsync(set => set.SetProperty(n => n.NextAt, until), cancel) == 0)
        {
            return false;
        }

        var claimed = await db.Set<Notification>().AsNoTracking().Where(n => n.PersonId == person && n.NextAt == until).ToListAsync(cancel);
        var isSent = false;
        if (await AddressAsync(person, cancel) is { } address)
        {
            try
            {
                await mail.SendAsync(MailText.Message(current.Body!, address, claimed.Select(n => n.Kind), settings), cancel);
                isSent = true;
            }
            catch (Exception wrong) when (wrong is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                ReportFailure(current.Body!.Slug, wrong.GetType().Name);
                var attempts = claimed.Max(n => n.Attempts);
                var next = now + Delay(attempts);
                await db.Set<Notification>().Where(n => n.PersonId == person && n.NextAt == until).ExecuteUpdateAsync(set => set.SetProperty(n => n.NextAt, next).SetProperty(n => n.Attempts, attempts + 1), cancel);
                return false;
            }
        }

        await db.Set<Notification>().Where(n => n.PersonId == person && n.NextAt == until).ExecuteDeleteAsync(CancellationToken.None);
        return isSent;
    }

    /// <summary>Only of who works here today; who left is told nothing any more.</summary>
    private Task<string?> AddressAsync(Guid person, CancellationToken cancel) => db.Set<Person>()
        .Where(found => found.Id == person && (db.Set<Position>().On(clock.Today).Any(position => position.PersonId == person) || db.Set<RoleHolding>().On(clock.Today).Any(role => role.PersonId == person)))
        .Select(found => found.Mail).SingleOrDefaultAsync(cancel);

    private static TimeSpan Delay(int attempts) => TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, FirstDelay.Ticks << Math.Min(attempts, 12)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail of {Body} was not taken and is tried again: {Problem}")]
    private partial void ReportFailure(string body, string problem);
}
