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
        var held = known.LeadsOf(person).Where(lead => lead.UnitId == unit.Id && (row.To is null || lead.From <= row.To) && (lead.To is null || lead.To >= row.From)).MaxBy(lead => lead.From);
        if (held is null || (held.To != row.To && held.To < on.AddDays(-1)))
        {
            if (row.To is null || row.To >= on)
            {
                known.AddLead(person, unit.Id, on, row.To);
                Say(Report.New, person, unit, $" from {Day(on)}");
                held = known.LeadsOf(person)[^1];
            }
        }
        else if (held.To != row.To)
        {
            held.To = row.To;
            Say(row.To is null ? Report.Changed : Report.Ended, person, unit, row.To is { } last ? $" up to and including {Day(last)}" : " until further notice");
        }

        return held is null ? [] : [held];
    }

    private void Stop(Person person, UnitLead lead, IReadOnlyList<(PersonRow Row, DateOnly On)> rows)
    {
        var unit = known.Units.Values.First(unit => unit.Id == lead.UnitId);
        var on = rows.Where(pair => pair.Row.Unit == unit.Code).Select(pair => pair.On).DefaultIfEmpty(rows.Max(pair => pair.On)).Max();

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

    private void Say(string how, Person person, Unit unit, string when) => report.Add("leads", how, $"lead of {unit.Code}: {person.Number} {Cell.Shown(person.Name)}{when}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
