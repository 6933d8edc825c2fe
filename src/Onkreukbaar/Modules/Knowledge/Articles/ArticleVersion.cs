using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Knowledge.Articles;

/// <summary>One step in the life of an article: what it said from then on, who did that and why. Immutable.</summary>
internal sealed class ArticleVersion : IRecord
{
    public const int ActMax = 20;
    public const int ReasonMax = 500;

    public const string Shipped = "shipped";
    public const string Added = "added";
    public const string Changed = "changed";
    public const string Reviewed = "reviewed";
    public const string Ended = "ended";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid ArticleId { get; init; }

    public required int Number { get; init; }

    public required string Act { get; init; }

    /// <summary>The content as it was, in JSON.</summary>
    public required string Kept { get; init; }

    /// <summary>Empty for what came with the program.</summary>
    public required string Reason { get; init; }

    /// <summary>Null for what came with the program.</summary>
    public Guid? ById { get; init; }

    public required DateTimeOffset At { get; init; }

    public ArticleContent Content => JsonSerializer.Deserialize<ArticleContent>(Kept, Json)!;

    /// <summary>Makes the next version of what the article says now.</summary>
    public static ArticleVersion Next(Article article, string act, string reason, Guid? by, DateTimeOffset now)
    {
        article.Number++;
        return new ArticleVersion
        {
            Id = Guid.CreateVersion7(now),
            BodyId = article.BodyId,
            ArticleId = article.Id,
            Number = article.Number,
            Act = act,
            Kept = JsonSerializer.Serialize(article.Content, Json),
            Reason = reason,
            ById = by,
            At = now,
        };
    }

    public Happened ToldTheAudit(byte[] salt) => new(Act, "article", ArticleId, ContentMac: Salt.Mac(salt, Kept));

    internal sealed class Mapping : IEntityTypeConfiguration<ArticleVersion>
    {
        public void Configure(EntityTypeBuilder<ArticleVersion> version)
        {
            version.IsARecord("knowledge_versions");
            version.Ignore(v => v.Content);
            version.Property(v => v.Act).HasMaxLength(ActMax);
            version.Property(v => v.Reason).HasMaxLength(ReasonMax);
            version.PointsAt<Person>(nameof(ById));
            version.HasOne<Article>().WithMany().HasForeignKey(v => new { v.BodyId, v.ArticleId }).OnDelete(DeleteBehavior.Restrict).HasConstraintName("FK_knowledge_versions_ArticleId");
            version.HasIndex(v => new { v.BodyId, v.ArticleId, v.Number }).IsUnique();
        }
    }
}
