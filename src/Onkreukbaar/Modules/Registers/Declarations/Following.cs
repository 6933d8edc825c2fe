using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Modules.Registers;

/// <summary>That one declaration came after another about the same thing: what was offered or promised arrived after all.</summary>
internal sealed class Following : IRecord
{
    /// <summary>The id of the later declaration.</summary>
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid EarlierId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Following>
    {
        public void Configure(EntityTypeBuilder<Following> following)
        {
            following.IsARecord("registers_following");
            following.HasOne<Declaration>().WithOne().HasForeignKey<Following>(f => new { f.BodyId, f.Id }).OnDelete(DeleteBehavior.Restrict).HasConstraintName("FK_registers_following_Id");
            following.PointsAt<Declaration>(nameof(EarlierId));
        }
    }
}

/// <summary>The other declaration about the same thing, for a link.</summary>
internal sealed record Related(Guid Id, string Reference);

internal static class FollowingQueries
{
    /// <summary>What this declaration came after, and what came after it; what was withdrawn does not count.</summary>
    public static async Task<(Related? Earlier, Related? Later)> RelatedAsync(this AppDbContext db, Guid id, CancellationToken cancel)
    {
        var counts = db.Set<Declaration>().Where(declaration => declaration.State != DeclarationState.Cancelled);
        var found = await db.Set<Following>().Where(following => following.Id == id).Join(counts, following => following.EarlierId, other => other.Id, (_, other) => new { IsLater = false, other.Id, other.Reference })
            .Concat(db.Set<Following>().Where(following => following.EarlierId == id).Join(counts, following => following.Id, other => other.Id, (_, other) => new { IsLater = true, other.Id, other.Reference })).ToListAsync(cancel);
        return (Of(isLater: false), Of(isLater: true));

        Related? Of(bool isLater) => found.Where(other => other.IsLater == isLater).Select(other => new Related(other.Id, other.Reference)).FirstOrDefault();
    }
}
