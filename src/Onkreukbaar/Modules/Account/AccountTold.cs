using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.OwnCopy;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Account;

/// <summary>How somebody signs in. Not what they prove it with: a hash or a sealed secret tells a person nothing and helps a thief.</summary>
internal sealed class AccountTold(Accounts accounts, SecondFactors secondFactors) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var heading = Say("Je account", "Your account");
        if (await accounts.OfAsync(personId, cancel) is not { } account)
        {
            return new ToldPart("account", heading, [], []);
        }

        var codesLeft = await secondFactors.CodesLeftAsync(account, cancel);
        return new ToldPart("account", heading, [new ToldItem(account.SignInName,
        [
            new("aanmeldnaam", Say("Naam waarmee je inlogt", "Name you sign in with"), account.SignInName),
            new("heeftWachtwoord", Say("Je koos een wachtwoord", "You chose a password"), account.PasswordHash is not null),
            new("heeftTweedeFactor", Say("Je gebruikt een tweede factor", "You use a second factor"), account.HasSecondFactor),
            new("herstelcodesOver", Say("Herstelcodes die je nog hebt", "Recovery codes you have left"), codesLeft),
            new("uitnodigingTot", Say("Je uitnodiging geldt tot", "Your invitation is valid until"), account.InvitedUntil),
        ])], [account.Id]);
    }
}
