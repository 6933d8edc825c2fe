using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers;

/// <summary>What waits for somebody, and what they can do here, in one glance.</summary>
[Needs(Right.SeeOwnWork)]
internal sealed class MyWork(CurrentBody body, CurrentActor actor, GiftsSeen gifts, AgreeGift agree, RunRounds rounds, IEnumerable<IWorkPlace> places, IEnumerable<IWaitingWork> elsewhere, Codes.Codes codes, DeclareGift declare) : GuardedPage(body, actor)
{
    /// <summary>How many were just agreed on at once.</summary>
    [FromQuery(Name = "akkoord")]
    public int? JustAgreed { get; set; }

    /// <summary>How many of what was chosen then stayed as it was.</summary>
    [FromQuery(Name = "blijft")]
    public int? JustLeft { get; set; }

    public IReadOnlyList<GiftLine> ToDecide { get; private set; } = [];

    public IReadOnlyList<(Step Step, GiftLine Gift)> ToDo { get; private set; } = [];

    public IReadOnlyList<GiftLine> ToSign { get; private set; } = [];

    public IReadOnlyList<GiftLine> MineOpen { get; private set; } = [];

    public IReadOnlyList<Round> Rounds { get; private set; } = [];

    public IReadOnlyList<GiftLine> WithoutDecider { get; private set; } = [];

    public Codes.Vocabulary Words => codes.Current(Body)[0].Vocabulary;

    /// <summary>Some code says what this person should do with a gift.</summary>
    public bool MayDeclare { get; private set; }

    /// <summary>What waits in other modules.</summary>
    public IReadOnlyList<WaitingWork> Elsewhere { get; private set; } = [];

    /// <summary>Where this person can go from here.</summary>
    public IReadOnlyList<WorkPlace> Places => [.. places.SelectMany(place => place.For(Body)).Where(place => Actor.May(place.Needs))];

    /// <summary>What the code allows now that it is declared: one look, one click.</summary>
    public IReadOnlyList<(GiftLine Line, string? Place)> Simple { get; private set; } = [];

    public IEnumerable<NlChoice> SimpleChoices => Simple.Select(simple => new NlChoice(
        new SeenGift(simple.Line.Id, simple.Line.Version).ToString(),
        $"{simple.Line.Description} – {simple.Line.Person}",
        string.Join(", ", new[] { simple.Line.Giver, GiftText.Value(simple.Line.ValueInCents), simple.Line.Reference, simple.Place is { } place ? GiftText.Place(Words, place) : null }.OfType<string>())));

    public bool NothingWaits => ToDecide.Count + ToDo.Count + ToSign.Count + Rounds.Count + WithoutDecider.Count + Elsewhere.Count == 0;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        ToDecide = Actor.May(Right.DecideGift) ? await gifts.ToDecideAsync(Actor, cancel) : [];
        Simple = ToDecide.Count > 0 ? await agree.SimpleAsync(ToDecide, cancel) : [];
        MayDeclare = await declare.MayAsync(Actor, cancel);
        Rounds = Actor.May(Right.AnswerRound) ? await rounds.WaitingForAsync(Actor, cancel) : [];
        ToSign = Actor.May(Right.AnswerRound) ? await gifts.ToSignAsync(Actor, cancel) : [];
        ToDo = await gifts.ToDoAsync(Actor, cancel);
        MineOpen = await gifts.MineOpenAsync(Actor, cancel);
        WithoutDecider = Actor.Is(Role.Coordinator) ? await gifts.WithoutDeciderAsync(cancel) : [];
        foreach (var module in elsewhere)
        {
            Elsewhere = [.. Elsewhere, .. await module.ForAsync(Actor, cancel)];
        }
    }

    public async Task<IActionResult> OnPostAkkoordAsync(string[] geschenken, CancellationToken cancel)
    {
        var agreed = Actor.May(Right.DecideGift) ? await agree.AgreeAsync(Actor, SeenGift.Read(geschenken), cancel) : 0;
        return Redirect($"{RegistersLinks.Work(Body)}?akkoord={agreed}&blijft={geschenken.Length - agreed}");
    }
}

/// <summary>A page that somebody can go to from the overview.</summary>
internal sealed record WorkPlace(Right Needs, string Address, string Heading, string Explanation);

/// <summary>What a module puts on everybody's overview; who may not go there does not see it.</summary>
internal interface IWorkPlace
{
    IEnumerable<WorkPlace> For(Body body);
}

/// <summary>Things that wait for somebody in another module, under one heading; never an empty list.</summary>
internal sealed record WaitingWork(string Heading, IReadOnlyList<WaitingLine> Lines)
{
    /// <summary>A heading with how many there are; nothing when there are none.</summary>
    public static IEnumerable<WaitingWork> Under(string heading, IEnumerable<WaitingLine> lines) => lines.ToList() is { Count: > 0 } all ? [new WaitingWork($"{heading} ({all.Count})", all)] : [];
}

/// <summary>One of them.</summary>
internal sealed record WaitingLine(string Address, string Text)
{
    /// <summary>A word about it.</summary>
    public string? About { get; init; }

    /// <summary>Somebody typed it, and in Dutch.</summary>
    public bool IsTyped { get; init; }
}

/// <summary>What waits for a person in a module, on their overview.</summary>
internal interface IWaitingWork
{
    Task<IReadOnlyList<WaitingWork>> ForAsync(Actor actor, CancellationToken cancel);
}
