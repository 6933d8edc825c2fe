using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.People;

/// <summary>
/// Brings in the positions, person by person. What changes in one ends it the day before and begins a new part, so that
/// it stays known who was whose manager on a day.
/// </summary>
internal sealed class BringPositions(Known known, PeopleFile file, Report report, Problems problems, DateOnly today)
{
    private readonly Dictionary<Guid, PersonRow> told = [];

    /// <summary>The rows of one person, and the day from which each counts.</summary>
    public IReadOnlyList<(PersonRow Row, DateOnly On)> Place(Person person, IReadOnlyList<PersonRow> rows)
    {
        var counts = new List<(PersonRow, DateOnly)>();
        foreach (var kind in rows.GroupBy(row => row.Kind))
        {
            var employments = Employment.Of(known.PositionsOf(person).Where(position => position.Kind == kind.Key));
            foreach (var (row, employment) in new MatchRows(known).Match([.. kind], employments))
            {
                counts.Add((row, employment is null ? Begin(person, row) : Go(person, row, employment)));
            }
        }

        if (rows.All(row => row.Unit is null || known.Units.ContainsKey(row.Unit)))
        {
            RefuseOverlaps(person);
        }

        return counts;
    }

    /// <summary>
    /// Ends today what a complete file does not tell of. A file without politicians says nothing about politicians, and one
    /// without officials nothing about officials.
    /// </summary>
    public void EndTheRest(IReadOnlyList<PersonRow> rows)
    {
        var partitions = rows.Select(row => Position.IsAnOffice(row.Kind)).ToHashSet();
        foreach (var person in known.People.Values)
        {
            var open = known.PositionsOf(person).Where(position => !told.ContainsKey(position.Id) && partitions.Contains(position.IsOffice) && (position.To is null || position.To > today)).ToList();
            open.ForEach(position => EndToday(person, position));
            if (open.Count > 0 && known.PositionsOf(person).TrueForAll(position => position.To <= today))
            {
                EndLeads(person);
            }
        }
    }

    private DateOnly Begin(Person person, PersonRow row)
    {
        told[known.AddPosition(person, row, Wanted(row, null), row.From, row.To, since: null).Id] = row;
        report.Add("positions", Report.New, $"position {Described(person, row)} from {Day(row.From)}{Until(row.To)}");
        return row.From;
    }

    private DateOnly Go(Person person, PersonRow row, Employment employment)
    {
        var goesOn = employment.BeganOn != row.From;
        var said = row.EffectiveOn ?? (goesOn ? row.From : null);
        var on = said ?? Later(today, row.From);
        foreach (var part in employment.Parts)
        {
            told[part.Id] = row;
        }

        var wanted = Wanted(row, employment.PartOn(on) ?? employment.Last);
        if (!IsKnown(employment, wanted, on, said) && !(row.To < on) && LetsChange(person, row, employment, on, said))
        {
            Change(person, row, employment, wanted, on);
        }

        EndWhenItSays(person, row, employment);
        return on;
    }

    /// <summary>A row without a day of its own may tell of today or of a change that is planned; one with a day gone by, of what has changed since.</summary>
    private bool IsKnown(Employment employment, Placing wanted, DateOnly on, DateOnly? said)
    {
        var last = employment.Last;
        return (employment.PartOn(on) is { } part && Placing.Of(part) == wanted)
            || (Placing.Of(last) == wanted && (said is null || last.To < on || (last.From > on && last.From <= today)));
    }

    /// <summary>What was planned for later gives way to a row that says its day; what has begun does not.</summary>
    private bool LetsChange(Person person, PersonRow row, Employment employment, DateOnly on, DateOnly? said)
    {
        if (said is null || employment.Last.From <= on)
        {
            return true;
        }

        if (employment.Parts.First(part => part.From > on).From <= today)
        {
            problems.Add(row.Row, Columns.EffectiveOn, $"this position changed after {Day(on)} already, on {Day(employment.Parts.First(part => part.From > on).From)}; expected that day or a later one");
            return false;
        }

        WithdrawAfter(person, employment, on);
        return true;
    }

    private void Change(Person person, PersonRow row, Employment employment, Placing wanted, DateOnly on)
    {
        report.Add("positions", Report.Changed, $"position {Described(person, row)} from {Day(on)}");
        var before = employment.Parts.Last(part => part.From <= on);
        if (before.From == on)
        {
            (before.Title, before.UnitId, before.FunctionId, before.ManagerId) = (wanted.Title, wanted.UnitId, wanted.FunctionId, wanted.ManagerId);
            return;
        }

        if (before.To is null || before.To >= on)
        {
            before.To = on.AddDays(-1);
        }

        var next = employment.Parts.FirstOrDefault(part => part.From > on);
        var part = known.AddPosition(person, row, wanted, on, next?.From.AddDays(-1) ?? row.To, since: row.From);
        told[part.Id] = row;
        employment.Add(part);
    }

    private void EndWhenItSays(Person person, PersonRow row, Employment employment)
    {
        if (row.To is { } end && employment.Last.From > end && end >= today)
        {
            WithdrawAfter(person, employment, end);
        }

        var last = employment.Last;
        if (row.To < last.From)
        {
            problems.Add(row.Row, Columns.To, $"this position changed on {Day(last.From)}, after this day; expected that day or a later one");
        }
        else if (last.To != row.To)
        {
            last.To = row.To;
            report.Add("positions", row.To is null ? Report.Changed : Report.Ended, $"position {Described(person, row)}{(row.To is null ? " until further notice" : Until(row.To))}");
        }
    }

    private void WithdrawAfter(Person person, Employment employment, DateOnly day)
    {
        foreach (var planned in employment.Parts.Where(part => part.From > day).ToList())
        {
            employment.Remove(planned);
            known.Withdraw(planned);
            report.Add("positions", Report.Withdrawn, $"position {person.Number} {Cell.Shown(person.Name)}, {planned.Title} from {Day(planned.From)}");
        }
    }

    private void EndToday(Person person, Position position)
    {
        var what = $"position {person.Number} {Cell.Shown(person.Name)}, {position.Title}";
        if (position.From > today)
        {
            known.Withdraw(position);
            report.Add("positions", Report.Withdrawn, $"{what} from {Day(position.From)}");
            return;
        }

        position.To = today;
        report.Add("positions", Report.Ended, $"{what}{Until(today)}");
    }

    private void EndLeads(Person person)
    {
        foreach (var lead in known.LeadsOf(person).Where(lead => lead.To is null || lead.To > today).ToList())
        {
            report.Add("leads", Report.Ended, $"lead {person.Number} {Cell.Shown(person.Name)}{Until(today)}");
            if (lead.From > today)
            {
                known.Withdraw(lead);
            }
            else
            {
                lead.To = today;
            }
        }
    }

    // What the file has no column for stays what it was.
    private Placing Wanted(PersonRow row, Position? now) => new(
        file.Has(Columns.Title) || now is null ? row.Title : now.Title,
        file.Has(Columns.Unit) ? Unit(row) : now?.UnitId,
        file.Has(Columns.Function) ? (row.Function is null ? null : known.Functions.GetValueOrDefault(row.Function)?.Id) : now?.FunctionId,
        file.Has(Columns.Manager) ? (row.Manager is null ? null : known.People.GetValueOrDefault(row.Manager)?.Id) : now?.ManagerId);

    private Guid? Unit(PersonRow row) => row.Unit is null ? null : known.Units.GetValueOrDefault(row.Unit)?.Id;

    private void RefuseOverlaps(Person person)
    {
        var positions = known.PositionsOf(person).OrderBy(position => position.From).ToList();
        for (var first = 0; first < positions.Count; first++)
        {
            foreach (var second in positions.Skip(first + 1).Where(second => Overlap(positions[first], second)))
            {
                var (row, other) = (told.GetValueOrDefault(second.Id), told.GetValueOrDefault(positions[first].Id));
                if ((row ?? other) is { } to)
                {
                    problems.Add(to.Row, Columns.From, $"this position overlaps with {(other is null || other == to ? $"one of the same kind in the same unit from {Day((other == to ? second : positions[first]).From)}" : $"that of row {other.Row}, of the same kind in the same unit")}; expected one of them, or one that ends before the other");
                }
            }
        }
    }

    private static bool Overlap(Position first, Position second) =>
        first.Kind == second.Kind && first.UnitId == second.UnitId && (first.To is null || first.To >= second.From) && (second.To is null || second.To >= first.From);

    private static string Described(Person person, PersonRow row) => $"{person.Number} {Cell.Shown(person.Name)}, {Cell.Shown(row.Title)}{(row.Unit is null ? "" : $" in {Cell.Shown(row.Unit)}")}";

    private static string Until(DateOnly? day) => day is { } last ? $" up to and including {Day(last)}" : "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
