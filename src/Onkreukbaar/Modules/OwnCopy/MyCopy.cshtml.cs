using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Time;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.OwnCopy;

/// <summary>Everything that is held about whoever reads this page, and nothing about anybody else than who decided.</summary>
[Needs(Right.SeeOwnCopy)]
internal sealed class MyCopy(CurrentBody body, CurrentActor actor, OwnCopies copies) : PageModel
{
    public const int WidestTable = 5;

    public Body Body { get; } = body.Body!;

    public IReadOnlyList<ToldPart> Parts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Parts = await copies.OfAsync(actor.Required.PersonId, cancel);

    /// <summary>A value in words; null when there is nothing to show.</summary>
    public static string? Text(ToldField field) => field.Text ?? field.Value switch
    {
        null => null,
        bool yes => yes ? Say("Ja", "Yes") : Say("Nee", "No"),
        DateOnly day => CodeWords.Date(day),
        DateTimeOffset at => $"{CodeWords.Date(Clock.DayOf(at))}, {TimeZoneInfo.ConvertTime(at, Amsterdam):HH:mm}",
        _ => Convert.ToString(field.Value, CultureInfo.CurrentCulture),
    };

    /// <summary>What people typed is Dutch, as are the words of the codes; null for what the page says in its own language.</summary>
    public static string? LanguageOf(ToldField field) => field is { Text: null, Value: string } ? "nl" : null;

    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
}
