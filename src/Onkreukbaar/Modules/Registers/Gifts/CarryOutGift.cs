using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>That a step was done: when, and what there is to account for.</summary>
internal sealed class StepForm
{
    public DateOnly? DoneOn { get; set; }

    public string? Account { get; set; }

    /// <summary>Where it goes, when that is what this step decides.</summary>
    public string? Place { get; set; }

    public long Version { get; set; }
}

/// <summary>Getting the thing where it should go, step by step. It stays open until the last step is done.</summary>
internal sealed class CarryOutGift(CurrentBody current, Codes.Codes codes, Changes changes, Clock clock)
{
    /// <summary>
    /// The step to do now, when it is this person's. Of several things each has its own order. Of one's own gift only what is
    /// asked of oneself: nobody takes in and accounts for what they brought.
    /// </summary>
    public static Step? NextFor(Actor actor, GiftFile file)
    {
        if (file.Declaration.State != DeclarationState.ToCarryOut)
        {
            return null;
        }

        var mine = Sight.IsToBeDoneBy(actor);
        return file.Steps.Where(step => step.DoneOn is null).GroupBy(step => step.Part).Select(steps => steps.MinBy(step => step.Number)!)
            .FirstOrDefault(step => mine.Holds(step) && (step.HandlerId == actor.PersonId || file.MayBeDoneBy(actor, new Handler(step.HandlerId, step.HandlerRole))));
    }

    public Task DoneAsync(Actor actor, GiftFile file, StepForm form, CancellationToken cancel)
    {
        if (file.Declaration.Version != form.Version || NextFor(actor, file) is not { } step)
        {
            throw new ChangedMeanwhileException();
        }

        var place = PlaceOf(step, form);
        Check(file, form);
        var (declaration, now) = (file.Declaration, clock.Now);
        return changes.MakeIfFirstAsync(By.Web(actor.PersonId, Handlers.OnBehalfOf(actor, new Handler(step.HandlerId, step.HandlerRole))), () =>
        {
            (step.DoneOn, step.DoneAt, step.DoneById, step.Account, step.Place) = (form.DoneOn, now, actor.PersonId, form.Account!.Trim(), place);
            declaration.State = file.Steps.Any(other => other.DoneOn is null) ? DeclarationState.ToCarryOut : DeclarationState.Closed;
            declaration.Touch(now);
            return new Happened("carried-out", GiftWords.Topic, declaration.Id, step.Word);
        }, cancel);
    }

    private string? PlaceOf(Step step, StepForm form)
    {
        var words = codes.Current(current.Body!)[0].Vocabulary;
        return !words.Steps[step.Word].ChoosesPlace ? null
            : words.Places.Find(form.Place)?.Name ?? throw new RuleBrokenException(nameof(form.Place), Say("Kies waar het naartoe gaat", "Choose where it goes"));
    }

    private void Check(GiftFile file, StepForm form)
    {
        if (form.DoneOn is null || form.DoneOn > clock.Today || form.DoneOn < file.Gift.OfferedOn)
        {
            throw new RuleBrokenException(nameof(form.DoneOn), Say("Vul in wanneer dit is gedaan: vandaag of eerder, en niet voor de dag van het geschenk", "Enter when this was done: today or before, and not before the day of the gift"));
        }

        if (string.IsNullOrWhiteSpace(form.Account) || form.Account.Length > Step.TextMax)
        {
            throw new RuleBrokenException(nameof(form.Account), Say($"Schrijf op hoe het is gegaan, in hoogstens {Step.TextMax} tekens", $"Write down how it went, in at most {Step.TextMax} characters"));
        }
    }
}
