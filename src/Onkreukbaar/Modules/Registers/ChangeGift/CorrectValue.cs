using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.ChangeGift;

/// <summary>What a second person thinks it is worth, and how they know.</summary>
internal sealed class ValueForm
{
    /// <summary>Which thing, counted from 1, in a gift of several.</summary>
    public int? Part { get; set; }

    public decimal? Value { get; set; }

    public string? Basis { get; set; }

    public long Version { get; set; }

    /// <summary>Only of a gift of several things one is meant.</summary>
    public void KeepWhatFits(GiftFile file) => Part = file.Parts.Count > 0 ? Part : null;

    /// <summary>As what was estimated before; then nothing is new.</summary>
    public bool SaysTheSame(GiftFile file) =>
        Basis!.Trim() == file.Gift.CorrectionBasis && GiftStatement.Cents(Value) == (Part is { } part ? file.Parts[part - 1].CorrectedValueInCents : file.Gift.CorrectedValueInCents);
}

/// <summary>
/// Valuing is a matter of opinion, so a second person may estimate too. Both estimates stay, and the code is asked again
/// with the second one. What somebody kept by a decision, and may not keep at this value, is decided again.
/// </summary>
internal sealed class CorrectValue(AppDbContext db, CurrentBody current, Codes.Codes codes, Handlers handlers, Notify notify, Changes changes, Clock clock)
{
    private const decimal MostEuros = 1_000_000;

    private Body Body => current.Body!;

    private Vocabulary Vocabulary => codes.Current(Body)[0].Vocabulary;

    /// <summary>Whoever must decide about it, or keeps the register; never a person it is about.</summary>
    public async Task<bool> MayAsync(Actor actor, GiftFile file, CancellationToken cancel) =>
        DecideGift.MayDecide(actor, file) || await IsKeeperAsync(actor, file, cancel);

    private async Task<bool> IsKeeperAsync(Actor actor, GiftFile file, CancellationToken cancel) =>
        !file.IsAbout(actor.PersonId) && file.Declaration.State is DeclarationState.ToDecide or DeclarationState.ToCarryOut or DeclarationState.Closed
        && handlers.Keeps(actor, await PositionAsync(file, cancel), GiftWords.Topic, clock.Today);

    public async Task CorrectAsync(Actor actor, GiftFile file, ValueForm form, CancellationToken cancel)
    {
        if (!await MayAsync(actor, file, cancel) || file.Declaration.Version != form.Version)
        {
            throw new ChangedMeanwhileException();
        }

        form.KeepWhatFits(file);
        Check(file, form);
        if (form.SaysTheSame(file))
        {
            return;
        }

        var estimate = Estimate(file, form);
        var version = Version(actor, file, estimate);
        var (declaration, advice) = (file.Declaration, AdviceGiven.Of(estimate.Answer));
        var again = estimate.MustGo(Vocabulary) ? await handlers.FindAsync(await PositionAsync(file, cancel), GiftWords.Topic, advice.WhoHandles, file.Others, clock.Today, cancel) : (Handler?)null;
        var told = again is { } next ? await handlers.PeopleAsync(next, file.About, clock.Today, cancel) : [];
        await changes.MakeIfFirstAsync(By.Web(actor.PersonId), () =>
        {
            estimate.Describe(actor.PersonId);
            if (again is { } handler)
            {
                (declaration.State, declaration.HandlerId, declaration.HandlerRole) = (DeclarationState.ToDecide, handler.PersonId, handler.Role);
                db.RemoveRange(file.Steps.Where(step => step.DoneOn is null));
                notify.Tell(NotificationKind.Work, told.Where(person => person != actor.PersonId));
            }

            declaration.Versions++;
            declaration.Touch(clock.Now);
            db.Add(version);
            return new Happened("valued", GiftWords.Topic, declaration.Id, again is null ? "ok" : "reopened", ContentMac: version.Mac(declaration.Salt));
        }, cancel);
    }

    private SecondEstimate Estimate(GiftFile file, ValueForm form) => new(file, form, codes.Of(Body), facts => codes.Answer(Body, GiftWords.Topic, facts));

    private Task<Position> PositionAsync(GiftFile file, CancellationToken cancel) => db.Set<Position>().SingleAsync(position => position.Id == file.Declaration.PositionId, cancel);

    /// <summary>The next version: what was said, the second estimate beside it, and what the code says to that.</summary>
    private DeclarationVersion Version(Actor actor, GiftFile file, SecondEstimate estimate) => new()
    {
        Id = Guid.CreateVersion7(clock.Now),
        BodyId = file.Declaration.BodyId,
        DeclarationId = file.Declaration.Id,
        Number = file.Declaration.Versions + 1,
        ById = actor.PersonId,
        At = clock.Now,
        Form = file.Last.Form,
        Code = estimate.Answer.Code?.Code ?? "",
        CodeHash = estimate.Answer.Code?.Hash ?? "",
        // What the declarant answered stays what they answered.
        Facts = file.Last.Facts,
        Language = file.Last.Language,
        Shown = Kept.Write(file.Shown.Append(estimate.Shown(actor.Name, Vocabulary))),
        Advice = Kept.Write(AdviceGiven.Of(estimate.Answer)),
        Reason = Say("Waarde anders geschat", "Value estimated differently"),
    };

    private static void Check(GiftFile file, ValueForm form)
    {
        if (file.Parts.Count > 0 && (form.Part is not { } part || part < 1 || part > file.Parts.Count))
        {
            throw new RuleBrokenException(nameof(form.Part), Say("Kies om welk ding het gaat", "Choose which thing it is about"));
        }

        if (form.Value is null or < 0 or > MostEuros)
        {
            throw new RuleBrokenException(nameof(form.Value), Say("Vul een bedrag in euro's in, bijvoorbeeld 40", "Enter an amount in euros, for example 40"));
        }

        if (string.IsNullOrWhiteSpace(form.Basis) || form.Basis.Length > Gift.BasisMax)
        {
            throw new RuleBrokenException(nameof(form.Basis), Say($"Schrijf op hoe je dit weet, in hoogstens {Gift.BasisMax} tekens", $"Write down how you know, in at most {Gift.BasisMax} characters"));
        }
    }
}
