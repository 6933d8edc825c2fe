using System.ComponentModel.DataAnnotations;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>What somebody tells about a gift besides the facts the rules ask for.</summary>
internal sealed record GiftForm
{
    /// <summary>Changes when the questions do, so that a version says which ones were asked.</summary>
    public const string Version = "geschenken/4";

    private const int MostRecipients = 10_000;

    /// <summary>In which employment or office it happened, for who has more than one.</summary>
    public Guid? PositionId { get; set; }

    [MaxLength(Gift.DescriptionMax)]
    public string? Description { get; set; }

    public DateOnly? OfferedOn { get; set; }

    [MaxLength(Gift.GiverMax)]
    public string? GiverPerson { get; set; }

    [MaxLength(Gift.GiverMax)]
    public string? GiverOrganisation { get; set; }

    public string? GiverKvk { get; set; }

    [MaxLength(Gift.OccasionMax)]
    public string? Business { get; set; }

    [MaxLength(Gift.OccasionMax)]
    public string? Occasion { get; set; }

    [MaxLength(Gift.BasisMax)]
    public string? ValueBasis { get; set; }

    /// <summary>For how many people it is together.</summary>
    public int? Recipients { get; set; }

    [MaxLength(Gift.SharedWithMax)]
    public string? SharedWith { get; set; }

    public bool IsDilemma { get; set; }

    /// <summary>When somebody saw what was in it, where that was later than taking it.</summary>
    public DateOnly? DiscoveredOn { get; set; }

    /// <summary>The invoice from the body to whoever pays for somebody's work.</summary>
    [MaxLength(Gift.InvoiceMax)]
    public string? InvoiceNumber { get; set; }

    public string GiverKey => Giver.Key(GiverOrganisation, GiverPerson);

    /// <summary>As it is kept: without blanks around it, and nothing where nothing was said.</summary>
    public GiftForm Tidy() => this with
    {
        Description = Filled(Description),
        GiverPerson = Filled(GiverPerson),
        GiverOrganisation = Filled(GiverOrganisation),
        GiverKvk = Filled(GiverKvk),
        Business = Filled(Business),
        Occasion = Filled(Occasion),
        ValueBasis = Filled(ValueBasis),
        SharedWith = Filled(SharedWith),
        InvoiceNumber = Filled(InvoiceNumber),
    };

    public static GiftForm Of(Gift gift, Guid positionId) => new()
    {
        PositionId = positionId,
        Description = gift.Description,
        OfferedOn = gift.OfferedOn,
        GiverPerson = gift.GiverPerson,
        GiverOrganisation = gift.GiverOrganisation,
        GiverKvk = gift.GiverKvk,
        Business = gift.Business,
        Occasion = gift.Occasion,
        ValueBasis = gift.ValueBasis,
        Recipients = gift.Recipients,
        SharedWith = gift.SharedWith,
        IsDilemma = gift.IsDilemma,
        DiscoveredOn = gift.DiscoveredOn,
        InvoiceNumber = gift.InvoiceNumber,
    };

    /// <summary>What is missing or cannot be, each with its field.</summary>
    public IEnumerable<(string Field, string Sentence)> Problems(string? status, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Description))
        {
            yield return (nameof(Description), Say("Vul in wat het geschenk is", "Enter what the gift is"));
        }

        if (OfferedOn is null)
        {
            yield return (nameof(OfferedOn), Say("Vul in wanneer dit was", "Enter when this was"));
        }
        else if (OfferedOn > today && status is not (GiftWords.Offered or GiftWords.Promised))
        {
            yield return (nameof(OfferedOn), Say("De datum ligt in de toekomst. Dat kan alleen bij iets dat is aangeboden of beloofd", "The date is in the future. That is only possible for something offered or promised"));
        }

        if (string.IsNullOrWhiteSpace(GiverPerson) && string.IsNullOrWhiteSpace(GiverOrganisation))
        {
            yield return (nameof(GiverPerson), Say("Vul in wie het gaf: een persoon, een organisatie of allebei", "Enter who gave it: a person, an organisation or both"));
        }

        if (!string.IsNullOrWhiteSpace(GiverKvk) && !IsKvkNumber(GiverKvk))
        {
            yield return (nameof(GiverKvk), Say("Een KvK-nummer heeft 8 cijfers", "A Chamber of Commerce number has 8 digits"));
        }

        if (DiscoveredOn > today || DiscoveredOn < OfferedOn)
        {
            yield return (nameof(DiscoveredOn), Say("Vul een dag in na de dag van het geschenk, en niet in de toekomst", "Enter a day after the day of the gift, and not in the future"));
        }

        if (Recipients is < 1 or > MostRecipients)
        {
            yield return (nameof(Recipients), Say("Vul in voor hoeveel mensen het is, jijzelf meegeteld", "Enter for how many people it is, counting yourself"));
        }
    }

    /// <param name="people">For how many people it is together.</param>
    public IEnumerable<ShownAnswer> Shown(int? people)
    {
        (string Label, string? Text)[] answers =
        [
            (Say("Het geschenk", "The gift"), Description),
            (Say("Datum", "Date"), OfferedOn is { } day ? CodeWords.Date(day) : null),
            (Say("Gever, persoon", "Giver, person"), GiverPerson),
            (Say("Gever, organisatie", "Giver, organisation"), GiverOrganisation),
            (Say("KvK-nummer", "Chamber of Commerce number"), GiverKvk),
            (Say("Wat er loopt met de gever", "What runs with the giver"), Business),
            (Say("Aanleiding", "Occasion"), Occasion),
            (Say("Hoe je de waarde schatte", "How you estimated the value"), ValueBasis),
            (Say("Voor hoeveel mensen samen", "For how many people together"), people is null ? null : $"{people}"),
            (Say("Voor wie het nog meer is", "Who else it is for"), SharedWith),
            (Say("Wanneer je zag wat erin zat", "When you saw what was in it"), DiscoveredOn is { } seen ? CodeWords.Date(seen) : null),
            (Say("Factuur van de organisatie aan de gever", "Invoice from the organisation to the giver"), InvoiceNumber),
            (Say("Ik wil dit bespreken als dilemma", "I want to discuss this as a dilemma"), IsDilemma ? Say("Ja", "Yes") : null),
        ];
        return answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Text)).Select(answer => new ShownAnswer(answer.Label, answer.Text!));
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsKvkNumber(string text) => text.Trim() is { Length: Gift.KvkLength } digits && digits.All(char.IsAsciiDigit);
}

/// <summary>A declaration that was not sent yet: the answers of the interview and the rest.</summary>
/// <param name="Answers">What was answered in the interview.</param>
/// <param name="Form">What was typed besides.</param>
/// <param name="Changes">The declaration that this changes; null for a new one.</param>
/// <param name="For">For whose signature it is made ready; null for one's own.</param>
internal sealed record GiftDraft(Answers Answers, GiftForm Form, Guid? Changes = null, Guid? For = null)
{
    /// <summary>The colleagues who got it too.</summary>
    public IReadOnlyList<Colleague> With { get; init; } = [];

    /// <summary>The offer or promise, declared before, that came after all.</summary>
    public Guid? Follows { get; init; }

    public IReadOnlyList<Guid> Others => [.. With.Select(colleague => colleague.Id)];

    /// <summary>For how many people it is; null when for one. Who names colleagues need not count them.</summary>
    public int? People => Math.Max(Form.Recipients ?? 1, With.Count + 1) is > 1 and var people ? people : null;
}

/// <summary>Somebody who can have got it too.</summary>
internal sealed record Colleague(Guid Id, string Name);
