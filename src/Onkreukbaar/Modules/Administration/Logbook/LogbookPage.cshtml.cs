using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Administration.Logbook;

/// <summary>Who did what to which kind of record and when; never what a record says.</summary>
[Needs(Right.ReadAudit)]
internal sealed class LogbookPage(CurrentBody body, CurrentActor actor, ReadLogbook logbook, Clock clock) : GuardedPage(body, actor)
{
    private const int MonthsToChoose = 12;
    private const int YearsToChoose = 8;

    [BindProperty(SupportsGet = true, Name = "")]
    public LogbookFilter Filter { get; set; } = new();

    public LogbookLines Found { get; private set; } = null!;

    public IEnumerable<NlChoice> Periods => Enumerable.Range(0, MonthsToChoose).Select(ago => clock.Today.AddMonths(-ago))
        .Select(day => new NlChoice(day.ToString("yyyy-MM", CultureInfo.InvariantCulture), day.ToString("MMMM yyyy", CultureInfo.CurrentCulture)))
        .Concat(Enumerable.Range(0, YearsToChoose).Select(ago => (clock.Today.Year - ago).ToString(CultureInfo.InvariantCulture)).Select(year => new NlChoice(year, year)));

    public static IEnumerable<NlChoice> Actions => LogbookWords.Actions.Select(action => new NlChoice(action.Value, Codes.Sentences.FirstUpper(action.Label)));

    public async Task OnGetAsync(CancellationToken cancel) => Found = await logbook.PageAsync(Actor, Filter, cancel);
}
