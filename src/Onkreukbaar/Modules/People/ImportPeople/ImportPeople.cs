using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.People;

/// <summary>Makes people, units and positions what a file of the personnel administration says: all of it, or nothing.</summary>
internal sealed class ImportPeople(AppDbContext db, CurrentBody current, Changes changes, Clock clock)
{
    private Body Body => current.Body!;

    /// <summary>What the file would change; nothing is written.</summary>
    /// <exception cref="FileRefusedException">Something in it cannot be.</exception>
    public async Task<Report> TryAsync(string path, bool isComplete, CancellationToken cancel)
    {
        var (file, problems) = Read(path);
        try
        {
            return await BringAsync(file, problems, isComplete, cancel);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <exception cref="FileRefusedException">Something in it cannot be; nothing was changed.</exception>
    public async Task<Report> RunAsync(string path, bool isComplete, CancellationToken cancel)
    {
        var (file, problems) = Read(path);
        try
        {
            return await changes.MakeAsync<Report>(By.Import(), async () =>
            {
                await WaitForOtherImportsAsync(cancel);
                var report = await BringAsync(file, problems, isComplete, cancel);
                if (report.IsEmpty)
                {
                    return (report, []);
                }

                // Thousands of rows need not be looked over again for the entry of the audit.
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
                return (report, [new Happened("imported", "people", Body.Id, Reason: report.Reason)]);
            }, cancel);
        }
        catch (DbUpdateException)
        {
            throw FileRefusedException.Because("Somebody changed the same people at this moment, so nothing was changed; try again.");
        }
    }

    private static (PeopleFile File, Problems Problems) Read(string path)
    {
        var problems = new Problems();
        return (PeopleFile.Read(path, problems), problems);
    }

    private async Task<Report> BringAsync(PeopleFile file, Problems problems, bool isComplete, CancellationToken cancel)
    {
        var rows = file.Lines.Select(line => PersonRow.Read(line, problems)).OfType<PersonRow>().ToList();
        var known = await Known.ReadAsync(db, Body.Id, () => Guid.CreateVersion7(clock.Now), cancel);
        var report = new Report();
        var descriptions = new BringDescriptions(known, file, rows, report, problems);
        descriptions.Units();
        descriptions.Functions();
        descriptions.People();
        descriptions.RefuseUnknownManagers();

        var (positions, leads) = (new BringPositions(known, file, report, problems, clock.Today), new BringLeads(known, report, clock.Today));
        foreach (var of in rows.GroupBy(row => row.Number, StringComparer.Ordinal))
        {
            var person = known.People[of.Key];
            var counts = positions.Place(person, [.. of]);
            if (file.Has(Columns.LeadsUnit))
            {
                leads.Lead(person, counts);
            }
        }

        if (isComplete)
        {
            positions.EndTheRest(rows);
        }

        problems.RefuseIfAny();
        return report;
    }

    /// <summary>Two files at once would each take what the other adds for missing. The row of the body is the queue; SQLite has one already.</summary>
    private Task<int> WaitForOtherImportsAsync(CancellationToken cancel) =>
        db.Set<Body>().Where(body => body.Id == Body.Id).ExecuteUpdateAsync(set => set.SetProperty(body => body.Name, body => body.Name), cancel);
}
