using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.Roles;

/// <summary>One person: their roles, who stands in for them, and their account.</summary>
[Needs(Right.ManageRoles)]
internal sealed class PersonPage(CurrentBody body, CurrentActor actor, RoleHolders holders, GiveRole roles, AppointDeputy deputies, InvitePerson invite, Place place, Clock clock) : GuardedPage(body, actor)
{
    [BindProperty]
    public RoleForm Give { get; set; } = new();

    [BindProperty]
    public DeputyForm Deputy { get; set; } = new();

    [BindProperty]
    public InviteForm Invite { get; set; } = new();

    [FromQuery(Name = "klaar")]
    public string? Done { get; set; }

    public RoleFile Found { get; private set; } = null!;

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>The link of an invitation, in the one answer in which it can be seen.</summary>
    public string? Link { get; private set; }

    public DateOnly Today { get; } = clock.Today;

    public bool IsOneself => Found.Line.Person.Id == Actor.PersonId;

    public IEnumerable<NlChoice> UnitChoices => Units.Select(unit => new NlChoice(unit.Id.ToString(), unit.Name));

    public string? DoneSentence => Done switch
    {
        "gegeven" => Say("De rol is gegeven.", "The role was given."),
        "beeindigd" => Say("Dit is beëindigd.", "This was ended."),
        "vervanger" => Say("De vervanger is aangewezen.", "The deputy was appointed."),
        _ => null,
    };

    public string Account => Found.Account switch
    {
        null => Say("Nog geen account", "No account yet"),
        { PasswordHash: not null, HasSecondFactor: true } => Say("Heeft een account, met een tweede factor", "Has an account, with a second factor"),
        { PasswordHash: not null } => Say("Heeft een account", "Has an account"),
        { InvitedUntil: { } until } when until >= clock.Now => Say($"Uitgenodigd, de link werkt tot en met {Codes.CodeWords.Date(Clock.DayOf(until))}", $"Invited, the link works up to and including {Codes.CodeWords.Date(Clock.DayOf(until))}"),
        _ => Say("Uitgenodigd, maar de link is verlopen", "Invited, but the link has expired"),
    };

    public bool MayBeInvited => !IsOneself && Found.Account?.PasswordHash is null;

    public bool HasWrong(string form) => ModelState.Any(field => field.Key.StartsWith(form + ".", StringComparison.Ordinal) && field.Value?.Errors.Count > 0);

    public async Task<IActionResult> OnGetAsync(Guid persoon, CancellationToken cancel)
    {
        if (!await ReadAsync(persoon, cancel))
        {
            return NotFound();
        }

        (Give.Id, Give.From, Deputy.Id, Deputy.From) = (Guid.CreateVersion7(clock.Now), Today, Guid.CreateVersion7(clock.Now), Today);
        return Page();
    }

    public Task<IActionResult> OnPostGeefAsync(Guid persoon, CancellationToken cancel) =>
        DoAsync(persoon, nameof(Give), "gegeven", () => roles.GiveAsync(Actor, persoon, Give, cancel), cancel);

    public Task<IActionResult> OnPostVervangerAsync(Guid persoon, CancellationToken cancel) =>
        DoAsync(persoon, nameof(Deputy), "vervanger", () => deputies.AppointAsync(Actor, persoon, Deputy, cancel), cancel);

    public async Task<IActionResult> OnPostUitnodigenAsync(Guid persoon, CancellationToken cancel)
    {
        if (!await ReadAsync(persoon, cancel))
        {
            return NotFound();
        }

        try
        {
            // Not behind a redirect: the link is nowhere kept and can be shown only in this answer.
            Link = place.AddressFor(Request) + Invitations.Page(Body, await invite.KnownAsync(Actor, persoon, Invite.Mail, cancel));
            await ReadAsync(persoon, cancel);
            return Page();
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, nameof(Invite));
        }
    }

    private async Task<IActionResult> DoAsync(Guid person, string form, string done, Func<Task> act, CancellationToken cancel)
    {
        if (!await ReadAsync(person, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        try
        {
            await act();
            return Redirect(AdministrationLinks.Person(Body, person, done));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, form);
        }
    }

    private async Task<bool> ReadAsync(Guid person, CancellationToken cancel)
    {
        if (await holders.OfAsync(person, cancel) is not { } found)
        {
            return false;
        }

        (Found, Units) = (found, await holders.UnitsAsync(cancel));
        return true;
    }
}
