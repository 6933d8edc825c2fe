using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Modules.Retention;

/// <summary>
/// After a destruction nothing of it may stay in the free space of the SQLite file. Overwriting what is deleted
/// (secure_delete) is not enough: when a page is rebuilt, copies of its rows stay in the gap. So the file is written
/// anew, and the log of changes is emptied. PostgreSQL does this itself in time, see docs/beheer/vernietigen.md.
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

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA temp_store=MEMORY; VACUUM; PRAGMA wal_checkpoint(TRUNCATE);");
                return;
            }
            catch (DbException wrong)
            {
                if (attempt == Attempts)
                {
                    // The records are gone; only their place is not overwritten yet. The next destruction tries again.
                    NotWiped(wrong.Message);
                    return;
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was destroyed is gone, but its place in the file is not overwritten yet; run VACUUM when nobody writes: {Problem}")]
    private partial void NotWiped(string problem);
}
