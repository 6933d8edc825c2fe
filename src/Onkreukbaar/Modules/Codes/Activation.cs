using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Codes;

/// <summary>
/// From when a version of a code answered, until the next activation of that code. Somebody may go back to an older
/// version, so when it was imported does not say which one ran last.
/// </summary>
internal sealed class Activation : IBelongToABody
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid VersionId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The body decided on it itself; from then on what comes along with the program changes nothing by itself.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Of an own one: what ran before it. Only one can come after it, whoever decides at the same moment.</summary>
    public Guid? AfterId { get; init; }
}

internal sealed class ActivationMapping : IEntityTypeConfiguration<Activation>
{
    public void Configure(EntityTypeBuilder<Activation> activation)
    {
        activation.ToTable("codes_activations");
        activation.HasKey(a => a.Id);
        activation.Property(a => a.Id).ValueGeneratedNever();
        activation.HasIndex(a => new { a.BodyId, a.AfterId }).IsUnique();
        activation.HasOne<Body>().WithMany().HasForeignKey(a => a.BodyId).OnDelete(DeleteBehavior.Restrict);
        activation.HasOne<KeptVersion>().WithMany().HasForeignKey(a => a.VersionId).OnDelete(DeleteBehavior.Restrict);
    }
}
