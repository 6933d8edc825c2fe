using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Modules.Retention;

/// <summary>
/// After a destruction nothing of it may stay in the free space of the SQLite file. Overwriting what is deleted
/// (secure_delete) is not enough: when a page is rebuilt, copies of its rows stay in the gap. So the file is written
/// anew, and the log of changes is emptied. On PostgreSQL its administrator does this, see docs/beheer/vernietigen.md.
/// </summary>
public sealed partial class WipeFreedSpace(AppDbContext db, ILogger<WipeFreedSpace> log)
{
    private const int Attempts = 3;

    public async Task RunAsync()
    {
        if (!db.Database.IsSqlite())
        {
            return;
        }

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA temp_store=MEMORY; VACUUM;");
                if (await LogIsEmptyAsync())
                {
                    return;
                }
            }
            catch (DbException wrong) when (attempt < Attempts)
            {
                NotYetWiped(wrong.Message);
            }
            catch (DbException wrong)
            {
                NotWiped(wrong.Message);
                return;
            }
        }

        NotWiped("somebody was reading all the time");
    }

    /// <summary>Waits for who is still reading; says whether everything could be written over.</summary>
    private async Task<bool> LogIsEmptyAsync()
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            return await command.ExecuteScalarAsync() is 0L;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The place of what was destroyed cannot be overwritten yet, trying again: {Problem}")]
    private partial void NotYetWiped(string problem);

    // The records are gone; only their place is not overwritten yet. The next destruction does both.
    [LoggerMessage(Level = LogLevel.Error, Message = "What was destroyed is gone, but its place in the file is not overwritten yet; run VACUUM when nobody writes: {Problem}")]
    private partial void NotWiped(string problem);
}
