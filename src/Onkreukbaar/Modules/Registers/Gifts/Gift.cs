using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>The gift of a declaration as it stands in its last version: what lists, patterns and publication read.</summary>
internal sealed class Gift : IRecord
{
    public const int WordMax = 40;
    public const int GiverMax = 300;
    public const int DescriptionMax = 500;
    public const int OccasionMax = 1_000;
    public const int SearchMax = 1_200;
    public const int BasisMax = 200;
    public const int SharedWithMax = 1_000;
    public const int InvoiceMax = 60;
    public const int KvkLength = 8;

    /// <summary>The id of its declaration.</summary>
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>aangeboden, ontvangen, geweigerd or toegezegd.</summary>
    public string Status { get; set; } = "";

    public string Description { get; set; } = "";

    public DateOnly OfferedOn { get; set; }

    public string? GiverPerson { get; set; }

    public string? GiverOrganisation { get; set; }

    public string? GiverKvk { get; set; }

    /// <summary>The giver as it is searched: two spellings with the same letters are one giver.</summary>
    public string GiverKey { get; set; } = "";

    /// <summary>What the search box looks in: the thing and its giver, as they are searched.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>The same of what a line of a list shows, for colleagues who may read no more than the line.</summary>
    public string SearchShown { get; set; } = "";

    /// <summary>What runs between the giver and the body.</summary>
    public string? Business { get; set; }

    public string? Occasion { get; set; }

    public string? Kind { get; set; }

    /// <summary>In whole cents; null when nobody can say.</summary>
    public long? ValueInCents { get; set; }

    public string? ValueBasis { get; set; }

    /// <summary>A second person's estimate stands beside the first, never over it.</summary>
    public long? CorrectedValueInCents { get; set; }

    public string? CorrectionBasis { get; set; }

    public Guid? CorrectedById { get; set; }

    /// <summary>On which side of the limit of that day it is; null when nobody knows, or when there is no limit.</summary>
    public bool? AboveLimit { get; set; }

    public string? SharedWith { get; set; }

    /// <summary>For how many people it is together, the declarant included; null when it is for the declarant alone.</summary>
    public int? Recipients { get; set; }

    public bool IsDilemma { get; set; }

    /// <summary>When somebody saw what was in it, where that was later than taking it: taking it was then no breach.</summary>
    public DateOnly? DiscoveredOn { get; set; }

    /// <summary>The invoice by which the giver paid the body for somebody's work, instead of the person.</summary>
    public string? InvoiceNumber { get; set; }

    /// <summary>When the giver was told why it was not accepted or came back.</summary>
    public DateOnly? InformedOn { get; set; }

    /// <summary>What the code said, for lists.</summary>
    public string Verdict { get; set; } = "";

    public string? Destination { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Gift>
    {
        public void Configure(EntityTypeBuilder<Gift> gift)
        {
            gift.IsARecord("registers_gifts");
            gift.Property(g => g.Status).HasMaxLength(WordMax);
            gift.Property(g => g.Description).HasMaxLength(DescriptionMax);
            gift.Property(g => g.GiverPerson).HasMaxLength(GiverMax);
            gift.Property(g => g.GiverOrganisation).HasMaxLength(GiverMax);
            gift.Property(g => g.GiverKvk).HasMaxLength(KvkLength);
            gift.Property(g => g.GiverKey).HasMaxLength(GiverMax);
            gift.Property(g => g.SearchText).HasMaxLength(SearchMax);
            gift.Property(g => g.SearchShown).HasMaxLength(SearchMax);
            gift.Property(g => g.Business).HasMaxLength(OccasionMax);
            gift.Property(g => g.Occasion).HasMaxLength(OccasionMax);
            gift.Property(g => g.Kind).HasMaxLength(WordMax);
            gift.Property(g => g.ValueBasis).HasMaxLength(BasisMax);
            gift.Property(g => g.CorrectionBasis).HasMaxLength(BasisMax);
            gift.Property(g => g.SharedWith).HasMaxLength(SharedWithMax);
            gift.Property(g => g.InvoiceNumber).HasMaxLength(InvoiceMax);
            gift.Property(g => g.Verdict).HasMaxLength(WordMax);
            gift.Property(g => g.Destination).HasMaxLength(WordMax);
            gift.StandsBeside<Declaration>();
            gift.PointsAt<Person>(nameof(CorrectedById));
            gift.HasIndex(g => new { g.BodyId, g.GiverKey });
            gift.HasIndex(g => new { g.BodyId, g.OfferedOn });
        }
    }
}
