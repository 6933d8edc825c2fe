using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.Retention;

/// <summary>How long a body keeps a kind of record, from a day on. Without a length nothing of that kind is destroyed.</summary>
public sealed class RetentionRule : IRecord
{
    public const int KindMax = 40;
    public const int BasisMax = 500;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Kind { get; init; }

    public required DateOnly From { get; init; }

    public int? Length { get; init; }

    public required TermUnit Unit { get; init; }

    public required StartEvent Start { get; init; }

    /// <summary>The law or the line of the selection list that says so.</summary>
    public required string Basis { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required Guid SetById { get; init; }

    /// <summary>Null is a gap: nobody decided how long.</summary>
    public Term? Term => Length is { } length ? new Term(length, Unit) : null;

    internal sealed class Mapping : IEntityTypeConfiguration<RetentionRule>
    {
        public void Configure(EntityTypeBuilder<RetentionRule> rule)
        {
            rule.IsARecord("retention_rules");
            rule.Property(r => r.Kind).HasMaxLength(KindMax);
            rule.Property(r => r.Unit).HasConversion<string>().HasMaxLength(KindMax);
            rule.Property(r => r.Start).HasConversion<string>().HasMaxLength(KindMax);
            rule.Property(r => r.Basis).HasMaxLength(BasisMax);
            rule.Ignore(r => r.Term);
            rule.PointsAt<Person>(nameof(SetById));
            rule.HasIndex(r => new { r.BodyId, r.Kind, r.From });
        }
    }
}

/// <summary>A new rule as somebody fills it in.</summary>
public sealed class RuleForm
{
    public decimal? Length { get; set; }

    public TermUnit? Unit { get; set; }

    public StartEvent? Start { get; set; }

    public string? Basis { get; set; }

    public DateOnly? From { get; set; }
}

/// <summary>The retention rules of a body: what holds, what held, and setting a new one.</summary>
public sealed class RetentionRules(AppDbContext db, CurrentBody current, Changes changes, Clock clock)
{
    /// <summary>The rule in force on a day; null when nobody decided.</summary>
    public Task<RetentionRule?> OnAsync(string kind, DateOnly day, CancellationToken cancel) =>
        Newest(kind).FirstOrDefaultAsync(rule => rule.From <= day, cancel);

    public Task<List<RetentionRule>> HistoryAsync(string kind, CancellationToken cancel) => Newest(kind).ToListAsync(cancel);

    /// <exception cref="RuleBrokenException">Something is missing, or lies in the past.</exception>
    public Task SetAsync(Guid by, IKeepRecords keeper, RuleForm form, CancellationToken cancel)
    {
        Check(keeper, form);
        var rule = new RetentionRule
        {
            Id = Guid.CreateVersion7(clock.Now),
            BodyId = current.Body!.Id,
            Kind = keeper.Kind,
            From = form.From!.Value,
            Length = (int?)form.Length,
            Unit = form.Unit ?? TermUnit.Years,
            Start = form.Start!.Value,
            Basis = form.Basis!.Trim(),
            SetAt = clock.Now,
            SetById = by,
        };
        return changes.MakeAsync(By.Web(by), () =>
        {
            db.Add(rule);
            return Task.FromResult<Happened?>(new Happened("set", "retention-rule", rule.Id, Reason: $"{rule.Kind} {rule.Length} {rule.Unit} {rule.Start}"));
        }, cancel);
    }

    private void Check(IKeepRecords keeper, RuleForm form)
    {
        if (form.Length is { } length && (length != decimal.Truncate(length) || length is < 1 or > Term.LengthMax))
        {
            throw new RuleBrokenException(nameof(form.Length), Say($"Vul een heel getal in van 1 tot {Term.LengthMax}, of laat het leeg", $"Enter a whole number from 1 to {Term.LengthMax}, or leave it empty"));
        }

        if (form.Length is not null && (form.Unit is not { } unit || !Enum.IsDefined(unit)))
        {
            throw new RuleBrokenException(nameof(form.Unit), Say("Kies dagen, maanden of jaren", "Choose days, months or years"));
        }

        if (form.Start is not { } start || !keeper.Starts.Contains(start))
        {
            throw new RuleBrokenException(nameof(form.Start), Say("Kies wanneer de termijn begint", "Choose when the term begins"));
        }

        if (string.IsNullOrWhiteSpace(form.Basis) || form.Basis.Trim().Length > RetentionRule.BasisMax)
        {
            throw new RuleBrokenException(nameof(form.Basis), Say($"Schrijf op welke wet of selectielijst dit zegt, in hoogstens {RetentionRule.BasisMax} tekens", $"Write down which law or selection list says so, in at most {RetentionRule.BasisMax} characters"));
        }

        if (form.From is not { } from || from < clock.Today)
        {
            throw new RuleBrokenException(nameof(form.From), Say("Kies vandaag of een latere dag. Wat eerder gold, verandert niet meer", "Choose today or a later day. What held before does not change any more"));
        }
    }

    private IQueryable<RetentionRule> Newest(string kind) => db.Set<RetentionRule>().AsNoTracking()
        .Where(rule => rule.Kind == kind).OrderByDescending(rule => rule.From).ThenByDescending(rule => rule.SetAt);
}
