using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Demo;

/// <summary>Stepping into somebody's shoes without a password. Exists only where all data is fictional.</summary>
internal static class DemoSignIn
{
    public const string Address = "/demo/aanmelden";

    public static void MapDemo(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/demo/personas.json", (Bodies bodies) => bodies.All.SelectMany(body => Personas.Of.GetValueOrDefault(body.Slug, []).Select(persona =>
            new { organisatie = body.Slug, persona = persona.Key, naam = persona.Name, rollen = RolesOf(persona) }))).WithMetadata(new OpenAttribute()).ExcludeFromDescription();
        routes.MapPost(Address, SignInAsync).WithMetadata(new OpenAttribute()).ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, [FromForm] string? organisatie, [FromForm] string? persona, [FromForm] string? terug, Bodies bodies, CurrentBody current, AppDbContext db)
    {
        if (organisatie is null || bodies.Find(organisatie) is not { } body)
        {
            return Results.NotFound();
        }

        current.Is(body);
        if (await db.Set<Person>().SingleOrDefaultAsync(person => person.Number == persona, context.RequestAborted) is not { } person)
        {
            return Results.NotFound();
        }

        await new SignedIn(body.Id, person.Id, person.Name).SignInAsync(context);
        return Results.LocalRedirect(Language.IsLocal(terug) ? terug! : $"{body.Address}/werk");
    }

    private static string[] RolesOf(Persona persona) =>
        [.. new[] { persona.Position?.ToString(), persona.Role?.ToString(), persona.LeadsUnit ? Role.Manager.ToString() : null }.OfType<string>()];
}
