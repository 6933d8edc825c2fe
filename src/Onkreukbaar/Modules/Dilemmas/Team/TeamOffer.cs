using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Dilemmas.Team;

/// <summary>
/// A dilemma for a team meeting, written anew without names. It does not know its writer: no person, a random id (one made
/// by the clock would tell the moment), and of the time only the month.
/// </summary>
internal sealed class TeamOffer : IPersonalRecord
{
    public const int TitleMax = 120;
    public const int TextMax = 4_000;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid UnitId { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>The first day of the month in which it was offered.</summary>
    public required DateOnly Month { get; init; }

    public DateOnly? DiscussedOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<TeamOffer>
    {
        public void Configure(EntityTypeBuilder<TeamOffer> offer)
        {
            offer.IsARecord("dilemmas_offers");
            offer.Property(o => o.Title).HasMaxLength(TitleMax);
            offer.Property(o => o.Text).HasMaxLength(TextMax);
            offer.Property(o => o.DiscussedOn).IsConcurrencyToken();
            offer.PointsAt<Unit>(nameof(UnitId));
        }
    }
}
