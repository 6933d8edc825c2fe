using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.People;

/// <summary>Brings in what many rows tell together: the units, the functions and the people themselves. An empty cell says nothing.</summary>
internal sealed class BringDescriptions(Known known, PeopleFile file, IReadOnlyList<PersonRow> rows, Report report, Problems problems)
{
    private readonly HashSet<Unit> added = [];

    public void Units()
    {
        var names = Told(rows, row => row.Unit, row => row.UnitName, Columns.Unit, Columns.UnitName);
        foreach (var (code, told) in Told(rows, row => row.Parent == Columns.Top ? null : row.Parent, row => row.ParentName, Columns.Parent, Columns.ParentName))
        {
            names.TryAdd(code, told);
        }

        foreach (var code in rows.Select(row => row.Unit).OfType<string>().Concat(names.Keys).Distinct(StringComparer.Ordinal))
        {
            BringUnit(code, names.GetValueOrDefault(code));
        }

        foreach (var (code, told) in Told(rows, row => row.Unit, row => row.Parent, Columns.Unit, Columns.Parent))
        {
            PlaceUnit(code, told);
        }

        RefuseCircles();
    }

    public void Functions()
    {
        var names = Told(rows, row => row.Function, row => row.FunctionName, Columns.Function, Columns.FunctionName);
        var scales = Told(rows, row => row.Function, row => row.Scale, Columns.Function, Columns.Scale);
        var flags = Told(rows, row => row.Function, row => row.Flags, Columns.Function, Columns.Flags);
        foreach (var of in rows.Where(row => row.Function is not null).GroupBy(row => row.Function!, StringComparer.Ordinal))
        {
            var name = names.GetValueOrDefault(of.Key)?.Value;
            if (!known.Functions.TryGetValue(of.Key, out var function))
            {
                if (name is null)
                {
                    problems.Add(of.First().Row, Columns.FunctionName, $"the function {of.Key} is not known yet; expected its name");
                    continue;
                }

                function = known.AddFunction(of.Key, name);
                (function.Scale, function.Flags) = (scales.GetValueOrDefault(of.Key)?.Value, flags.GetValueOrDefault(of.Key)?.Value);
                report.Add("functions", Report.New, $"function {of.Key}: {name}");
                continue;
            }

            var before = (function.Name, function.Scale, function.Flags);
            (function.Name, function.Scale, function.Flags) = (name ?? function.Name, scales.GetValueOrDefault(of.Key)?.Value ?? function.Scale, flags.GetValueOrDefault(of.Key)?.Value ?? function.Flags);
            if (before != (function.Name, function.Scale, function.Flags))
            {
                report.Add("functions", Report.Changed, $"function {of.Key}: {function.Name}, scale {function.Scale?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}, {function.Flags ?? "-"}");
            }
        }
    }

    public void People()
    {
        var names = Told(rows, row => row.Number, row => row.Name, Columns.Number, Columns.Name);
        var mails = Told(rows, row => row.Number, row => row.Mail, Columns.Number, Columns.Mail);
        foreach (var number in rows.Select(row => row.Number).Distinct(StringComparer.Ordinal))
        {
            var (name, mail) = (names[number].Value, mails.GetValueOrDefault(number)?.Value);
            if (!known.People.TryGetValue(number, out var person))
            {
                known.AddPerson(number, name).Mail = mail;
                report.Add("people", Report.New, $"person {number}: {name}");
                continue;
            }

            if (person.Name != name)
            {
                report.Add("people", Report.Changed, $"person {number}: {person.Name} is now {name}");
                person.Name = name;
            }

            // Of a person an empty mail says that there is none.
            if (file.Has(Columns.Mail) && person.Mail != mail)
            {
                report.Add("people", Report.Changed, $"person {number}: mail {mail ?? "none"}");
                person.Mail = mail;
            }
        }
    }

    /// <summary>Managers come from the file or were known; a row that could not be read still counts as somebody.</summary>
    public void RefuseUnknownManagers()
    {
        var mentioned = file.Lines.Select(line => line[Columns.Number]).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.Manager is { } manager && !known.People.ContainsKey(manager) && !mentioned.Contains(manager)))
        {
            problems.Add(row.Row, Columns.Manager, $"there is nobody with personnel number {row.Manager}; expected somebody who is known or stands in this file");
        }
    }

    private void BringUnit(string code, Told<string>? told)
    {
        if (known.Units.TryGetValue(code, out var unit))
        {
            if (told is not null && unit.Name != told.Value)
            {
                report.Add("units", Report.Changed, $"unit {code}: {unit.Name} is now {told.Value}");
                unit.Name = told.Value;
            }
        }
        else if (told is null)
        {
            problems.Add(rows.First(row => row.Unit == code).Row, Columns.UnitName, $"the unit {code} is not known yet; expected its name");
        }
        else
        {
            added.Add(known.AddUnit(code, told.Value));
            report.Add("units", Report.New, $"unit {code}: {told.Value}");
        }
    }

    private void PlaceUnit(string code, Told<string> told)
    {
        var parent = told.Value == Columns.Top ? null : known.Units.GetValueOrDefault(told.Value);
        if (parent is null && told.Value != Columns.Top)
        {
            var mentioned = file.Lines.Any(line => line[Columns.Unit] == told.Value);
            if (!mentioned)
            {
                problems.Add(told.Row, Columns.Parent, $"there is no unit {told.Value}; expected one that is known or stands in this file, its name in {Columns.ParentName}, or \"{Columns.Top}\"");
            }
        }
        else if (known.Units.TryGetValue(code, out var unit) && unit.ParentId != parent?.Id)
        {
            unit.ParentId = parent?.Id;
            if (!added.Contains(unit))
            {
                report.Add("units", Report.Changed, $"unit {code}: below {parent?.Code ?? "nothing"}");
            }
        }
    }

    private void RefuseCircles()
    {
        var above = known.Units.Values.ToDictionary(unit => unit.Id, unit => unit.ParentId);
        var round = known.Units.Values.Where(unit => ComesBack(unit.Id, above)).Select(unit => unit.Code).Order(StringComparer.Ordinal).ToList();
        if (round.Count > 0)
        {
            var row = rows.FirstOrDefault(row => row.Unit is { } unit && row.Parent is not null && round.Contains(unit, StringComparer.Ordinal));
            problems.Add(row?.Row, Columns.Parent, $"the units {string.Join(", ", round.Select(Cell.Shown))} are above themselves; expected a tree");
        }
    }

    private static bool ComesBack(Guid unit, Dictionary<Guid, Guid?> above)
    {
        var seen = new HashSet<Guid>();
        for (var next = above[unit]; next is { } here && seen.Add(here); next = above.GetValueOrDefault(here))
        {
            if (here == unit)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the rows say of each of these; the first one says it, and another one may not say something else.</summary>
    private Dictionary<string, Told<T>> Told<T>(IEnumerable<PersonRow> all, Func<PersonRow, string?> key, Func<PersonRow, T?> value, string of, string column)
        where T : class => Told(all, key, row => value(row) is { } said ? new Told<T>(row.Row, said) : null, of, column);

    private Dictionary<string, Told<int>> Told(IEnumerable<PersonRow> all, Func<PersonRow, string?> key, Func<PersonRow, int?> value, string of, string column) =>
        Told(all, key, row => value(row) is { } said ? new Told<int>(row.Row, said) : null, of, column);

    private Dictionary<string, Told<T>> Told<T>(IEnumerable<PersonRow> all, Func<PersonRow, string?> key, Func<PersonRow, Told<T>?> value, string of, string column)
    {
        var told = new Dictionary<string, Told<T>>(StringComparer.Ordinal);
        foreach (var row in all)
        {
            if (key(row) is { } named && value(row) is { } said && !told.TryAdd(named, said) && !Equals(told[named].Value, said.Value))
            {
                problems.Add(row.Row, column, $"for {of} {named} it says something else than row {told[named].Row}; expected the same");
            }
        }

        return told;
    }
}

/// <summary>What a row says, and which.</summary>
internal sealed record Told<T>(int Row, T Value);
