using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>How a body does something that its code of conduct leaves open, from a day on.</summary>
public sealed class Setting : IRecord
{
    public const int NameMax = 80;
    public const int ValueMax = 2_000;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Name { get; init; }

    public required string Value { get; init; }

    public required DateOnly From { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Setting>
    {
        public void Configure(EntityTypeBuilder<Setting> setting)
        {
            setting.IsARecord("organisation_settings");
            setting.Property(s => s.Name).HasMaxLength(NameMax);
            setting.Property(s => s.Value).HasMaxLength(ValueMax);
            setting.HasIndex(s => new { s.BodyId, s.Name, s.From });
        }
    }
}

public sealed class Settings(AppDbContext db)
{
    /// <summary>The value in force on a day; null when the body has not decided, which shows as a gap.</summary>
    public async Task<string?> OnAsync(string name, DateOnly day, CancellationToken cancel) =>
        await db.Set<Setting>().Where(s => s.Name == name && s.From <= day).OrderByDescending(s => s.From).ThenByDescending(s => s.SetAt).Select(s => s.Value).FirstOrDefaultAsync(cancel);
}
