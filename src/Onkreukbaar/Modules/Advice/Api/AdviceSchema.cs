using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Advice;

/// <summary>Writes the facts of the vocabulary into the API's documentation, so that it never says anything else than the codes.</summary>
internal sealed class AdviceSchema(Bodies bodies, Codes.Codes codes) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.OperationId == AdviceApi.Name && operation.RequestBody?.Content is { } content)
        {
            foreach (var media in content.Values)
            {
                media.Schema = Question();
            }
        }

        return Task.CompletedTask;
    }

    private OpenApiSchema Question()
    {
        var facts = bodies.All.SelectMany(body => codes.Of(body).Topics).DistinctBy(topic => topic.Name, StringComparer.Ordinal).SelectMany(topic => topic.Facts).Where(fact => !fact.IsDerived).ToLookup(fact => fact.Name, StringComparer.Ordinal);
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalPropertiesAllowed = false,
            Properties = facts.ToDictionary(same => same.Key, same => InAnyTopic([.. same]), StringComparer.Ordinal),
        };
    }

    /// <summary>Topics may give one name to different facts; which one holds follows from the topic in the address.</summary>
    private static IOpenApiSchema InAnyTopic(IReadOnlyList<Fact> facts) => facts.DistinctBy(Meaning, StringComparer.Ordinal).Select(Property).ToList() is [var one] ? one
        : new OpenApiSchema { AnyOf = [.. facts.DistinctBy(Meaning, StringComparer.Ordinal).Select(Property)] };

    private static string Meaning(Fact fact) => $"{fact.Type} {string.Join(' ', fact.Values.Select(value => value.Name))}";

    private static IOpenApiSchema Property(Fact fact) => fact.Kind switch
    {
        FactKind.YesNo => new OpenApiSchema { Type = JsonSchemaType.Boolean | JsonSchemaType.Null, Description = fact.Question.Nl },
        FactKind.Money or FactKind.Number => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null, Description = fact.Question.Nl },
        FactKind.Date => new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date", Description = fact.Question.Nl },
        FactKind.Choice => new OpenApiSchema { Description = fact.Question.Nl, Enum = [.. Names(fact), JsonNullSentinel.JsonNull] },
        FactKind.Choices => new OpenApiSchema
        {
            Description = fact.Question.Nl,
            OneOf = [new OpenApiSchema { Enum = [.. Names(fact), JsonNullSentinel.JsonNull] }, new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Enum = Names(fact) } }],
        },
        _ => new OpenApiSchema { Type = JsonSchemaType.Array | JsonSchemaType.Null, MaxItems = ReadFacts.MostParts, Description = fact.Question.Nl, Items = new OpenApiSchema { Type = JsonSchemaType.Object } },
    };

    private static List<JsonNode> Names(Fact fact) => [.. fact.Values.Select(value => (JsonNode)JsonValue.Create(value.Name))];
}
