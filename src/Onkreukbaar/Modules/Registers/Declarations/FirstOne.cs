using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Registers;

internal static class FirstOne
{
    /// <summary>A change to a record that somebody else may be changing at the same moment: the first one counts.</summary>
    /// <exception cref="ChangedMeanwhileException">Somebody else was first; nothing was done.</exception>
    public static async Task MakeIfFirstAsync(this Changes changes, By by, Func<Task<Happened?>> work, CancellationToken cancel)
    {
        try
        {
            await changes.MakeAsync(by, work, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ChangedMeanwhileException();
        }
    }

    /// <summary>The same, for work that needs no waiting.</summary>
    public static Task MakeIfFirstAsync(this Changes changes, By by, Func<Happened> work, CancellationToken cancel) =>
        changes.MakeIfFirstAsync(by, () => Task.FromResult<Happened?>(work()), cancel);

    /// <summary>Notes on the record itself that it changed, so that whoever looked at it before does not change it too.</summary>
    public static void Touch(this Declaration declaration, DateTimeOffset now)
    {
        declaration.ChangedAt = now;
        declaration.Version++;
    }
}
