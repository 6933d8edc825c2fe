using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Console;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Cli;

/// <summary>Invites the first people of a body, who then give the others their roles.</summary>
internal static class AdminCommand
{
    private static readonly Argument<string> Mail = new("mail") { Description = "The mail address they sign in with" };
    private static readonly Option<string> BodyOption = new("--body") { Description = "The body's place in every address, e.g. gemeente-utrecht", Required = true };
    private static readonly Option<string?> Name = new("--name") { Description = "Their name, when they are not known here yet" };
    private static readonly Option<Role?> RoleOption = new("--role") { Description = $"A role they get (default for somebody new: {nameof(Role.FunctionalAdministrator)})" };
    private static readonly Option<bool> Reset = new("--reset-second-factor") { Description = "For somebody who lost both the telephone and the recovery codes" };

    public static Command Make()
    {
        var invite = new Command("invite", "Print a link with which somebody chooses a password, once and within three days") { Mail, BodyOption, Name, RoleOption, Reset, Commands.Data };
        invite.SetAction((parsed, cancel) => Commands.SayingWhatIsWrong(async () =>
        {
            var settings = HouseSettings.ForInstallation(parsed.GetValue(Commands.Data), urls: null);
            // The link alone stands on stdout, for whoever puts it into a variable.
            await using var app = House.Build(settings, builder => builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace));
            await House.RefuseAnOldDatabaseAsync(app, cancel);
            var invitation = new Invitation(parsed.GetRequiredValue(Mail), parsed.GetValue(Name), parsed.GetValue(RoleOption), parsed.GetValue(Reset), RoleWhenNew: Role.FunctionalAdministrator);
            await Console.Out.WriteLineAsync(settings.PublicAddress + await InviteAsync(app, parsed.GetRequiredValue(BodyOption), invitation, cancel));
        }));
        return new Command("admin", "The people who run this installation") { invite };
    }

    private static async Task<string> InviteAsync(WebApplication app, string slug, Invitation invitation, CancellationToken cancel)
    {
        var bodies = app.Services.GetRequiredService<Bodies>();
        await bodies.LoadAsync(cancel);
        var body = bodies.Find(slug) ?? throw new CannotStartException($"There is no body {slug}: run `body add` first.");
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            return Invitations.Page(body, await scope.ServiceProvider.GetRequiredService<Invitations>().SendAsync(By.Cli(), invitation, cancel));
        }
        catch (RuleBrokenException broken)
        {
            throw new CannotStartException($"{broken.Message}. Nobody was invited.");
        }
    }
}
