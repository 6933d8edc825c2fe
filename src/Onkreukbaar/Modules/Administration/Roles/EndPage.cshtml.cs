using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Administration.Roles;

/// <summary>Ending a role or a standing in from a day on.</summary>
[Needs(Right.ManageRoles)]
internal sealed class EndPage(CurrentBody body, CurrentActor actor, RoleHolders holders, GiveRole roles, AppointDeputy deputies, Clock clock) : GuardedPage(body, actor)
{
    private const string RoleWord = "rol";
    private const string DeputyWord = "vervanging";

    [BindProperty]
    public EndForm Form { get; set; } = new();

    public Person Person { get; private set; } = null!;

    public HeldRole? Role { get; private set; }

    public StandIn? StandIn { get; private set; }

    public IHavePeriod Held => (IHavePeriod?)Role?.Holding ?? StandIn!.Deputy;

    public async Task<IActionResult> OnGetAsync(Guid persoon, string wat, Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(persoon, wat, id, cancel))
        {
            return NotFound();
        }

        Form.From = clock.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid persoon, string wat, Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(persoon, wat, id, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        try
        {
            var ended = Role is not null ? await roles.EndAsync(Actor, persoon, id, Form, cancel) : await deputies.EndAsync(Actor, persoon, id, Form, cancel);
            return ended ? Redirect(AdministrationLinks.Person(Body, persoon, "beeindigd")) : NotFound();
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, nameof(Form));
        }
    }

    private async Task<bool> ReadAsync(Guid person, string what, Guid id, CancellationToken cancel)
    {
        if (await holders.OfAsync(person, cancel) is not { } found)
        {
            return false;
        }

        Person = found.Line.Person;
        Role = what == RoleWord ? found.Roles.FirstOrDefault(held => held.Holding.Id == id) : null;
        StandIn = what == DeputyWord ? found.StandIns.FirstOrDefault(standing => standing.Deputy.Id == id) : null;
        return (Role is not null || StandIn is not null) && !RoleName.IsOver(Held, clock.Today);
    }
}
