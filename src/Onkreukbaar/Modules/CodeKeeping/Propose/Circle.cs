using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>For whom a stricter rule holds: a unit with every unit below it, or everybody of a kind, such as the members of the council.</summary>
/// <param name="Prefix">What the ids of its rules begin with.</param>
/// <param name="Fact">The fact that tells who belongs to it.</param>
/// <param name="Values">The values of that fact, the first for the circle itself.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Units">The units in it; none for a kind of people, which the topic knows already.</param>
internal sealed record Circle(string Prefix, string Fact, IReadOnlyList<string> Values, string Name, IReadOnlyList<Unit> Units)
{
    private const string OfUnits = "AFD-";
    private const string OfGroups = "GRP-";

    /// <summary>What the ids of rules about it begin with.</summary>
    public string Ids => $"{Prefix}{Values[0]}-";

    /// <summary>Whether a row, a text or an example was put in this way.</summary>
    public static bool IsOfOne(string id) => id.StartsWith(OfUnits, StringComparison.Ordinal) || id.StartsWith(OfGroups, StringComparison.Ordinal);

    /// <summary>A unit and every unit below it, whatever the depth.</summary>
    public static Circle Of(Unit unit, IReadOnlyList<Unit> all)
    {
        var units = new List<Unit> { unit };
        for (var level = units.ToList(); level.Count > 0;)
        {
            level = [.. all.Where(other => level.Exists(above => other.ParentId == above.Id) && !units.Exists(known => known.Id == other.Id))];
            units.AddRange(level);
        }

        return new Circle(OfUnits, UnitFact.Name, [.. units.Select(one => UnitFact.ValueOf(one.Code))], unit.Name, units);
    }

    /// <summary>Everybody of a kind; null when the code is not for them, or nothing stricter can be added for them.</summary>
    public static Circle? OfGroup(CodeVersion code, TopicOfCode topic, string? group) =>
        Groups(code, topic).FirstOrDefault(known => known.Name == group) is { } value ? new Circle(OfGroups, topic.Topic.Audience, [value.Name], value.Label.Nl, []) : null;

    /// <summary>The kinds of people a code is for.</summary>
    public static IEnumerable<NlChoice> GroupChoices(CodeVersion code, TopicOfCode topic) => Groups(code, topic).Select(value => new NlChoice(value.Name, value.Label.ToString()));

    /// <summary>Only where the strictest row wins: elsewhere one more row could make an answer milder.</summary>
    private static IEnumerable<FactValue> Groups(CodeVersion code, TopicOfCode topic) =>
        topic.Topic.Fact(topic.Topic.Audience) is { } who && topic.Model.TryGet(TableNames.Verdict, out var verdicts) && UnitFact.StrictestWins(topic.Topic, verdicts.Table!)
            ? who.Values.Where(value => code.IsFor(value.Name))
            : [];
}
