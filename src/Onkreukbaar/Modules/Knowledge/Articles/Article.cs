using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Modules.Knowledge.Search;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Knowledge.Articles;

/// <summary>Something worth knowing about integrity at a body, as it stands now. What it said before is in its versions.</summary>
internal sealed class Article : IRecord
{
    public const int SlugMax = 80;

    /// <summary>Behind everything that came with the program.</summary>
    public const int LastInOrder = 1_000;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>Its place in the address. It never changes, because people keep links.</summary>
    public required string Slug { get; init; }

    public required int Order { get; init; }

    /// <summary>Who keeps it right; null when nobody was named.</summary>
    public Guid? OwnerId { get; set; }

    public DateOnly? ReviewOn { get; set; }

    /// <summary>Since when nobody finds it any more.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The number of the last version; whoever saves says on which they built.</summary>
    public int Number { get; set; }

    public required byte[] Salt { get; init; }

    public required ArticleContent Content
    {
        get;
        set => (field, SearchTitle, SearchText) = (value, SearchableText.Title(value), SearchableText.Text(value));
    }

    /// <summary>What the search looks in; the database keeps its index by these two columns.</summary>
    public string SearchTitle { get; private set; } = "";

    public string SearchText { get; private set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<Article>
    {
        public void Configure(EntityTypeBuilder<Article> article)
        {
            article.IsARecord("knowledge_articles");
            article.Property(a => a.Slug).HasMaxLength(SlugMax);
            article.Property(a => a.Number).IsConcurrencyToken();
            article.Property(a => a.Salt).HasMaxLength(Platform.Modules.Audit.Salt.Length);
            article.PointsAt<Person>(nameof(OwnerId));
            article.HasIndex(a => new { a.BodyId, a.Slug }).IsUnique();
            article.ComplexProperty(a => a.Content, content =>
            {
                content.Property(c => c.Kind).HasColumnName(nameof(ArticleContent.Kind)).HasConversion<string>().HasMaxLength(20);
                content.Property(c => c.Audience).HasColumnName(nameof(ArticleContent.Audience)).HasConversion<string>().HasMaxLength(20);
                content.Property(c => c.Title).HasColumnName(nameof(ArticleContent.Title)).HasMaxLength(ArticleContent.TitleMax);
                content.Property(c => c.Summary).HasColumnName(nameof(ArticleContent.Summary)).HasMaxLength(ArticleContent.SummaryMax);
                content.Property(c => c.Text).HasColumnName(nameof(ArticleContent.Text));
                content.Property(c => c.ValidFrom).HasColumnName(nameof(ArticleContent.ValidFrom));
                content.Property(c => c.ValidTo).HasColumnName(nameof(ArticleContent.ValidTo));
                content.Property(c => c.Law).HasColumnName(nameof(ArticleContent.Law)).HasMaxLength(ArticleContent.LineMax);
                content.Property(c => c.NewNumber).HasColumnName(nameof(ArticleContent.NewNumber)).HasMaxLength(ArticleContent.NumberMax);
                content.Property(c => c.OldNumber).HasColumnName(nameof(ArticleContent.OldNumber)).HasMaxLength(ArticleContent.NumberMax);
                content.Property(c => c.RenumberedOn).HasColumnName(nameof(ArticleContent.RenumberedOn));
                content.Property(c => c.Adopter).HasColumnName(nameof(ArticleContent.Adopter)).HasMaxLength(ArticleContent.LineMax);
                content.Property(c => c.Scope).HasColumnName(nameof(ArticleContent.Scope)).HasMaxLength(ArticleContent.LineMax);
                content.Property(c => c.Link).HasColumnName(nameof(ArticleContent.Link)).HasMaxLength(ArticleContent.LinkMax);
                content.Property(c => c.OvertakenBy).HasColumnName(nameof(ArticleContent.OvertakenBy)).HasMaxLength(ArticleContent.LineMax);
            });
        }
    }
}
