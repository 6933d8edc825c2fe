using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Data;

/// <summary>The open modules' database. Each assembly brings its own mappings; table names carry the module.</summary>
public sealed class AppDbContext(DbContextOptions<AppDbContext> options, MappedAssemblies mapped, CurrentBody current) : DbContext(options)
{
    private const string ThisBody = "this body";

    // The filter reads this on every query, so it must live on the context.
    private Guid? BodyId => current.Body?.Id;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var assembly in mapped.All)
        {
            modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        }

        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(IBelongToABody).IsAssignableFrom(e.ClrType)).ToList())
        {
            typeof(AppDbContext).GetMethod(nameof(OnlyOfThisBody), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                .MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder]);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // DateTimeOffset cannot be ordered on SQLite and must have offset zero on PostgreSQL; ticks mean the same on both.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseAnotherBodysRows();
        NeverChanged.Guard(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseAnotherBodysRows();
        NeverChanged.Guard(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void RefuseAnotherBodysRows()
    {
        var foreign = ChangeTracker.Entries<IBelongToABody>()
            .FirstOrDefault(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity.BodyId != BodyId);
        if (foreign is not null)
        {
            throw new AnotherBodysRowException(foreign.Metadata.ClrType.Name);
        }
    }

    // No current body means no rows: forgetting to set one shows an empty page, never somebody else's.
    private void OnlyOfThisBody<T>(ModelBuilder model) where T : class, IBelongToABody =>
        model.Entity<T>().HasQueryFilter(ThisBody, row => row.BodyId == BodyId);
}

/// <summary>A row was about to be written for a body that is not the current one.</summary>
public sealed class AnotherBodysRowException(string what) : InvalidOperationException($"{what} belongs to another body than the current one.");
