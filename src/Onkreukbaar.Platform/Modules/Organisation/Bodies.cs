using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>The bodies of this installation, kept in memory: every address names one and none may cost a query.</summary>
public sealed class Bodies(IServiceScopeFactory scopes, Clock clock)
{
    private FrozenDictionary<string, Body> bySlug = FrozenDictionary<string, Body>.Empty;

    public IReadOnlyList<Body> All { get; private set; } = [];

    public Body? Find(string slug) => bySlug.GetValueOrDefault(slug);

    public async Task LoadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<Body>().AsNoTracking().OrderBy(b => b.AddedAt).ThenBy(b => b.Slug).ToListAsync(cancel);
        All = all;
        bySlug = all.ToFrozenDictionary(b => b.Slug, StringComparer.Ordinal);
    }

    /// <summary>A body that is not kept yet.</summary>
    public Body New(string slug, string name)
    {
        var now = clock.Now;
        return new Body { Id = Guid.CreateVersion7(now), Slug = slug, Name = name, AddedAt = now };
    }

    public async Task<Body> AddAsync(string slug, string name, CancellationToken cancel)
    {
        if (Find(slug) is { } known)
        {
            return known;
        }

        var body = New(slug, name);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.Add(body);
        await db.SaveChangesAsync(cancel);
        await LoadAsync(cancel);
        return body;
    }
}
