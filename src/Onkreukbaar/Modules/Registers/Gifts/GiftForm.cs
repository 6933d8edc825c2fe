using System.ComponentModel.DataAnnotations;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>What somebody tells about a gift besides the facts the rules ask for.</summary>
internal sealed class GiftForm
{
    /// <summary>Changes when the questions do, so that a version says which ones were asked.</summary>
    public const string Version = "geschenken/1";

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

    [MaxLength(Gift.SharedWithMax)]
    public string? SharedWith { get; set; }

    public bool IsDilemma { get; set; }

    public string GiverKey => Searchable.Of(string.IsNullOrWhiteSpace(GiverOrganisation) ? GiverPerson ?? "" : GiverOrganisation);

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
    }

    public IEnumerable<ShownAnswer> Shown()
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
            (Say("Voor wie het nog meer is", "Who else it is for"), SharedWith),
            (Say("Ik wil dit bespreken als dilemma", "I want to discuss this as a dilemma"), IsDilemma ? Say("Ja", "Yes") : null),
        ];
        return answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Text)).Select(answer => new ShownAnswer(answer.Label, answer.Text!));
    }

    private static bool IsKvkNumber(string text) => text.Trim() is { Length: Gift.KvkLength } digits && digits.All(char.IsAsciiDigit);
}

/// <summary>A declaration that was not sent yet: the answers of the interview and the rest.</summary>
internal sealed record GiftDraft(Answers Answers, GiftForm Form);

/// <summary>The words of the vocabulary that this register gives a meaning to.</summary>
internal static class GiftWords
{
    public const string Topic = "geschenken";
    public const string Series = "G";
    public const string Offered = "aangeboden";
    public const string Promised = "toegezegd";
    public const string Refused = "geweigerd";
    public const string Registering = "registreren";
    public const string HandingIn = "inleveren";
    public const string SendingBack = "terugsturen";
    public const string UnitRule = "eenheidsregel";
    public const string NoUnitRule = "geen";

    public const string ByDeclarant = "melder";
    public const string ByReceiver = "ontvanger";

    /// <summary>How somebody is bound to the body, as the codes of conduct call it.</summary>
    public static string Audience(PositionKind kind) => kind switch
    {
        PositionKind.Official => "ambtenaar",
        PositionKind.ProvincialCouncillor => "statenlid",
        PositionKind.ProvincialExecutive => "gedeputeerde",
        PositionKind.KingsCommissioner => "commissaris",
        PositionKind.Councillor => "raadslid",
        PositionKind.Alderman => "wethouder",
        PositionKind.Mayor => "burgemeester",
        PositionKind.CommitteeMember => "commissielid",
        _ => "extern",
    };
}
