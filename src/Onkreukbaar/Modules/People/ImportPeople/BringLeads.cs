using System.Globalization;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.People;

/// <summary>Brings in who leads which unit. A file with this column tells of every unit that the people in it lead.</summary>
internal sealed class BringLeads(Known known, Report report, DateOnly today)
{
    /// <param name="person">The person.</param>
    /// <param name="rows">All rows of this person, and the day from which each counts.</param>
    public void Lead(Person person, IReadOnlyList<(PersonRow Row, DateOnly On)> rows)
    {
        var kept = new HashSet<UnitLead>();
        foreach (var (row, on) in rows.Where(pair => pair.Row.LeadsUnit))
        {
            if (known.Units.GetValueOrDefault(row.Unit!) is { } unit)
            {
                kept.UnionWith(Keep(person, row, unit, on));
            }
        }

        foreach (var lead in known.LeadsOf(person).Where(lead => !kept.Contains(lead) && (lead.To is null || lead.To >= today)).ToList())
        {
            Stop(person, lead, rows);
        }
    }

    private IEnumerable<UnitLead> Keep(Person person, PersonRow row, Unit unit, DateOnly on)
    {
        var last = LastDayIn(person, row, unit);
        var held = known.LeadsOf(person).Where(lead => lead.UnitId == unit.Id && Overlaps(lead, row)).MaxBy(lead => lead.From);
        if (held is null || (held.To != last && held.To < on.AddDays(-1)))
        {
            if (last is null || last >= on)
            {
                held = known.AddLead(person, unit.Id, on, last);
                Say(Report.New, person, unit, $" from {Day(on)}");
            }
        }
        else if (held.To != last)
        {
            held.To = last;
            Say(last is null ? Report.Changed : Report.Ended, person, unit, last is { } day ? $" up to and including {Day(day)}" : " until further notice");
        }

        return held is null ? [] : [held];
    }

    /// <summary>Somebody leads a unit as long as they are in it; that may end before the employment does.</summary>
    private DateOnly? LastDayIn(Person person, PersonRow row, Unit unit) =>
        known.PositionsOf(person).Where(position => position.Kind == row.Kind && position.UnitId == unit.Id && Overlaps(position, row)).MaxBy(position => position.From) is { } part ? part.To : row.To;

    private void Stop(Person person, UnitLead lead, IReadOnlyList<(PersonRow Row, DateOnly On)> rows)
    {
        var unit = known.Units.Values.First(unit => unit.Id == lead.UnitId);
        var on = rows.Where(pair => pair.Row.Unit == unit.Code).Select(pair => pair.On).DefaultIfEmpty(rows.Max(pair => pair.On)).Max();

        // What is planned for later stays, unless a row says a day: this one tells of now.
        if (lead.From > today && lead.From > on && rows.All(pair => pair.Row.EffectiveOn is null))
        {
            return;
        }

        // A day before somebody led it tells nothing about when that stopped.
        on = on <= lead.From && lead.From < today ? today : on;
        if (on <= lead.From)
        {
            known.Withdraw(lead);
            Say(Report.Withdrawn, person, unit, $" from {Day(lead.From)}");
        }
        else if (lead.To is null || lead.To >= on)
        {
            lead.To = on.AddDays(-1);
            Say(Report.Ended, person, unit, $" up to and including {Day(lead.To.Value)}");
        }
    }

    private static bool Overlaps(IHavePeriod period, PersonRow row) => (row.To is null || period.From <= row.To) && (period.To is null || period.To >= row.From);

    private void Say(string how, Person person, Unit unit, string when) => report.Add("leads", how, $"lead of {unit.Code}: {person.Number} {Cell.Shown(person.Name)}{when}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
