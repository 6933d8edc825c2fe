using System.Globalization;
using System.Net.Mime;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.OwnCopy;

/// <summary>The face of this module: everything that is held about whoever signed in, to read and to take along.</summary>
internal static class OwnCopyFile
{
    public static string Page(Body body) => $"/{body.Slug}/mijn-gegevens";

    public static string File(Body body) => $"/{body.Slug}/mijn-gegevens.json";

    public static void MapOwnCopy(this IEndpointRouteBuilder routes) =>
        routes.MapGet("{organisatie}/mijn-gegevens.json", WriteAsync).WithMetadata(new NeedsAttribute(Right.SeeOwnCopy)).ExcludeFromDescription();

    private static async Task<IResult> WriteAsync(CurrentBody body, CurrentActor actor, OwnCopies copies, Clock clock, CancellationToken cancel) => Results.File(
        OwnCopyJson.Write(body.Body!.Name, clock.Now, await copies.OfAsync(actor.Required.PersonId, cancel)),
        MediaTypeNames.Application.Json,
        string.Create(CultureInfo.InvariantCulture, $"mijn-gegevens-{body.Body.Slug}-{clock.Today:yyyy-MM-dd}.json"));
}
