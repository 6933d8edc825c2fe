using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.ReceiveAfterAll;

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
            following.StandsBeside<Declaration>();
            following.PointsAt<Declaration>(nameof(EarlierId));
        }
    }
}

/// <summary>The other declaration about the same thing, for a link.</summary>
internal sealed record Related(Guid Id, string Reference);

internal static class Followings
{
    /// <summary>What a declaration came after and what came after it, among these; what was withdrawn does not count.</summary>
    public static async Task<(Related? Earlier, Related? Later)> RelatedAsync(this AppDbContext db, IQueryable<Declaration> visible, Guid id, CancellationToken cancel)
    {
        var counts = visible.Where(declaration => declaration.State != DeclarationState.Cancelled);
        var found = await db.Set<Following>().Where(following => following.Id == id).Join(counts, following => following.EarlierId, other => other.Id, (_, other) => new { IsLater = false, other.Id, other.Reference })
            .Concat(db.Set<Following>().Where(following => following.EarlierId == id).Join(counts, following => following.Id, other => other.Id, (_, other) => new { IsLater = true, other.Id, other.Reference })).ToListAsync(cancel);
        return (Of(isLater: false), Of(isLater: true));

        Related? Of(bool isLater) => found.Where(other => other.IsLater == isLater).Select(other => new Related(other.Id, other.Reference)).FirstOrDefault();
    }

    /// <summary>Ties what was received to the offer or promise before it, inside the transaction that keeps it.</summary>
    /// <exception cref="RuleBrokenException">That it came was declared already.</exception>
    public static async Task FollowAsync(this AppDbContext db, Declaration later, Guid earlier, CancellationToken cancel)
    {
        // Two at once wait for each other: each took the number of its declaration from the same row before it came here.
        if ((await db.RelatedAsync(db.Set<Declaration>(), earlier, cancel)).Later is { } already)
        {
            throw new RuleBrokenException("", Say($"Je meldde al dat je dit kreeg: {already.Reference}", $"You already declared that you received this: {already.Reference}"));
        }

        db.Add(new Following { Id = later.Id, BodyId = later.BodyId, EarlierId = earlier });
    }

    /// <summary>Who says that it did not come after all can say later that it did.</summary>
    public static Task UnfollowAsync(this AppDbContext db, Guid later, CancellationToken cancel) =>
        db.Set<Following>().Where(following => following.Id == later).ExecuteDeleteAsync(cancel);
}
