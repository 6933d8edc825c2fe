using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.Roles;

/// <summary>Who has which role, and which role nobody has.</summary>
[Needs(Right.ManageRoles)]
internal sealed class RolesPage(CurrentBody body, CurrentActor actor, RoleHolders holders) : GuardedPage(body, actor)
{
    [BindProperty(SupportsGet = true, Name = "zoek")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "rol")]
    public Role? Role { get; set; }

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public string? After { get; set; }

    public RoleLines Found { get; private set; } = null!;

    public IReadOnlyList<Role> WithoutHolder { get; private set; } = [];

    public static IEnumerable<NlChoice> Choices => RoleName.Given.Select(role => new NlChoice(role.ToString(), RoleName.Of(role)));

    public bool IsAll => string.IsNullOrWhiteSpace(Words) && Role is null;

    public string Count => Found.Total > RoleLines.CountedTo ? Say($"Meer dan {RoleLines.CountedTo:N0} mensen", $"More than {RoleLines.CountedTo:N0} people")
        : Found.Total == 1 ? Say("1 persoon", "1 person") : Say($"{Found.Total} mensen", $"{Found.Total} people");

    public string Next => AdministrationLinks.Roles(Body) + QueryString.Create([KeyValuePair.Create("zoek", Words), KeyValuePair.Create("rol", Role?.ToString()), KeyValuePair.Create("pagina", Found.Next)]);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Role = Role is { } role && RoleName.Given.Contains(role) ? role : null;
        Found = await holders.ListAsync(Words, Role, After, cancel);
        WithoutHolder = await holders.WithoutHolderAsync(cancel);
    }
}
