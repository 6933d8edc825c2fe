using System.Data;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>
/// The one way to write: a change and the entry that says it happened are kept together, or neither is. Everything slow
/// (files, mail, password hashes, decisions) is done before; while the work runs, nobody else of this body can finish a change.
/// </summary>
public sealed class Changes(AppDbContext db, CurrentBody current, Clock clock, AuditHeads heads)
{
    /// <summary>
    /// Runs the work in one write transaction, saves what it changed on the same <see cref="AppDbContext"/>, and appends
    /// what it says has happened. When it says that nothing happened, there is no entry, and then nothing may have changed.
    /// </summary>
    public async Task<T> MakeAsync<T>(By by, Func<Task<(T Result, IReadOnlyList<Happened> What)>> work, CancellationToken cancel)
    {
        var body = current.Body ?? throw new InvalidOperationException("A change is made for one body, and none is set.");
        try
        {
            // Said out loud, because the queue for the head needs it: after waiting, a statement sees what the others wrote.
            // SQLite takes its write lock here, at the beginning.
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
            var (result, what) = await work();
            if (what.Count == 0 && db.ChangeTracker.HasChanges())
            {
                throw new InvalidOperationException("Something changed, and the work does not say what happened.");
            }

            await db.SaveChangesAsync(cancel);
            var head = what.Count == 0 ? null : await new Chain(db, body, clock).AppendAsync(by, what, cancel);
            await transaction.CommitAsync(CancellationToken.None);
            if (head is not null)
            {
                heads.Moved(body, head);
            }

            return result;
        }
        catch (DbUpdateException gone) when (OutOfReach.Is(gone))
        {
            // Under another name: who takes a refused row for somebody who was first must not take this for it.
            db.ChangeTracker.Clear();
            throw new InvalidOperationException("The database did not answer.", gone);
        }
        catch
        {
            // What was not written now must not go along with the next change, such as the note that this one was refused.
            db.ChangeTracker.Clear();
            throw;
        }
    }

    /// <summary>The same for one thing that happens, or nothing.</summary>
    public Task MakeAsync(By by, Func<Task<Happened?>> work, CancellationToken cancel) =>
        MakeAsync<bool>(by, async () => (true, await work() is { } happened ? [happened] : []), cancel);

    /// <summary>
    /// Only notes something: a confidential record was viewed, access was refused. It does not stop when the visitor goes away,
    /// and it carries no change along.
    /// </summary>
    public Task NoteAsync(By by, Happened happened) => db.ChangeTracker.HasChanges()
        ? throw new InvalidOperationException("A note changes nothing, and something was changed.")
        : MakeAsync(by, () => Task.FromResult<Happened?>(happened), CancellationToken.None);
}
