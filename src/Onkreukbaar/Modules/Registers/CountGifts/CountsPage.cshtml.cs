using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.CountGifts;

/// <summary>Gifts in numbers, as a picture and as the same table.</summary>
[Needs(Right.CountGifts)]
internal sealed class CountsPage(CurrentBody body, CurrentActor actor, GiftCounts counts) : GuardedPage(body, actor)
{
    private const int ChartHeight = 70;

    /// <summary>Where the bars stand, with room above the highest one for its number.</summary>
    public const int ChartAxis = ChartHeight + 18;

    public const int ChartBottom = ChartAxis + 22;

    [BindProperty(SupportsGet = true, Name = "van")]
    public CountScope? Chosen { get; set; }

    public IReadOnlyList<CountScope> Scopes => GiftCounts.ScopesOf(Actor);

    public CountScope Scope => Chosen is { } chosen && Scopes.Contains(chosen) ? chosen : Scopes[0];

    public CountTable? Table { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Table = Scopes.Count == 0 ? null : await counts.OfAsync(Actor, Scope, cancel);

    public static string Label(CountScope scope) => scope switch
    {
        CountScope.Units => Say("Mijn eenheid", "My unit"),
        CountScope.Officials => Say("Alle ambtenaren", "All officials"),
        CountScope.Council => Say("Volksvertegenwoordigers", "Representatives"),
        _ => Say("Bestuurders", "Executive"),
    };

    public static string Label(Counted what) => what switch
    {
        Counted.Declared => Say("Gemeld", "Declared"),
        Counted.Received => Say("Gekregen", "Received"),
        Counted.Offered => Say("Aangeboden", "Offered"),
        Counted.Promised => Say("Beloofd", "Promised"),
        Counted.Refused => Say("Afgeslagen", "Turned down"),
        Counted.SentBack => Say("Teruggestuurd", "Sent back"),
        Counted.HandedIn => Say("Ingeleverd", "Handed in"),
        Counted.AboveLimit => Say("Boven de grens", "Above the limit"),
        _ => Say("Nog open", "Still open"),
    };

    public string Text(ShownCount count) => count.Exact is { } exact ? $"{exact}"
        : count.IsTotalOfHidden ? Say("niet getoond", "not shown")
        : Table!.Smallest is { } smallest ? Say($"minder dan {smallest}", $"fewer than {smallest}")
        : Say("niet getoond", "not shown");

    /// <summary>The same above a bar, where there is room for a few signs.</summary>
    public string Short(ShownCount count) => count.Exact is { } exact ? $"{exact}" : !count.IsTotalOfHidden && Table!.Smallest is { } smallest ? $"< {smallest}" : "?";

    public static string Quarter((int Year, int Quarter) quarter) => Say($"{quarter.Quarter}e kw. {quarter.Year}", $"Q{quarter.Quarter} {quarter.Year}");

    /// <summary>How high a bar is, on one scale for all pictures; what is hidden has the height of the smallest number that is not.</summary>
    public int Height(ShownCount count)
    {
        var highest = Table!.Quarters.SelectMany(quarter => Enum.GetValues<Counted>().Select(what => Table.Of(quarter, what).Exact ?? 0)).Append(Table.Smallest ?? 1).Max();
        return (count.Exact ?? Table.Smallest ?? 1) * ChartHeight / Math.Max(highest, 1);
    }
}
