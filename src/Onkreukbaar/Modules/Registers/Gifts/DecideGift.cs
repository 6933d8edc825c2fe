using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>What a decider filled in.</summary>
internal sealed class DecisionForm
{
    public Outcome? Outcome { get; set; }

    public string? Destination { get; set; }

    /// <summary>Where each thing goes, in a gift of several that are judged apart.</summary>
    public List<string?> Parts { get; set; } = [];

    public DateOnly? TalkOn { get; set; }

    public string? Reason { get; set; }

    /// <summary>The state of the record as it was on the screen.</summary>
    public long Version { get; set; }

    /// <summary>A thing goes to one place, or each part to its own; what never came goes nowhere. Nothing else is listened to.</summary>
    public void KeepWhatFits(GiftFile file)
    {
        var (hasAThing, apart) = (DecideGift.HasAThing(file.Gift), file.IsJudgedApart);
        (Destination, Parts) = (hasAThing && !apart ? Destination : null, hasAThing && apart ? [.. Parts.Take(file.Parts.Count)] : []);
    }
}

/// <summary>Deciding about a gift: permission, where it goes, and what must still be done for that.</summary>
internal sealed class DecideGift(AppDbContext db, CurrentBody current, Codes.Codes codes, Handlers handlers, Notify notify, Changes changes, Clock clock)
{
    private Vocabulary Vocabulary => codes.Current(current.Body!)[0].Vocabulary;

    private DecisionRules Rules => new(Vocabulary, clock.Today);

    /// <summary>Nobody decides about themselves, also not about what a colleague declared for them.</summary>
    public static bool MayDecide(Actor actor, GiftFile file) =>
        Sight.IsToBeDecidedBy(actor).Holds(file.Declaration) && file.MayBeDoneBy(actor, new Handler(file.Declaration.HandlerId, file.Declaration.HandlerRole));

    /// <summary>The places a gift can go: what the code names, and else all that the body's words know.</summary>
    public IEnumerable<Term> Destinations(GiftFile file) =>
        Vocabulary.Dispositions.All.Where(term => term.Name != Words.DispositionNotRegulated)
            .OrderBy(term => file.Advice.Dispositions.Contains(term.Name, StringComparer.Ordinal) ? 0 : 1);

    public static bool HasAThing(Gift gift) => gift.Status == Words.Received;

    /// <exception cref="RuleBrokenException">The form lacks something, or asks what nobody may give.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody decided first.</exception>
    public async Task DecideAsync(Actor actor, GiftFile file, DecisionForm form, CancellationToken cancel)
    {
        if (file.Declaration.Version != form.Version || !MayDecide(actor, file))
        {
            throw new ChangedMeanwhileException();
        }

        form.KeepWhatFits(file);
        var deviates = Rules.Check(file, form);
        var steps = await StepsAsync(actor, file, form, cancel);
        var (declaration, now) = (file.Declaration, clock.Now);
        var toDo = steps is [var first, ..] ? await handlers.PeopleAsync(new Handler(first.HandlerId, first.HandlerRole), file.About, clock.Today, cancel) : [];
        await changes.MakeIfFirstAsync(By.Web(actor.PersonId, OnBehalfOf(actor, declaration)), () =>
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
            Place(file, form);
            notify.Tell(NotificationKind.Decided, declaration.PersonId);
            notify.Tell(NotificationKind.Work, toDo.Where(person => person != actor.PersonId));
            declaration.State = steps.Count > 0 ? DeclarationState.ToCarryOut : DeclarationState.Closed;
            declaration.Touch(now);
            return new Happened("decided", GiftWords.Topic, declaration.Id, form.Outcome.Value.ToString());
        }, cancel);
    }

    private static void Place(GiftFile file, DecisionForm form)
    {
        if (!file.IsJudgedApart)
        {
            file.Gift.Destination = form.Destination;
            return;
        }

        foreach (var (part, place) in file.Parts.Zip(form.Parts))
        {
            part.Destination = place;
        }

        file.Gift.Destination = form.Parts.Distinct(StringComparer.Ordinal).ToList() is [var all] ? all : null;
    }

    private async Task<List<Step>> StepsAsync(Actor actor, GiftFile file, DecisionForm form, CancellationToken cancel)
    {
        if (!HasAThing(file.Gift))
        {
            return [];
        }

        var position = await db.Set<Position>().SingleAsync(found => found.Id == file.Declaration.PositionId, cancel);
        var receiver = await handlers.FindAsync(position, GiftWords.Topic, file.Advice.Duties.Where(duty => duty.Name is GiftWords.HandingIn or GiftWords.Registering).Select(duty => duty.To).Append(Handlers.Keeper), file.Others, clock.Today, cancel);
        IEnumerable<(int? Part, string? Place)> places = file.IsJudgedApart ? form.Parts.Select((place, part) => ((int?)part + 1, place)) : [(null, form.Destination)];
        return [.. places.SelectMany(to => (Vocabulary.Dispositions.Find(to.Place)?.Steps ?? []).Select((word, number) => Planned(to.Part, file.Steps.Count + number + 1, word)))];

        Step Planned(int? part, int number, string word)
        {
            var by = Vocabulary.Steps[word].By switch
            {
                GiftWords.ByDeclarant => Handler.Of(file.Declaration.PersonId),
                GiftWords.ByReceiver when receiver != Handler.Nobody => receiver,
                _ => Deciding(actor, file.Declaration),
            };
            return new Step { Id = Guid.CreateVersion7(clock.Now), BodyId = file.Declaration.BodyId, DeclarationId = file.Declaration.Id, Part = part, Number = number, Word = word, HandlerId = by.PersonId, HandlerRole = by.Role };
        }
    }

    /// <summary>Whose work it is: a stand-in or a clerk does it for somebody, who is left with it when they no longer do.</summary>
    private static Handler Deciding(Actor actor, Declaration declaration) =>
        declaration.HandlerId is null && declaration.HandlerRole is { } role ? new Handler(null, role) : Handler.Of(OnBehalfOf(actor, declaration) ?? actor.PersonId);

    private static Guid? OnBehalfOf(Actor actor, Declaration declaration) => Handlers.OnBehalfOf(actor, new Handler(declaration.HandlerId, declaration.HandlerRole));
}
