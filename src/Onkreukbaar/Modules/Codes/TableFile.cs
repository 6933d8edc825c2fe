using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The tables of a topic as they are run, for anybody with a DMN editor.</summary>
internal static class TableFile
{
    public static void MapTableFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/{organisatie}/gedragscode/{code}/{onderwerp}/tabel.dmn", SendAsync).WithMetadata(new OpenAttribute()).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(string code, string onderwerp, CurrentBody current, Codes codes, AppDbContext db, CancellationToken cancel)
    {
        if (codes.Version(current.Body!, code) is not { } version || version.Topic(onderwerp) is not { } topic)
        {
            return Results.NotFound();
        }

        var files = await db.Set<KeptVersion>().Where(kept => kept.Code == code && kept.Hash == version.Hash).Select(kept => kept.Files).SingleAsync(cancel);
        return Results.File(CodeFiles.Unpack(files).Required(topic.TablesFile), "application/xml", $"{code}-{onderwerp}.dmn");
    }
}
