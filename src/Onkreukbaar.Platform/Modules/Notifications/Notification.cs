using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Notifications;

/// <summary>Why somebody is told to look. Never what it is about: that is behind the sign-in.</summary>
public enum NotificationKind
{
    Work,
    Decided,
    Asked,
    Reminder,
    Named,
}

/// <summary>A message that waits to be mailed. It goes when it was sent, so nothing is kept about who was told when.</summary>
internal sealed class Notification : IRecord
{
    public const int KindMax = 40;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid PersonId { get; init; }

    public required NotificationKind Kind { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Attempts { get; init; }

    /// <summary>Not before this moment. Whoever is sending it moves it on, so that a second node leaves it alone.</summary>
    public required DateTimeOffset NextAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Notification>
    {
        public void Configure(EntityTypeBuilder<Notification> notification)
        {
            notification.IsARecord("notifications_outbox");
            notification.Property(n => n.Kind).HasConversion<string>().HasMaxLength(KindMax);
            notification.PointsAt<Person>(nameof(PersonId));
        }
    }
}
