using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>Somebody who works for a body or holds an office there, now or before.</summary>
public sealed class Person : IRecord
{
    public const int NumberMax = 40;
    public const int NameMax = 400;
    public const int MailMax = 254;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>The number the personnel administration knows this person by.</summary>
    public required string Number { get; init; }

    public required string Name
    {
        get;
        set => (field, SearchName) = (value, Searchable.Of(value));
    }

    public string SearchName { get; private set; } = "";

    public string? Mail { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> person)
        {
            person.IsARecord("organisation_people");
            person.Property(p => p.Number).HasMaxLength(NumberMax);
            person.Property(p => p.Name).HasMaxLength(NameMax);
            person.Property(p => p.SearchName).HasMaxLength(NameMax);
            person.Property(p => p.Mail).HasMaxLength(MailMax);
            person.HasIndex(p => new { p.BodyId, p.Number }).IsUnique();
            person.HasIndex(p => new { p.BodyId, p.SearchName });
        }
    }
}
