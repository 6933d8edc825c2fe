using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Arrangements;
using Onkreukbaar.Modules.Registers.AttachFile;
using Onkreukbaar.Modules.Registers.ChangeGift;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Modules.Registers.ReceiveAfterAll;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Files;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>One gift with everything that happened to it; whoever must decide or do something does it here.</summary>
[Needs(Right.SeeOwnWork)]
internal sealed class GiftPage(CurrentBody body, CurrentActor actor, GiftsSeen gifts, GiftViews views, GiftActs acts, TeamArrangements arrangements, GiftFiles files, Codes.Codes codes, Clock clock) : GuardedPage(body, actor)
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "klaar")]
    public string? Done { get; set; }

    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    [BindProperty]
    public StepForm Step { get; set; } = new();

    [BindProperty]
    public ValueForm Value { get; set; } = new();

    public GiftFile Found { get; private set; } = null!;

    public IReadOnlyList<StoredFile> Files { get; private set; } = [];

    public Vocabulary Words => codes.Current(Body)[0].Vocabulary;

    public bool MayDecide => Actor.May(Right.DecideGift) && DecideGift.MayDecide(Actor, Found);

    /// <summary>Whoever decides, and whoever keeps the register, may think it is worth something else.</summary>
    public bool MayCorrect { get; private set; }

    /// <summary>One click is enough.</summary>
    public bool MayJustAgree => MayDecide && AgreeGift.IsSimple(Found);

    /// <summary>Where it goes with that click.</summary>
    public string? AgreedPlace { get; private set; }

    public bool MayChange => GiftRevision.May(Actor, Found);

    public bool MayCancel => CancelGift.May(Actor, Found);

    public bool MaySign => Found.Declaration.PersonId == Actor.PersonId && Found.Declaration.State == DeclarationState.Prepared;

    public bool MayHaveCome { get; private set; }

    public bool WasNotAllowed => Found.Decisions is [.., var (last, _)] && last.Outcome == Outcome.NotAllowed;

    public bool HasLetter => InformGiver.LetterFor(Found) is not null;

    public IEnumerable<NlChoice> Places => Words.Places.All.Select(place => new NlChoice(place.Name, place.Label.ToString()));

    public IEnumerable<NlChoice> Things => Found.Parts.Select(part => new NlChoice($"{part.Number}", GiftText.Part(Words, part)));

    public Step? NextStep => CarryOutGift.NextFor(Actor, Found);

    public IReadOnlyList<GiftLine> Earlier { get; private set; } = [];

    /// <summary>What somebody else did while this person was looking.</summary>
    public string? Notice { get; private set; }

    /// <summary>What this person had filled in then.</summary>
    public IReadOnlyList<ShownAnswer> Typed { get; private set; } = [];

    /// <summary>What the team agreed, which is filled in already.</summary>
    public string? Arranged { get; private set; }

    public IEnumerable<NlChoice> Destinations => acts.Deciding.Destinations(Found)
        .Select(term => new NlChoice(term.Name, (term.Short ?? term.Label).ToString(), Hint(term.Name)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        var version = Found.Declaration.Version;
        Decision = new DecisionForm { Version = version, Destination = Arranged };
        (Step.Version, Value.Version) = (version, version);
        return Page();
    }

    public Task<IActionResult> OnPostBesluitAsync(CancellationToken cancel) =>
        DoAsync(nameof(Decision), GiftNotice.Decided, () => acts.Deciding.DecideAsync(Actor, Found, Decision, cancel), Actor.May(Right.DecideGift), cancel);

    public Task<IActionResult> OnPostAkkoordAsync(long version, CancellationToken cancel) =>
        DoAsync("", GiftNotice.Decided, () => acts.Agreeing.AgreeAsync(Actor, Found, version, cancel), Actor.May(Right.DecideGift), cancel);

    public Task<IActionResult> OnPostStapAsync(CancellationToken cancel) =>
        DoAsync(nameof(Step), GiftNotice.Done, () => acts.CarryingOut.DoneAsync(Actor, Found, Step, cancel), may: true, cancel);

    public Task<IActionResult> OnPostWaardeAsync(CancellationToken cancel) =>
        DoAsync(nameof(Value), GiftNotice.Valued, () => acts.Correcting.CorrectAsync(Actor, Found, Value, cancel), Actor.May(Right.DecideGift), cancel);

    public Task<IActionResult> OnPostIntrekkenAsync(long version, CancellationToken cancel) =>
        DoAsync("", null, () => acts.Cancelling.CancelAsync(Actor, Found, version, cancel), may: true, cancel);

    public Task<IActionResult> OnPostTekenenAsync(long version, CancellationToken cancel) =>
        DoAsync("", GiftNotice.Signed, () => acts.Preparing.SignAsync(Actor, Found, version, cancel), may: true, cancel);

    public async Task<IActionResult> OnPostWijzigenAsync(CancellationToken cancel) =>
        await ReadAsync(cancel) && MayChange ? Redirect(RegistersLinks.FillIn(Body, await acts.Revising.BeginAsync(Actor, Found, cancel))) : NotFound();

    public async Task<IActionResult> OnPostGekregenAsync(CancellationToken cancel) =>
        await ReadAsync(cancel) && MayHaveCome ? Redirect(AdviceLinks.Interview(Body, GiftWords.Topic, await acts.ReceivingAfterAll.BeginAsync(Actor, Found, cancel))) : NotFound();

    private async Task<IActionResult> DoAsync(string prefix, string? notice, Func<Task> work, bool may, CancellationToken cancel)
    {
        if (!may || !await ReadAsync(cancel))
        {
            return NotFound();
        }

        try
        {
            await work();
            return Redirect(notice is null ? RegistersLinks.Gift(Body, Id) : RegistersLinks.Gift(Body, Id, notice));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, prefix);
        }
        catch (ChangedMeanwhileException)
        {
            return await ShowWhatHappenedAsync(prefix, cancel);
        }
    }

    private async Task<IActionResult> ShowWhatHappenedAsync(string prefix, CancellationToken cancel)
    {
        ModelState.Clear();
        if (!await ReadAsync(await gifts.FileAgainAsync(Actor, Id, cancel), cancel))
        {
            return NotFound();
        }

        Typed = prefix switch
        {
            nameof(Decision) => GiftTyped.Of(Words, Found, Decision),
            nameof(Step) => GiftTyped.Of(Step),
            nameof(Value) => GiftTyped.Of(Words, Found, Value),
            _ => [],
        };
        // What can still be decided or estimated stands in its form again. A step may be another one by now: that is copied.
        var version = Found.Declaration.Version;
        (Decision.Version, Value.Version, Step) = (version, version, new StepForm { Version = version });
        Notice = Say("Er is al iets gebeurd terwijl jij keek. Hieronder staat hoe het er nu voor staat. Wat je invulde is niet verwerkt.", "Something happened while you were looking. Below you see how it stands now. What you entered was not processed.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> ReadAsync(CancellationToken cancel) => await ReadAsync(await gifts.FileAsync(Actor, Id, cancel), cancel);

    private async Task<bool> ReadAsync(GiftFile? file, CancellationToken cancel)
    {
        if (file is null)
        {
            return false;
        }

        await views.OpenedAsync(Actor, file.Declaration);
        (Found, Files) = (file, await files.OfAsync(Id, cancel));
        MayHaveCome = await acts.ReceivingAfterAll.MayAsync(Actor, file, cancel);
        MayCorrect = Actor.May(Right.DecideGift) && await acts.Correcting.MayAsync(Actor, file, cancel);
        if (MayDecide)
        {
            AgreedPlace = AgreeGift.IsSimple(file) ? await acts.Agreeing.PlaceAsync(file, cancel) : null;
            Earlier = await gifts.EarlierAsync(file, cancel);
            Arranged = DecideGift.HasAThing(file.Gift) ? await arrangements.OnAsync(file.Declaration.UnitId, clock.Today, cancel) : null;
        }

        return true;
    }

    private string? Hint(string destination) =>
        destination == Arranged ? Say("Dit sprak je met je team af", "You agreed on this with your team")
        : Found.Advice.Dispositions.Contains(destination, StringComparer.Ordinal) ? Say("Dit zegt de code", "The code says this")
        : null;
}

/// <summary>Everything that can be done with a gift.</summary>
internal sealed record GiftActs(DecideGift Deciding, AgreeGift Agreeing, CarryOutGift CarryingOut, CancelGift Cancelling, CorrectValue Correcting, GiftRevision Revising, ReceivedAfterAll ReceivingAfterAll, PrepareGift Preparing);
