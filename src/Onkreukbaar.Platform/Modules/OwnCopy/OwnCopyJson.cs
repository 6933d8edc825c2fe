using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Onkreukbaar.Platform.Modules.OwnCopy;

/// <summary>A person's own copy as one file that another program can read.</summary>
public static class OwnCopyJson
{
    // It is saved as a file and never stands in a page, so letters may stay letters.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(string body, DateTimeOffset madeAt, IReadOnlyList<ToldPart> parts)
    {
        var all = new JsonObject { ["organisatie"] = body, ["gemaaktOp"] = Node(madeAt) };
        foreach (var part in parts)
        {
            all[part.Key] = List(part.Items);
        }

        return JsonSerializer.SerializeToUtf8Bytes(all, Json);
    }

    private static JsonArray List(IReadOnlyList<ToldItem> items) => [.. items.Select(Object)];

    private static JsonObject Object(ToldItem item)
    {
        var made = new JsonObject();
        foreach (var field in item.Fields)
        {
            made[field.Key] = Node(field.Value);
        }

        foreach (var list in item.Lists)
        {
            made[list.Key] = List(list.Items);
        }

        return made;
    }

    private static JsonNode? Node(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value, Json);
}
