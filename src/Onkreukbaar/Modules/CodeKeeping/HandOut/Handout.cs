using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>A version of a code that was given to somebody, once; and when they opened it and said that they read it.</summary>
internal sealed class Handout : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Code { get; init; }

    public required string CodeHash { get; init; }

    /// <summary>How people call the version.</summary>
    public required string Version { get; init; }

    public required DateOnly GivenOn { get; init; }

    /// <summary>The campaign it came with, which may be destroyed before it; null when it was given because somebody came to work here.</summary>
    public Guid? CampaignId { get; init; }

    public DateOnly? OpenedOn { get; set; }

    public DateOnly? ConfirmedOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Handout>
    {
        public void Configure(EntityTypeBuilder<Handout> handout)
        {
            handout.IsARecord("codekeeping_handouts");
            handout.Property(h => h.Code).HasMaxLength(KeptVersion.CodeMax);
            handout.Property(h => h.CodeHash).HasMaxLength(KeptVersion.HashLength);
            handout.Property(h => h.Version).HasMaxLength(KeptVersion.CodeMax);
            handout.PointsAt<Person>(nameof(PersonId));
            handout.HasIndex(h => new { h.BodyId, h.PersonId, h.CodeHash }).IsUnique();
        }
    }
}

/// <summary>A version that is brought to the attention of everybody it is for.</summary>
internal sealed class Campaign : IRecord
{
    public const int MessageMax = 1_000;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Code { get; init; }

    public required string CodeHash { get; init; }

    public required string Version { get; init; }

    /// <summary>What is new in it, in a few sentences.</summary>
    public required string Message { get; init; }

    public required DateOnly StartedOn { get; init; }

    /// <summary>Until when people have time.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The day on which who did not confirm hears it once more.</summary>
    public required DateOnly RemindOn { get; init; }

    public DateOnly? RemindedOn { get; set; }

    public required Guid ById { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Campaign>
    {
        public void Configure(EntityTypeBuilder<Campaign> campaign)
        {
            campaign.IsARecord("codekeeping_campaigns");
            campaign.Property(c => c.Code).HasMaxLength(KeptVersion.CodeMax);
            campaign.Property(c => c.CodeHash).HasMaxLength(KeptVersion.HashLength);
            campaign.Property(c => c.Version).HasMaxLength(KeptVersion.CodeMax);
            campaign.Property(c => c.Message).HasMaxLength(MessageMax);
            campaign.PointsAt<Person>(nameof(ById));
        }
    }
}
