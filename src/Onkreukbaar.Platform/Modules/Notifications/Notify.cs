using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Notifications;

/// <summary>Leaves a message for somebody in the transaction of what they are told about: both are kept, or neither.</summary>
public sealed class Notify(AppDbContext db, CurrentBody current, MailSettings mail, Clock clock)
{
    public void Tell(NotificationKind kind, params IEnumerable<Guid> people)
    {
        if (!mail.IsOn)
        {
            return;
        }

        var (body, now) = (current.Body!.Id, clock.Now);
        db.AddRange(people.Distinct().Select(person => new Notification { Id = Guid.CreateVersion7(now), BodyId = body, PersonId = person, Kind = kind, CreatedAt = now, NextAt = now }));
    }
}
