using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.People;

/// <summary>One row that was understood: one position of one person.</summary>
internal sealed record PersonRow
{
    private const int HighestScale = 99;

    public required int Row { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public string? Mail { get; init; }

    public required PositionKind Kind { get; init; }

    public required string Title { get; init; }

    public string? Unit { get; init; }

    public string? UnitName { get; init; }

    public string? Parent { get; init; }

    public string? ParentName { get; init; }

    public string? Function { get; init; }

    public string? FunctionName { get; init; }

    public int? Scale { get; init; }

    public string? Flags { get; init; }

    public string? Manager { get; init; }

    public bool LeadsUnit { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>The day on which a change of this position begins, when the row says one.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>Null when something in it cannot be; what, the problems say.</summary>
    public static PersonRow? Read(FileLine line, Problems problems)
    {
        var cell = new Cell(line, problems);
        if (line[Columns.Kind] is null)
        {
            cell.Refuse(Columns.Kind, $"it is empty; expected {string.Join(", ", Columns.Kinds.Keys)}");
        }

        if (line[Columns.From] is null)
        {
            cell.Refuse(Columns.From, "it is empty; expected yyyy-mm-dd or dd-mm-yyyy");
        }

        var kind = cell.OneOf(Columns.Kind, Columns.Kinds) ?? default;
        var row = new PersonRow
        {
            Row = line.Row,
            Number = cell.Required(Columns.Number, Person.NumberMax) ?? "",
            Name = cell.Required(Columns.Name, Person.NameMax) ?? "",
            Mail = cell.Mail(Columns.Mail, Person.MailMax),
            Kind = kind,
            Title = cell.Text(Columns.Title, Position.TitleMax) ?? Columns.Word(kind),
            Unit = cell.Text(Columns.Unit, Platform.Modules.Organisation.Unit.CodeMax),
            UnitName = cell.Text(Columns.UnitName, Platform.Modules.Organisation.Unit.NameMax),
            Parent = cell.Text(Columns.Parent, Platform.Modules.Organisation.Unit.CodeMax),
            ParentName = cell.Text(Columns.ParentName, Platform.Modules.Organisation.Unit.NameMax),
            Function = cell.Text(Columns.Function, Platform.Modules.Organisation.Function.CodeMax),
            FunctionName = cell.Text(Columns.FunctionName, Platform.Modules.Organisation.Function.NameMax),
            Scale = cell.Whole(Columns.Scale, HighestScale),
            Flags = cell.Words(Columns.Flags, Platform.Modules.Organisation.Function.FlagsMax),
            Manager = cell.Text(Columns.Manager, Person.NumberMax),
            LeadsUnit = cell.OneOf(Columns.LeadsUnit, Columns.YesOrNo) ?? false,
            From = cell.Day(Columns.From) ?? default,
            To = cell.Day(Columns.To),
            EffectiveOn = cell.Day(Columns.EffectiveOn),
        };
        row.Check(line, cell);
        return problems.Concern(line.Row) ? null : row;
    }

    private void Check(FileLine line, Cell cell)
    {
        foreach (var (column, needs) in Columns.Pairs.Where(pair => line[pair.Column] is not null && line[pair.Needs] is null && (pair.Column != Columns.LeadsUnit || LeadsUnit)))
        {
            cell.Refuse(column, $"it has a value and {needs} has none; expected both or neither");
        }

        if (Manager == Number && Manager is not null)
        {
            cell.Refuse(Columns.Manager, "somebody cannot be their own manager; expected another personnel number, or nothing");
        }

        if (To < From)
        {
            cell.Refuse(Columns.To, $"it ends on {To:yyyy-MM-dd}, before it begins; expected {From:yyyy-MM-dd} or later");
        }

        if (EffectiveOn < From || EffectiveOn > To)
        {
            cell.Refuse(Columns.EffectiveOn, $"{EffectiveOn:yyyy-MM-dd} is outside the period of the position; expected a day in it");
        }
    }
}
