using Microsoft.EntityFrameworkCore;

namespace Onkreukbaar.Platform.Data;

public static class FormId
{
    /// <summary>
    /// The id of the form, so that sending it twice is doing it once. Whoever went back in the browser and filled in something
    /// else sends the same id for another thing: that gets one of its own.
    /// </summary>
    public static async Task<Guid> FreeIdAsync<T>(this IQueryable<T> rows, Guid sent, DateTimeOffset now, CancellationToken cancel)
        where T : class, IRecord =>
        sent == Guid.Empty || await rows.AnyAsync(row => row.Id == sent, cancel) ? Guid.CreateVersion7(now) : sent;
}
