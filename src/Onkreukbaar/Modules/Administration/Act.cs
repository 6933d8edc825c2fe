using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration;

/// <summary>
/// What an administrator did to a role, a deputy or a setting, and why. The audit may hold no personal data, so the reason
/// stands here; the subject says when it begins and ends.
/// </summary>
internal sealed class Act : IRecord
{
    public const int ActionMax = 40;
    public const int ReasonMax = 500;
    public const int AppointedByMax = 200;

    public const string Given = "given";
    public const string Ended = "ended";
    public const string Appointed = "appointed";
    public const string Set = "set";
    public const string CalledOff = "called-off";

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>The role that was held, the standing in, or the value of a setting.</summary>
    public required Guid SubjectId { get; init; }

    public required string Action { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who appoints: the college, the council, the director. Empty where nobody said.</summary>
    public string? AppointedBy { get; init; }

    public required Guid ById { get; init; }

    public required DateTimeOffset At { get; init; }

    public static Act Of(Guid body, Guid by, Guid subject, string action, string reason, DateTimeOffset now, string? appointedBy = null) =>
        new() { Id = Guid.CreateVersion7(now), BodyId = body, SubjectId = subject, Action = action, Reason = reason, AppointedBy = appointedBy, ById = by, At = now };

    /// <exception cref="RuleBrokenException">There is no reason, or it is too long.</exception>
    public static string Checked(string? reason, string field) => reason?.Trim() is { Length: > 0 and <= ReasonMax } said ? said
        : throw new RuleBrokenException(field, string.IsNullOrWhiteSpace(reason)
            ? Say("Schrijf op waarom je dit doet", "Write down why you do this")
            : Say($"Gebruik hoogstens {ReasonMax} tekens", $"Use at most {ReasonMax} characters"));

    internal sealed class Mapping : IEntityTypeConfiguration<Act>
    {
        public void Configure(EntityTypeBuilder<Act> act)
        {
            act.IsARecord("administration_acts");
            act.Property(s => s.Action).HasMaxLength(ActionMax);
            act.Property(s => s.Reason).HasMaxLength(ReasonMax);
            act.Property(s => s.AppointedBy).HasMaxLength(AppointedByMax);
            act.PointsAt<Person>(nameof(ById));
            act.HasIndex(s => new { s.BodyId, s.SubjectId });
        }
    }
}
