using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>That the giver heard why: the letter itself goes by post or mail, outside this program.</summary>
internal sealed class InformGiver(AppDbContext db, Changes changes, Clock clock)
{
    /// <summary>What there is to write, as it was decided last; nothing where the giver need not hear no.</summary>
    public static GiverLetter? LetterFor(GiftFile file)
    {
        if (file.Declaration.State is DeclarationState.Cancelled or DeclarationState.Prepared)
        {
            return null;
        }

        var decision = file.Decisions.Select(made => made.Decision).LastOrDefault();
        var back = file.Parts.Where(part => part.Destination == GiftWords.SendingBack).ToList();
        return file.Gift.Status switch
        {
            GiftWords.Refused => new GiverLetter(IsReturn: false, []),
            GiftWords.Offered or GiftWords.Promised => decision?.Outcome == Outcome.NotAllowed ? new GiverLetter(IsReturn: false, []) : null,
            _ => decision is not null && (decision.Destination == GiftWords.SendingBack || back.Count > 0) ? new GiverLetter(IsReturn: true, back.Count < file.Parts.Count ? back : []) : null,
        };
    }

    /// <summary>Whoever declared it writes, or whoever decided.</summary>
    public static bool May(Actor actor, GiftFile file) =>
        LetterFor(file) is not null && file.Gift.InformedOn is null && IsOneOfTheWriters(actor, file);

    /// <summary>Who writes for the body, with what they are today: whoever sends it, and for a reader whoever decided.</summary>
    public async Task<(string Name, string? Title)> WriterAsync(Actor actor, GiftFile file, CancellationToken cancel)
    {
        var writer = IsOneOfTheWriters(actor, file) ? actor.PersonId : file.Decisions is [.., var last] ? last.Decision.ById : file.Declaration.PersonId;
        var title = await db.Set<Position>().On(clock.Today).Where(position => position.PersonId == writer).OrderBy(position => position.Id).Select(position => position.Title).FirstOrDefaultAsync(cancel);
        return (writer == actor.PersonId ? actor.Name : file.Names[writer], title);
    }

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

    private static bool IsOneOfTheWriters(Actor actor, GiftFile file) =>
        file.Declaration.PersonId == actor.PersonId || file.Decisions.Any(made => made.Decision.ById == actor.PersonId);
}

/// <summary>A letter that says no: the thing was not accepted, or it goes back.</summary>
/// <param name="IsReturn">It goes back with the letter.</param>
/// <param name="Parts">What goes back where that is not everything.</param>
internal sealed record GiverLetter(bool IsReturn, IReadOnlyList<GiftPart> Parts);
