using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Dilemmas.Own;
using Onkreukbaar.Modules.Dilemmas.Sharing;
using Onkreukbaar.Modules.Dilemmas.Team;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.OwnCopy;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Retention;

/// <summary>The dilemmas somebody keeps, with whom they shared them, what was said, and what they offered to their team.</summary>
internal sealed class DilemmasTold(KeepDilemma keep, ShareDilemma sharing, OfferToTeam offers) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var items = new List<ToldItem>();
        var mine = await keep.MineAsync(personId, cancel);
        foreach (var own in mine)
        {
            items.Add(new ToldItem(own.Text?.Title ?? DilemmaWords.CannotBeOpened, Fields(own),
            [
                new("gedeeldMet", Say("Met wie je het deelde", "Whom you shared it with"), [.. (await sharing.ReadersAsync(own.Row.Id, cancel)).Select(Told)]),
                new("voorHetTeam", Say("Wat je je team aanbood", "What you offered to your team"), await offers.OfAsync(own, cancel) is { } offer ? [Told(offer)] : []),
            ]));
        }

        return new ToldPart("dilemmas", Say("Dilemma's die je voor jezelf bewaart", "Dilemmas you keep for yourself"), items, [.. mine.Select(own => own.Row.Id)]);
    }

    private static ToldField[] Fields(OwnDilemma own) =>
    [
        new("bewaardOp", Say("Bewaard op", "Saved at"), own.Row.SavedAt),
        new("waarover", Say("Waar het over gaat", "What it is about"), own.Text?.Title),
        new("situatie", Say("Wat er speelt", "What is going on"), own.Text?.Situation),
        new("moetNogKiezen", Say("Je moet nog kiezen", "You still have to choose"), own.Text?.IsAhead),
        new("keuzes", Say("De keuzes", "The options"), own.Text is null ? null : string.Join('\n', own.Text.Options)),
        new("waarden", Say("Waarden die meespelen", "Values at stake"), own.Text is null ? null : string.Join(", ", own.Text.Values.Select(ValuesAtStake.Label))),
        new("afweging", Say("Hoe je de waarden afwoog", "How you weighed the values"), own.Text?.Weighing),
        new("gevoel", Say("Wat je erbij voelt", "What you feel about it"), own.Text?.Feeling),
        new("controlevragen", Say("Wat de controlevragen opleverden", "What the control questions brought up"), own.Text?.Reflection),
        new("hoeDeAnderHetZiet", Say("Hoe de ander het ziet", "How the other person sees it"), own.Text?.OtherView),
        new("besluit", Say("Wat je besloot", "What you decided"), own.Text?.Decision),
        new("waarom", Say("Waarom", "Why"), own.Text?.Reason),
        new("les", Say("Wat je ervan leerde", "What you learned from it"), own.Text?.Lesson),
        new("drukVandaan", Say("Waar de druk vandaan kwam", "Where the pressure came from"), own.Text?.Pressure is { } pressure ? PressureForm.Word(pressure.Source) : null),
        new("drukVanWie", Say("Van wie", "From whom"), own.Text?.Pressure?.By),
        new("drukWat", Say("Wat er gebeurde", "What happened"), own.Text?.Pressure?.How),
        new("drukWerk", Say("Om welk werk het ging", "Which work it was about"), own.Text?.Pressure?.About),
        new("drukOp", Say("Wanneer", "When"), own.Text?.Pressure?.On),
        new("drukSteun", Say("Welke steun je kreeg of wilde", "What support you got or wanted"), own.Text?.Pressure?.Support),
        new("aangesprokenOp", Say("Wanneer je een collega aansprak", "When you spoke to a colleague"), own.Text?.Addressed?.On),
        new("aangesprokenWat", Say("Wat je zei", "What you said"), own.Text?.Addressed?.Said),
        new("aangesprokenReactie", Say("Hoe de ander reageerde", "How the other person reacted"), own.Text?.Addressed?.Reaction),
        new("afgerondOp", Say("Afgerond op", "Closed on"), own.Text?.ConcludedOn),
    ];

    private static ToldItem Told(Reader reader) => new(reader.Name,
    [
        new("naam", Say("Naam", "Name"), reader.Name),
        new("vanaf", Say("Vanaf", "From"), reader.Share.SharedAt),
        new("tot", Say("Tot", "Until"), reader.Share.EndedAt),
        new("reactie", Say("Reactie", "Reaction"), reader.Reaction),
        new("gereageerdOp", Say("Gereageerd op", "Reacted at"), reader.Share.ReactedAt),
    ]);

    private static ToldItem Told(TeamOffer offer) => new(offer.Title,
    [
        new("waarover", Say("Waar het over gaat", "What it is about"), offer.Title),
        new("tekst", Say("Tekst", "Text"), offer.Text),
        new("maand", Say("Aangeboden in de maand van", "Offered in the month of"), offer.Month),
        new("besprokenOp", Say("Besproken op", "Discussed on"), offer.DiscussedOn),
    ]);
}

/// <summary>What somebody said about dilemmas of others: their own words, and nothing of the dilemma or whose it is.</summary>
internal sealed class ReactionsTold(AppDbContext db, Seal seal) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var given = await db.Set<Share>().AsNoTracking().Where(share => share.ReaderId == personId && share.ReactedAt != null).OrderBy(share => share.ReactedAt).ToListAsync(cancel);
        return new ToldPart("reacties", Say("Je reacties op dilemma's van anderen", "Your reactions to dilemmas of others"), [.. given.Select(share => new ToldItem(Say("Reactie", "Reaction"),
        [
            new("gereageerdOp", Say("Gereageerd op", "Reacted at"), share.ReactedAt),
            new("reactie", Say("Reactie", "Reaction"), share.Sealed is { } closed ? seal.Open<Reaction>(share.Id, closed)?.Text : null),
        ]))], []);
    }
}
