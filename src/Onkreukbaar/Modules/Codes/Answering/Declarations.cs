using Onkreukbaar.Decisions;
using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The vocabulary's facts as the library wants them declared.</summary>
internal static class Declarations
{
    public static IReadOnlyList<FactDeclaration> Of(CodeVersion code, TopicOfCode topic) =>
        [.. InOrderOfAsking(topic).Where(fact => fact.IsInTables).Select(fact => Of(fact, code, topic))];

    public static IReadOnlyDictionary<string, object?> Constants(IReadOnlyList<Parameter> parameters)
    {
        var constants = parameters.ToDictionary(p => p.Name, p => (object?)p.Value, StringComparer.Ordinal);
        constants[CodeReader.Unknown] = Unknown.Value;
        return constants;
    }

    // What is asked first stands first in the diagrams: then the facts known so far cut away most.
    private static IEnumerable<Fact> InOrderOfAsking(TopicOfCode topic) =>
        topic.Order.SelectMany(group => group).Select(name => topic.Topic.Fact(name)!).Concat(topic.Topic.Facts).Distinct();

    private static FactDeclaration Of(Fact fact, CodeVersion code, TopicOfCode topic) => fact.Kind switch
    {
        // A code is asked only by the people it is for: while that is unknown, it is one of them.
        FactKind.Choice when fact.Name == topic.Topic.Audience => FactDeclaration.Choice(fact.Name, code.Audiences),
        FactKind.Choice => FactDeclaration.Choice(fact.Name, Names(fact)),
        FactKind.Choices => FactDeclaration.Choices(fact.Name, Names(fact), fact.Alone),
        FactKind.Money or FactKind.Number => FactDeclaration.Number(fact.Name, fact.Min, fact.Max),
        _ => FactDeclaration.Truth(fact.Name),
    };

    private static string[] Names(Fact fact) => [.. fact.Values.Select(value => value.Name)];
}
