using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The order of asking is the code's; among equals the fact that settles most goes first.</summary>
internal sealed class AskingOrder(FactSpace space, IReadOnlyList<IReadOnlyList<string>> groups, Func<FactState, FactSet> neededIn)
{
    public IReadOnlyList<string> Of(FactState state, FactSet needed)
    {
        var ordered = new List<string>(needed.Count);
        foreach (var group in groups)
        {
            ordered.AddRange(InGroup(state, [.. group.Select(name => space.IndexOf(name)).Where(needed.Contains)]));
        }

        // A fact the code forgot to give a place is asked last, not never.
        ordered.AddRange(needed.Names(space).Except(ordered, StringComparer.Ordinal));
        return ordered;
    }

    // Equals that settle as much keep the order of the code.
    private IEnumerable<string> InGroup(FactState state, List<int> equals) =>
        (equals.Count < 2 ? equals : equals.OrderBy(fact => LeftAfter(state, fact)).ToList()).Select(fact => space[fact].Name);

    /// <summary>How many facts are still needed after this one, averaged over its values.</summary>
    private double LeftAfter(FactState state, int fact) =>
        Enumerable.Range(0, space[fact].Count).Average(region => neededIn(state.WithKnown(fact, region)).Count);
}
