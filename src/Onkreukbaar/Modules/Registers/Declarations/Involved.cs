using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers;

/// <summary>Somebody whom a declaration is also about, besides whoever declared it. They decide about it as little as that person does.</summary>
internal sealed class Involved : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid DeclarationId { get; init; }

    public required Guid PersonId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Involved>
    {
        public void Configure(EntityTypeBuilder<Involved> involved)
        {
            involved.IsARecord("registers_involved");
            involved.PointsAt<Declaration>(nameof(DeclarationId));
            involved.PointsAt<Person>(nameof(PersonId));
            involved.HasIndex(i => new { i.BodyId, i.DeclarationId, i.PersonId }).IsUnique();
        }
    }
}
