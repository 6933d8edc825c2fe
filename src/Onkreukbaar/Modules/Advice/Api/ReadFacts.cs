using System.Globalization;
using System.Text.Json;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Advice;

/// <summary>Reads the facts of a question and gathers everything that is wrong with them.</summary>
internal sealed class ReadFacts
{
    public const int MostParts = 50;
    public static readonly DateOnly FirstDate = new(1900, 1, 1);
    public static readonly DateOnly LastDate = new(2200, 12, 31);

    private readonly Topic topic;
    private readonly List<ApiError> errors = [];
    private readonly Dictionary<string, object?> facts = new(StringComparer.Ordinal);

    private ReadFacts(Topic topic) => this.topic = topic;

    public static (Dictionary<string, object?> Facts, IReadOnlyList<ApiError> Errors) Read(JsonElement question, Topic topic)
    {
        var reading = new ReadFacts(topic);
        reading.ReadObject(question, "", reading.facts, _ => true);
        return (reading.facts, reading.errors);
    }

    private void ReadObject(JsonElement json, string at, Dictionary<string, object?> into, Func<Fact, bool> mayStandHere)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Wrong(at, Say("Stuur een object met feiten.", "Send an object with facts."));
            return;
        }

        foreach (var property in json.EnumerateObject())
        {
            var here = $"{at}/{Escaped(property.Name)}";
            if (topic.Fact(property.Name) is not { IsDerived: false } fact || !mayStandHere(fact))
            {
                Wrong(here, Say("Dit feit bestaat niet.", "This fact does not exist."));
            }
            else if (!into.TryAdd(fact.Name, ReadValue(property.Value, fact, here)))
            {
                Wrong(here, Say("Dit feit staat er twee keer.", "This fact stands here twice."));
            }
        }
    }

    private object? ReadValue(JsonElement json, Fact fact, string at)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return fact.Kind switch
        {
            FactKind.YesNo => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : Wrong(at, Say("Dit is true of false.", "This is true or false.")),
            FactKind.Money or FactKind.Number => ReadNumber(json, fact, at),
            FactKind.Date => ReadDate(json, at),
            FactKind.Choice => json.ValueKind == JsonValueKind.String && fact.Value(json.GetString()!) is { } value ? value.Name : WrongValue(at, fact),
            FactKind.Choices => ReadSeveral(json, fact, at),
            _ => ReadParts(json, at),
        };
    }

    private object? ReadNumber(JsonElement json, Fact fact, string at)
    {
        if (json.ValueKind != JsonValueKind.Number)
        {
            return Wrong(at, Say("Dit is een getal, met een punt voor de centen.", "This is a number, with a point before the cents."));
        }

        return !json.TryGetDecimal(out var amount) || amount < fact.Min || amount > fact.Max
            ? Wrong(at, string.Create(CultureInfo.InvariantCulture, $"{Say("Dit getal ligt tussen", "This number lies between")} {fact.Min} {Say("en", "and")} {fact.Max}."))
            : decimal.Round(amount, 2) != amount ? Wrong(at, Say("Hoogstens twee cijfers achter de punt.", "At most two digits after the point."))
            : amount;
    }

    private object? ReadDate(JsonElement json, string at) =>
        json.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date >= FirstDate && date <= LastDate
            ? date
            : Wrong(at, Say("Dit is een datum zoals 2026-01-31, tussen 1900 en 2200.", "This is a date such as 2026-01-31, between 1900 and 2200."));

    private object? ReadSeveral(JsonElement json, Fact fact, string at)
    {
        var names = json.ValueKind switch
        {
            JsonValueKind.String => [json.GetString()!],
            JsonValueKind.Array => json.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "").ToList(),
            _ => new List<string>(),
        };
        return fact.ReadSeveral(names) ?? (names.Count > 0 && names.TrueForAll(name => fact.Value(name) is not null)
            ? Wrong(at, Say($"`{fact.Alone}` staat altijd alleen.", $"`{fact.Alone}` always stands alone."))
            : WrongValue(at, fact));
    }

    private object? ReadParts(JsonElement json, string at)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > MostParts)
        {
            return Wrong(at, Say($"Dit is een lijst van hoogstens {MostParts} onderdelen.", $"This is a list of at most {MostParts} parts."));
        }

        var parts = new List<Part>();
        foreach (var item in json.EnumerateArray())
        {
            var part = new Dictionary<string, object?>(StringComparer.Ordinal);
            ReadObject(item, $"{at}/{parts.Count}", part, fact => fact.Name is Words.Kind or Words.Value);
            parts.Add(new Part(part));
        }

        return parts;
    }

    private object? WrongValue(string at, Fact fact) =>
        Wrong(at, $"{Say("Kies uit", "Choose from")}: {string.Join(", ", fact.Values.Select(value => value.Name))}.");

    private object? Wrong(string at, string detail)
    {
        errors.Add(new ApiError("#" + at, detail));
        return null;
    }

    private static string Escaped(string name) =>
        (name.Length <= 100 ? name : name[..100]).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
