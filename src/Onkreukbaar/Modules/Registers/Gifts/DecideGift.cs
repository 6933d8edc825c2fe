using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>What a decider filled in.</summary>
internal sealed class DecisionForm
{
    public Outcome? Outcome { get; set; }

    public string? Destination { get; set; }

    public DateOnly? TalkOn { get; set; }

    public string? Reason { get; set; }

    /// <summary>The state of the record as it was on the screen.</summary>
    public long Version { get; set; }
}

/// <summary>Deciding about a gift: permission, where it goes, and what must still be done for that.</summary>
internal sealed class DecideGift(AppDbContext db, CurrentBody current, Codes.Codes codes, GiftsSeen gifts, Handlers handlers, Changes changes, Clock clock)
{
    private Vocabulary Vocabulary => codes.Of(current.Body!).Versions[0].Vocabulary;

    public static bool MayDecide(Actor actor, Declaration declaration) => Sight.IsToBeDecidedBy(actor).Compile()(declaration);

    /// <summary>The places a gift can go: what the code names, and else all that the body's words know.</summary>
    public IEnumerable<Term> Destinations(GiftFile file) =>
        Vocabulary.Dispositions.All.Where(term => term.Name != Words.DispositionNotRegulated)
            .OrderBy(term => file.Advice.Dispositions.Contains(term.Name, StringComparer.Ordinal) ? 0 : 1);

    public static bool HasAThing(Gift gift) => gift.Status == Words.Received;

    /// <exception cref="RuleBrokenException">The form lacks something, or asks what nobody may give.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody decided first.</exception>
    public async Task DecideAsync(Actor actor, GiftFile file, DecisionForm form, CancellationToken cancel)
    {
        if (file.Declaration.Version != form.Version || !MayDecide(actor, file.Declaration))
        {
            throw new ChangedMeanwhileException();
        }

        var deviates = Check(file, form);
        var steps = await StepsAsync(actor, file, form.Destination, cancel);
        var (declaration, gift) = (file.Declaration, file.Gift);
        var now = clock.Now;
        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId, OnBehalfOf(actor, declaration)), () =>
            {
                db.Add(new Decision
                {
                    Id = Guid.CreateVersion7(now),
                    BodyId = declaration.BodyId,
                    DeclarationId = declaration.Id,
                    OfVersion = declaration.Versions,
                    Outcome = form.Outcome!.Value,
                    Destination = form.Destination,
                    Reason = string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason.Trim(),
                    DeviatesFromAdvice = deviates,
                    TalkOn = form.TalkOn,
                    ById = actor.PersonId,
                    OnBehalfOfId = OnBehalfOf(actor, declaration),
                    At = now,
                });
                db.AddRange(steps);
                gift.Destination = form.Destination;
                declaration.State = steps.Count > 0 ? DeclarationState.ToCarryOut : DeclarationState.Closed;
                declaration.ChangedAt = now;
                declaration.Version++;
                return Task.FromResult<Happened?>(new Happened("decided", GiftWords.Topic, declaration.Id, form.Outcome.Value.ToString()));
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ChangedMeanwhileException();
        }
    }

    /// <summary>
    /// "Seen, agreed" for several at once: only for what the code allows when it is declared, and where the code itself says
    /// where the thing goes first. Says how many were done; the others stay for a closer look.
    /// </summary>
    public async Task<int> AgreeAsync(Actor actor, IEnumerable<Guid> ids, CancellationToken cancel)
    {
        var done = 0;
        foreach (var id in ids.Distinct())
        {
            if (await gifts.FileAsync(actor, id, cancel) is { } file && IsSimple(file.Advice, file.Gift) && MayDecide(actor, file.Declaration))
            {
                await DecideAsync(actor, file, new DecisionForm { Outcome = Outcome.Agreed, Destination = HasAThing(file.Gift) ? file.Advice.Dispositions[0] : null, Version = file.Declaration.Version }, cancel);
                done++;
            }
        }

        return done;
    }

    private static bool IsSimple(AdviceGiven advice, Gift gift) =>
        advice.Verdict == Words.AllowedIfDeclared && !advice.AsksATalk && (!HasAThing(gift) || advice.Dispositions.Count > 0);

    /// <summary>Whether the decision departs from what the code advises.</summary>
    private bool Check(GiftFile file, DecisionForm form)
    {
        var advice = file.Advice;
        var agrees = form.Outcome switch
        {
            null => throw new RuleBrokenException(nameof(form.Outcome), Say("Kies wat je besluit", "Choose what you decide")),
            Outcome.Agreed when advice.Verdict == Words.Forbidden => throw new RuleBrokenException(nameof(form.Outcome), Say("Dit is verboden. Niemand kan hier toestemming voor geven", "This is forbidden. Nobody can give permission for it")),
            Outcome.Agreed => Vocabulary.Verdicts[advice.Verdict].Rank < Vocabulary.Verdicts["afgeraden"].Rank || !HasAThing(file.Gift),
            Outcome.NotAllowed => Vocabulary.Verdicts[advice.Verdict].Rank >= Vocabulary.Verdicts[Words.Discuss].Rank,
            _ => true,
        };
        if (advice.AsksATalk && form.TalkOn is null)
        {
            throw new RuleBrokenException(nameof(form.TalkOn), Say("De code vraagt hier een gesprek. Vul in wanneer jullie elkaar spraken", "The code asks for a talk here. Enter when you spoke with each other"));
        }

        if (form.TalkOn > clock.Today)
        {
            throw new RuleBrokenException(nameof(form.TalkOn), Say("Het gesprek kan niet in de toekomst liggen", "The talk cannot be in the future"));
        }

        if (HasAThing(file.Gift) && Vocabulary.Dispositions.Find(form.Destination) is null)
        {
            throw new RuleBrokenException(nameof(form.Destination), Say("Kies wat er met het geschenk gebeurt", "Choose what happens to the gift"));
        }

        var deviates = !agrees || (form.Destination is { } place && advice.Dispositions.Count > 0 && !advice.Dispositions.Contains(place, StringComparer.Ordinal));
        return deviates && string.IsNullOrWhiteSpace(form.Reason)
            ? throw new RuleBrokenException(nameof(form.Reason), Say("Je wijkt af van het advies van de code. Schrijf op waarom", "You depart from the advice of the code. Write down why"))
            : deviates;
    }

    private async Task<List<Step>> StepsAsync(Actor actor, GiftFile file, string? destination, CancellationToken cancel)
    {
        var words = HasAThing(file.Gift) ? Vocabulary.Dispositions.Find(destination)?.Steps ?? [] : [];
        var position = await db.Set<Position>().SingleAsync(found => found.Id == file.Declaration.PositionId, cancel);
        var receiver = await handlers.FindAsync(position, file.Advice.Duties.Where(duty => duty.Name is GiftWords.HandingIn or GiftWords.Registering).Select(duty => duty.To), clock.Today, cancel);
        return [.. words.Select((word, place) => Planned(word, place, Vocabulary.Steps[word].By switch
        {
            GiftWords.ByDeclarant => Handler.Of(file.Declaration.PersonId),
            GiftWords.ByReceiver when receiver != Handler.Nobody => receiver,
            _ => Handler.Of(actor.PersonId),
        }))];

        Step Planned(string word, int place, Handler by) => new()
        {
            Id = Guid.CreateVersion7(clock.Now),
            BodyId = file.Declaration.BodyId,
            DeclarationId = file.Declaration.Id,
            Number = place + 1,
            Word = word,
            HandlerId = by.PersonId,
            HandlerRole = by.Role,
        };
    }

    private static Guid? OnBehalfOf(Actor actor, Declaration declaration) =>
        declaration.HandlerId is { } handler && handler != actor.PersonId ? handler : null;
}
