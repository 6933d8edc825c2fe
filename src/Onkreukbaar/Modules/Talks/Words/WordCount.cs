using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Talks.Words;

/// <summary>How often a word was answered. It holds nobody and no moment.</summary>
internal sealed class WordCount : IRecord
{
    public const int WordMax = 40;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid TalkId { get; init; }

    public required string Word { get; init; }

    public required int Times { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WordCount>
    {
        public void Configure(EntityTypeBuilder<WordCount> word)
        {
            word.IsARecord("talks_words");
            word.Property(w => w.Word).HasMaxLength(WordMax);
            word.PointsAt<Talk>(nameof(TalkId));
            word.HasIndex(w => new { w.BodyId, w.TalkId, w.Word }).IsUnique();
        }
    }
}

/// <summary>That somebody answered the question of a talk, so that they do it once. Not what, and not when.</summary>
internal sealed class Answered : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid TalkId { get; init; }

    public required Guid PersonId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Answered>
    {
        public void Configure(EntityTypeBuilder<Answered> answered)
        {
            answered.IsARecord("talks_answered");
            answered.PointsAt<Talk>(nameof(TalkId));
            answered.PointsAt<Person>(nameof(PersonId));
            answered.HasIndex(a => new { a.BodyId, a.TalkId, a.PersonId }).IsUnique();
        }
    }
}
