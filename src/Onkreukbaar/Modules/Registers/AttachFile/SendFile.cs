using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Files;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Registers.AttachFile;

/// <summary>Hands a file to whoever may open the gift it belongs to: always as a download, never as a page of this site.</summary>
internal static class SendFile
{
    public static void MapFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/{organisatie}/geschenken/{id:guid}/bijlagen/{bestand:guid}", SendAsync).WithMetadata(new NeedsAttribute(Right.SeeOwnWork)).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(Guid id, Guid bestand, HttpContext context, CurrentActor actor, GiftsSeen gifts, GiftViews views, GiftFiles attached, Files files, CancellationToken cancel)
    {
        if (await gifts.FileAsync(actor.Required, id, cancel) is not { } gift || (await attached.OfAsync(id, cancel)).Find(file => file.Id == bestand) is not { } found)
        {
            return Results.NotFound();
        }

        await views.FileAsync(actor.Required, gift.Declaration, found.Id);
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Sandbox;
        return Results.Stream(to => files.WriteAsync(found, to, cancel), found.MediaType, found.Name);
    }
}
