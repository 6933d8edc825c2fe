using System.Globalization;
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

    /// <summary>Called off before its first day: it never held.</summary>
    public DateOnly? WithdrawnOn { get; set; }

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

public sealed class Settings(AppDbContext db, CurrentBody current, SettingsBook book)
{
    private const string Yes = "ja";

    /// <summary>
    /// The value in force on a day: what its code fixes, or what the body decided, or else what it began with. Null when
    /// there is none of these, which shows as a gap.
    /// </summary>
    public async Task<string?> OnAsync(string name, DateOnly day, CancellationToken cancel) =>
        IsFixed(name) ? book.Beginning(current.Body!, name)!.Value : await db.Set<Setting>().Where(s => s.Name == name && s.From <= day && s.WithdrawnOn == null).OrderByDescending(s => s.From).ThenByDescending(s => s.SetAt).Select(s => s.Value).FirstOrDefaultAsync(cancel)
            ?? book.Beginning(current.Body!, name)?.Value;

    /// <summary>What the body itself decided and since when; null when it did not, or decided on nothing.</summary>
    public async Task<(string Value, DateOnly Since)?> DecidedAsync(string name, DateOnly day, CancellationToken cancel) =>
        !IsFixed(name) && await db.Set<Setting>().Where(s => s.Name == name && s.From <= day && s.WithdrawnOn == null).OrderByDescending(s => s.From).ThenByDescending(s => s.SetAt).FirstOrDefaultAsync(cancel) is { Value.Length: > 0 } decided
            ? (decided.Value, decided.From) : null;

    /// <summary>The code decides it, and nobody else.</summary>
    public bool IsFixed(string name) => book.IsFixed(current.Body!, name);

    public async Task<bool> IsYesAsync(string name, DateOnly day, CancellationToken cancel) => await OnAsync(name, day, cancel) == Yes;

    /// <summary>The chosen words of a setting that is a list.</summary>
    public async Task<IReadOnlySet<string>> WordsAsync(string name, DateOnly day, CancellationToken cancel) =>
        (await OnAsync(name, day, cancel) ?? "").Split(SettingsBook.Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>A whole number; null when the body has not decided.</summary>
    public async Task<int?> NumberAsync(string name, DateOnly day, CancellationToken cancel) =>
        int.TryParse(await OnAsync(name, day, cancel), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
