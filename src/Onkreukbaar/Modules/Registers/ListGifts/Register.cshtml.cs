using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.ListGifts;

/// <summary>The register of gifts, as far as this person may read it.</summary>
[Needs(Right.SeeGiftRegister)]
internal sealed class GiftRegisterPage(CurrentBody body, CurrentActor actor, GiftList list, Codes.Codes codes, Clock clock) : GuardedPage(body, actor)
{
    private const int QuartersToChoose = 8;

    [BindProperty(SupportsGet = true, Name = "")]
    public GiftFilter Filter { get; set; } = new();

    public GiftPageOf Found { get; private set; } = null!;

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public IEnumerable<NlChoice> Statuses => codes.Current(Body)[0].Vocabulary.Topic(Gifts.GiftWords.Topic)!.Fact(Codes.Words.Status)!.Values.Select(value => new NlChoice(value.Name, Codes.Sentences.FirstUpper(Gifts.GiftText.Status(value.Name))));

    public static IEnumerable<NlChoice> States => Enum.GetValues<DeclarationState>().Where(state => state != DeclarationState.Prepared).Select(state => new NlChoice(state.ToString(), Gifts.GiftText.State(state)));

    public IEnumerable<NlChoice> UnitChoices => Units.Select(unit => new NlChoice(unit.Id.ToString(), unit.Name));

    public IEnumerable<NlChoice> Periods => Enumerable.Range(0, QuartersToChoose).Select(ago => clock.Today.AddMonths(-3 * ago)).Select(day => (day.Year, Quarter: (day.Month + 2) / 3))
        .Select(period => new NlChoice(string.Create(CultureInfo.InvariantCulture, $"{period.Year}-{period.Quarter}"), Say($"{period.Quarter}e kwartaal {period.Year}", $"Quarter {period.Quarter} of {period.Year}")));

    public static IEnumerable<NlChoice> Orders =>
    [
        new(GiftFilter.Newest, Say("Laatst gemeld", "Declared last")), new(GiftFilter.ByDate, Say("Datum van het geschenk", "Date of the gift")),
        new(GiftFilter.ByValue, Say("Waarde, hoogste eerst", "Value, highest first")), new(GiftFilter.ByGiver, Say("Gever", "Giver")),
    ];

    public string Count => Found.Total > GiftPageOf.CountedTo ? Say($"Meer dan {GiftPageOf.CountedTo:N0} geschenken", $"More than {GiftPageOf.CountedTo:N0} gifts")
        : Found.Total == 1 ? Say("1 geschenk", "1 gift") : Say($"{Found.Total} geschenken", $"{Found.Total} gifts");

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Found = await list.ReadAsync(Actor, Filter, cancel);
        Units = await list.UnitsAsync(Actor, cancel);
    }
}

/// <summary>What somebody declared themselves.</summary>
[Needs(Right.SeeOwnGifts)]
internal sealed class MyGifts(CurrentBody body, CurrentActor actor, GiftList list, Gifts.GiftsSeen gifts, Gifts.DeclareGift declare) : GuardedPage(body, actor)
{
    [BindProperty(SupportsGet = true, Name = "")]
    public GiftFilter Filter { get; set; } = new();

    public GiftPageOf Found { get; private set; } = null!;

    /// <summary>What colleagues declared for this person too.</summary>
    public IReadOnlyList<GiftLine> Shared { get; private set; } = [];

    public bool MayDeclare { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Found, Shared) = (await list.MineAsync(Actor, Filter, cancel), await gifts.SharedWithAsync(Actor, cancel));
        MayDeclare = await declare.MayAsync(Actor, cancel);
    }
}
