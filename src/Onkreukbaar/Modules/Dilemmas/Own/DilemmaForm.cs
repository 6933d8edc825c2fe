using System.ComponentModel.DataAnnotations;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Own;

/// <summary>A dilemma as somebody writes it.</summary>
internal sealed class DilemmaForm
{
    public const int TitleMax = 120;
    public const int TextMax = 4_000;
    public const int OptionsMax = 10;

    public Guid Id { get; set; }

    public long Version { get; set; }

    [MaxLength(TitleMax)]
    public string? Title { get; set; }

    [MaxLength(TextMax)]
    public string? Situation { get; set; }

    public bool? IsAhead { get; set; }

    /// <summary>Each option on a line of its own.</summary>
    [MaxLength(TextMax)]
    public string? Options { get; set; }

    public IReadOnlyList<string>? Values { get; set; }

    [MaxLength(TextMax)]
    public string? Weighing { get; set; }

    [MaxLength(TextMax)]
    public string? Feeling { get; set; }

    [MaxLength(TextMax)]
    public string? Reflection { get; set; }

    [MaxLength(TextMax)]
    public string? OtherView { get; set; }

    [MaxLength(TextMax)]
    public string? Decision { get; set; }

    [MaxLength(TextMax)]
    public string? Reason { get; set; }

    [MaxLength(TextMax)]
    public string? Lesson { get; set; }

    public PressureForm Pressure { get; set; } = new();

    public AddressedForm Addressed { get; set; } = new();

    /// <summary>Whether it is closed with this, instead of kept to go on with.</summary>
    public bool Concludes { get; set; }

    public static DilemmaForm Of(OwnDilemma own) => new()
    {
        Id = own.Row.Id,
        Version = own.Row.Version,
        Title = own.Text!.Title,
        Situation = own.Text.Situation,
        IsAhead = own.Text.IsAhead,
        Options = string.Join('\n', own.Text.Options),
        Values = own.Text.Values,
        Weighing = own.Text.Weighing,
        Feeling = own.Text.Feeling,
        Reflection = own.Text.Reflection,
        OtherView = own.Text.OtherView,
        Decision = own.Text.Decision,
        Reason = own.Text.Reason,
        Lesson = own.Text.Lesson,
        Pressure = PressureForm.Of(own.Text.Pressure),
        Addressed = AddressedForm.Of(own.Text.Addressed),
    };

    public DilemmaText ToText(DateOnly today) => new()
    {
        Title = Title.AsTyped()!,
        Situation = Situation.AsTyped()!,
        IsAhead = IsAhead!.Value,
        Options = NamedOptions,
        Values = Values ?? [],
        Weighing = Weighing.AsTyped(),
        Feeling = Feeling.AsTyped(),
        Reflection = Reflection.AsTyped(),
        OtherView = OtherView.AsTyped(),
        Decision = Decision.AsTyped(),
        Reason = Reason.AsTyped(),
        Lesson = Lesson.AsTyped(),
        Pressure = Pressure.ToPressure(),
        Addressed = Addressed.ToAddressed(),
        ConcludedOn = Concludes ? today : null,
    };

    /// <summary>What is still missing or cannot be, each with its field. Closing asks for more than keeping.</summary>
    /// <param name="values">The core values to choose from.</param>
    /// <param name="understandsFirst">Whether this body wants the other side to be understood before there is a judgement.</param>
    /// <param name="today">Today in the Netherlands.</param>
    public IEnumerable<(string Field, string Sentence)> Problems(IReadOnlyList<CoreValue> values, bool understandsFirst, DateOnly today)
    {
        if (Title.AsTyped() is null)
        {
            yield return (nameof(Title), Say("Schrijf in een paar woorden waar het over gaat", "Write in a few words what it is about"));
        }

        if (Situation.AsTyped() is null)
        {
            yield return (nameof(Situation), Say("Vertel wat er speelt", "Tell what is going on"));
        }

        if (IsAhead is null)
        {
            yield return (nameof(IsAhead), Say("Kies of je nog moet kiezen of al koos", "Choose whether you still have to choose or did already"));
        }

        if (NamedOptions.Count > OptionsMax)
        {
            yield return (nameof(Options), Say($"Noem hoogstens {OptionsMax} keuzes", $"Name at most {OptionsMax} options"));
        }

        if (Values?.Any(name => values.All(value => value.Name != name)) == true)
        {
            yield return (nameof(Values), Say("Kies waarden uit de lijst", "Choose values from the list"));
        }

        if (understandsFirst && Decision.AsTyped() is not null && OtherView.AsTyped() is null)
        {
            yield return (nameof(OtherView), Say("Eerst begrijpen, dan oordelen: schrijf op hoe de ander het ziet", "First understand, then judge: write down how the other person sees it"));
        }

        foreach (var problem in Pressure.Problems(today).Concat(Addressed.Problems(today)))
        {
            yield return problem;
        }

        foreach (var missing in Concludes ? MissingToConclude(values) : [])
        {
            yield return missing;
        }
    }

    private List<string> NamedOptions => [.. (Options.AsTyped() ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private IEnumerable<(string Field, string Sentence)> MissingToConclude(IReadOnlyList<CoreValue> values)
    {
        if (NamedOptions.Count is < 2)
        {
            yield return (nameof(Options), Say("Noem minstens twee keuzes, elk op een eigen regel", "Name at least two options, each on a line of its own"));
        }

        if (values.Count > 0 && Values is not { Count: > 0 })
        {
            yield return (nameof(Values), Say("Kies welke waarden meespelen", "Choose which values are at stake"));
        }

        if (values.Count > 0 && Weighing.AsTyped() is null)
        {
            yield return (nameof(Weighing), Say("Schrijf op hoe je de waarden afwoog", "Write down how you weighed the values"));
        }

        if (Decision.AsTyped() is null)
        {
            yield return (nameof(Decision), Say("Schrijf op wat je besloot. Zonder besluit blijft een dilemma open", "Write down what you decided. Without a decision a dilemma stays open"));
        }

        if (Reason.AsTyped() is null)
        {
            yield return (nameof(Reason), Say("Schrijf op waarom", "Write down why"));
        }
    }
}
