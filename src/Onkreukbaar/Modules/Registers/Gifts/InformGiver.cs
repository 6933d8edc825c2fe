using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>That the giver heard why: the letter itself goes by post or mail, outside this program.</summary>
internal sealed class InformGiver(Changes changes, Clock clock)
{
    /// <summary>A letter makes sense where the giver must hear no.</summary>
    public static bool MakesSense(GiftFile file) =>
        file.Gift.Status == GiftWords.Refused
        || file.Parts.Any(part => part.Destination == GiftWords.SendingBack)
        || file.Decisions.Any(made => made.Decision.Outcome == Outcome.NotAllowed || made.Decision.Destination == GiftWords.SendingBack);

    /// <summary>Whoever declared it writes, or whoever decided.</summary>
    public static bool May(Actor actor, GiftFile file) =>
        MakesSense(file) && file.Gift.InformedOn is null && (file.Declaration.PersonId == actor.PersonId || file.Decisions.Any(made => made.Decision.ById == actor.PersonId));

    /// <summary>Doing it twice is doing it once.</summary>
    public async Task SentAsync(Actor actor, GiftFile file, CancellationToken cancel)
    {
        if (!May(actor, file))
        {
            return;
        }

        await changes.MakeIfFirstAsync(By.Web(actor.PersonId), () =>
        {
            file.Gift.InformedOn = clock.Today;
            // Not changed: a letter years later must not begin the retention term anew.
            file.Declaration.Version++;
            return new Happened("informed", GiftWords.Topic, file.Declaration.Id);
        }, cancel);
    }
}
