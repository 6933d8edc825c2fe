using System.Globalization;
using System.Text;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Registers.ListGifts;

/// <summary>The list as a file for a spreadsheet: the same lines as the page, all of them; of what may not be opened no more than the page shows. That it was taken is noted.</summary>
internal static class RegisterFile
{
    public static void MapRegisterFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/{organisatie}/geschenken/register.csv", WriteAsync).WithMetadata(new NeedsAttribute(Right.SeeGiftRegister)).ExcludeFromDescription();

    private static async Task WriteAsync(HttpContext context, [AsParameters] GiftFilter filter, GiftList list, CurrentBody body, CurrentActor actor, Changes changes, CancellationToken cancel)
    {
        await changes.NoteAsync(By.Web(actor.Required.PersonId), new Happened("exported", GiftWords.Topic, body.Body!.Id));
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=geschenken.csv";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(Csv.Row("nummer", "naam", "geschenk", "gever", "datum", "soort", "waarde", "oordeel", "stand", "bestemming"));
        await foreach (var line in (await list.AllAsync(actor.Required, filter, cancel)).WithCancellation(cancel))
        {
            await writer.WriteAsync(Csv.Row(
                line.Reference, line.Person, line.Description, line.Giver, line.OfferedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), line.Status,
                line.ValueInCents is { } cents ? (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "", line.MayOpen ? line.Verdict : "", GiftText.State(line.State), (line.MayOpen ? line.Destination : null) ?? ""));
        }
    }
}
