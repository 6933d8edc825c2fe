using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.OwnCopy;
using QRCoder;

namespace Onkreukbaar.Modules.Account;

/// <summary>The face of this module: signing in, and everything people do with their own account.</summary>
internal static class AccountEndpoints
{
    private const int PixelsPerModule = 6;

    public static IServiceCollection AddAccount(this IServiceCollection services) => services.AddScoped<ITellAbout, AccountTold>();

    public static void MapAccount(this IEndpointRouteBuilder routes) =>
        routes.MapGet("{organisatie}/account/tweede-factor/qr.png", PictureAsync)
            .WithMetadata(new NeedsAttribute(Right.ManageOwnAccount), new BeforeSecondFactorAttribute()).ExcludeFromDescription();

    // From here and not inside the page: the content security policy allows no picture that is written into it.
    private static async Task<IResult> PictureAsync(HttpContext context, CurrentBody body, CurrentActor actor, Sessions sessions, Accounts accounts, SecondFactors secondFactors, CancellationToken cancel)
    {
        if (!sessions.IsFresh(SignedIn.Of(context.User, body.Body!)!) || await accounts.OfAsync(actor.Required.PersonId, cancel) is not { } account || secondFactors.NewAddressOf(account) is not { } address)
        {
            return Results.NotFound();
        }

        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return Results.Bytes(picture.GetGraphic(PixelsPerModule), "image/png");
    }
}
