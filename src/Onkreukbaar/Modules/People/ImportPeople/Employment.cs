using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.People;

/// <summary>What can change in a position while it stays the same employment or office.</summary>
internal sealed record Placing(string Title, Guid? UnitId, Guid? FunctionId, Guid? ManagerId)
{
    public static Placing Of(Position position) => new(position.Title, position.UnitId, position.FunctionId, position.ManagerId);
}

/// <summary>One employment or office of a person with everything that changed in it, from part to part.</summary>
internal sealed class Employment(Position first)
{
    private readonly List<Position> parts = [first];

    public PositionKind Kind => parts[0].Kind;

    public DateOnly BeganOn => parts[0].BeganOn;

    public Position Last => parts[^1];

    public IReadOnlyList<Position> Parts => parts;

    public Position? PartOn(DateOnly day) => parts.Find(part => part.HoldsOn(day));

    public void Add(Position part) => parts.Insert(parts.FindLastIndex(other => other.From < part.From) + 1, part);

    public void Remove(Position part) => parts.Remove(part);

    /// <summary>The employments of one person: a later part says since when it goes on, and begins after the part before it.</summary>
    public static List<Employment> Of(IEnumerable<Position> positions)
    {
        var all = new List<Employment>();
        foreach (var part in positions.OrderBy(position => position.From))
        {
            var goesOn = part.Since is null ? null : all.Where(one => one.Kind == part.Kind && one.BeganOn == part.Since && one.Last.To < part.From).MaxBy(one => one.Last.To);
            if (goesOn is null)
            {
                all.Add(new Employment(part));
            }
            else
            {
                goesOn.Add(part);
            }
        }

        return all;
    }
}
