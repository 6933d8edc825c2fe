using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Dilemmas.Own;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Team;

/// <summary>The version for the team, as the writer makes it.</summary>
internal sealed class OfferForm
{
    public long Version { get; set; }

    public Guid? UnitId { get; set; }

    [MaxLength(TeamOffer.TitleMax)]
    public string? Title { get; set; }

    [MaxLength(TeamOffer.TextMax)]
    public string? Text { get; set; }

    /// <summary>The writer says that nobody can be recognised in it.</summary>
    public bool NamesNobody { get; set; }

    public IEnumerable<(string Field, string Sentence)> Problems(IReadOnlyList<OwnUnit> units)
    {
        if (units.All(unit => unit.Id != UnitId))
        {
            yield return (nameof(UnitId), Say("Kies voor welk team", "Choose for which team"));
        }

        if (Title.AsTyped() is null)
        {
            yield return (nameof(Title), Say("Schrijf in een paar woorden waar het over gaat", "Write in a few words what it is about"));
        }

        if (Text.AsTyped() is null)
        {
            yield return (nameof(Text), Say("Schrijf het dilemma opnieuw op, zonder namen", "Write the dilemma anew, without names"));
        }

        if (!NamesNobody)
        {
            yield return (nameof(NamesNobody), Say("Lees je tekst nog eens, en bevestig dat er niemand in te herkennen is", "Read your text again, and confirm that nobody can be recognised in it"));
        }
    }
}

/// <summary>A team of the writer, and how many people work in it.</summary>
internal sealed record OwnUnit(Guid Id, string Name, int People)
{
    // With fewer it is easily guessed who wrote something.
    private const int Enough = 5;

    public bool IsSmall => People < Enough;
}

/// <summary>Offering an anonymous version of one's own dilemma for a team meeting, and taking it back.</summary>
internal sealed class OfferToTeam(AppDbContext db, CurrentBody current, KeepDilemma keep, DestructionLedger ledger, Clock clock)
{
    public async Task<IReadOnlyList<OwnUnit>> UnitsAsync(Actor actor, CancellationToken cancel)
    {
        var (own, positions) = (actor.Units.ToList(), db.Set<Position>().On(clock.Today));
        return await db.Set<Unit>().Where(unit => own.Contains(unit.Id)).OrderBy(unit => unit.Name)
            .Select(unit => new OwnUnit(unit.Id, unit.Name, positions.Where(position => position.UnitId == unit.Id).Select(position => position.PersonId).Distinct().Count())).ToListAsync(cancel);
    }

    public async Task<TeamOffer?> OfAsync(OwnDilemma own, CancellationToken cancel) =>
        own.Text?.OfferId is { } id ? await db.Set<TeamOffer>().AsNoTracking().SingleOrDefaultAsync(offer => offer.Id == id, cancel) : null;

    /// <exception cref="ChangedMeanwhileException">The dilemma was saved or offered in another window; nothing was done.</exception>
    public Task OfferAsync(Actor actor, OwnDilemma own, OfferForm form, CancellationToken cancel) => keep.ChangeAsync(actor, own, form.Version, text =>
    {
        var today = clock.Today;
        var offer = new TeamOffer
        {
            Id = new Guid(RandomNumberGenerator.GetBytes(16)),
            BodyId = current.Body!.Id,
            UnitId = form.UnitId!.Value,
            Title = form.Title.AsTyped()!,
            Text = form.Text.AsTyped()!,
            Month = new DateOnly(today.Year, today.Month, 1),
        };
        db.Add(offer);
        return Task.FromResult(text with { OfferId = offer.Id });
    }, cancel);

    /// <summary>Gone, as if it had not been offered; also out of backups that are restored later.</summary>
    public Task TakeBackAsync(Actor actor, OwnDilemma own, CancellationToken cancel) => own.Text?.OfferId is not { } id ? Task.CompletedTask
        : ledger.RemovingAsync(current.Body!.Slug, [(TeamOffersKept.Word, id)], () => keep.ChangeAsync(actor, own, own.Row.Version, async text =>
        {
            await db.Set<TeamOffer>().Where(offer => offer.Id == id).ExecuteDeleteAsync(cancel);
            return text with { OfferId = null };
        }, cancel));
}
