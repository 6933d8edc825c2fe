using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.BodySettings;

/// <summary>One setting: what holds, what is planned, what held, and deciding something else.</summary>
[Needs(Right.ManageSettings)]
internal sealed class SettingPage(CurrentBody body, CurrentActor actor, DecideSetting settings, Clock clock) : GuardedPage(body, actor)
{
    [BindProperty]
    public SettingForm Form { get; set; } = new();

    [FromQuery(Name = "klaar")]
    public string? Done { get; set; }

    public SettingState State { get; private set; } = null!;

    public DateOnly Today { get; } = clock.Today;

    public static IEnumerable<NlChoice> YesOrNo => [new(SettingWords.Yes, Say("Ja", "Yes")), new(SettingWords.No, Say("Nee", "No"))];

    public IEnumerable<NlChoice> Words => State.Known.Words.Select(word => new NlChoice(word.Name, word.Label.ToString()));

    public string? DoneSentence => Done switch
    {
        "besloten" => Say("Het besluit is vastgelegd.", "The decision was recorded."),
        "afgezegd" => Say("Dit gaat niet door.", "This is called off."),
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(string naam, CancellationToken cancel)
    {
        if (!await ReadAsync(naam, cancel))
        {
            return NotFound();
        }

        (Form.Id, Form.From) = (Guid.CreateVersion7(clock.Now), Today);
        if (State.Value is { } value)
        {
            (Form.YesOrNo, Form.Text, Form.Words) = (value, value, SettingWords.Words(value));
            Form.Number = decimal.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostBesluitAsync(string naam, CancellationToken cancel)
    {
        if (!await ReadAsync(naam, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        try
        {
            await settings.SetAsync(Actor, State, Form, cancel);
            return Redirect($"{AdministrationLinks.Setting(Body, naam)}?klaar=besloten");
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, nameof(Form));
        }
    }

    public async Task<IActionResult> OnPostAfzeggenAsync(string naam, Guid id, CancellationToken cancel) =>
        await settings.CallOffAsync(Actor, naam, id, cancel) ? Redirect($"{AdministrationLinks.Setting(Body, naam)}?klaar=afgezegd") : NotFound();

    private async Task<bool> ReadAsync(string name, CancellationToken cancel)
    {
        if (await settings.OfAsync(name, cancel) is not { } state)
        {
            return false;
        }

        State = state;
        return true;
    }
}
