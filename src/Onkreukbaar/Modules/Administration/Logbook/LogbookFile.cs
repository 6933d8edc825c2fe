using System.Globalization;
using System.Text;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Administration.Logbook;

/// <summary>The logbook as a file for a spreadsheet, such as for the accountant: the lines of the page, all of them.</summary>
internal static class LogbookFile
{
    public static void MapLogbookFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/{organisatie}/beheer/logboek.csv", WriteAsync).WithMetadata(new NeedsAttribute(Right.ReadAudit)).ExcludeFromDescription();

    private static async Task WriteAsync(HttpContext context, [AsParameters] LogbookFilter filter, ReadLogbook logbook, CurrentActor actor, CancellationToken cancel)
    {
        var lines = await logbook.AllAsync(actor.Required, filter, cancel);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=logboek.csv";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(Csv.Row("tijdstip", "door", "namens", "handeling", "waarvan", "nummer", "resultaat", "langs"));
        await foreach (var line in lines.WithCancellation(cancel))
        {
            await writer.WriteAsync(Csv.Row(
                line.Entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), line.By, line.OnBehalfOf ?? "", ActionText.Of(line.Entry.Action),
                LogbookWords.Thing(line.Entry), line.Reference ?? "", LogbookWords.Result(line.Entry), line.Entry.Origin));
        }
    }
}
