using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The order of asking is the code's; among equals the fact that settles most goes first.</summary>
internal sealed class AskingOrder(FactModel model, IReadOnlyList<IReadOnlyList<string>> groups, Func<FactState, FactSet> neededIn)
{
    public IReadOnlyList<string> Of(FactState state, FactSet needed)
    {
        var ordered = new List<string>(needed.Count);
        foreach (var group in groups)
        {
            var equals = group.Select(name => model.Space.IndexOf(name)).Where(needed.Contains).ToList();
            ordered.AddRange(model.ByEffect(equals, state, neededIn).Select(fact => model.Space[fact].Name));
        }

        // A fact the code forgot to give a place is asked last, not never.
        ordered.AddRange(needed.Names(model.Space).Except(ordered, StringComparer.Ordinal));
        return ordered;
    }
}
