using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>A declaration that was a mistake. It stays readable and says that it was withdrawn; nothing is deleted.</summary>
internal sealed class CancelGift(Changes changes, Clock clock)
{
    /// <summary>Only one's own, and only while nobody decided.</summary>
    public static bool May(Actor actor, GiftFile file) =>
        file.Declaration.PersonId == actor.PersonId && file.Decisions.Count == 0 && file.Declaration.State is DeclarationState.ToDecide or DeclarationState.Prepared;

    public Task CancelAsync(Actor actor, GiftFile file, long version, CancellationToken cancel)
    {
        var declaration = file.Declaration;
        if (!May(actor, file) || declaration.Version != version)
        {
            throw new ChangedMeanwhileException();
        }

        return changes.MakeIfFirstAsync(By.Web(actor.PersonId), () =>
        {
            declaration.State = DeclarationState.Cancelled;
            declaration.Touch(clock.Now);
            return new Happened("cancelled", GiftWords.Topic, declaration.Id);
        }, cancel);
    }
}
