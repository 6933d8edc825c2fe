using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers;

/// <summary>What waits for somebody, and what they can do here, in one glance.</summary>
[Needs(Right.SeeOwnWork)]
internal sealed class MyWork(CurrentBody body, CurrentActor actor, GiftsSeen gifts, DecideGift decide, RunRounds rounds) : RegisterPage(body, actor)
{
    /// <summary>What the code allows now that it is declared: one look, one click.</summary>
    public IEnumerable<NlDesign.AspNetCore.Fields.NlChoice> Simple => ToDecide.Where(line => line.Verdict == Codes.Words.AllowedIfDeclared)
        .Select(line => new NlDesign.AspNetCore.Fields.NlChoice(line.Id.ToString(), $"{line.Description} – {line.Person}", $"{line.Giver}, {GiftText.Value(line.ValueInCents)}, {line.Reference}"));

    public async Task<IActionResult> OnPostAkkoordAsync(Guid[] geschenken, CancellationToken cancel)
    {
        if (Actor.May(Right.DecideGift))
        {
            await decide.AgreeAsync(Actor, geschenken, cancel);
        }

        return Redirect(RegistersLinks.Work(Body));
    }

    public IReadOnlyList<GiftLine> ToDecide { get; private set; } = [];

    public IReadOnlyList<(Step Step, GiftLine Gift)> ToDo { get; private set; } = [];

    public IReadOnlyList<GiftLine> MineOpen { get; private set; } = [];

    public IReadOnlyList<Round> Rounds { get; private set; } = [];

    public IReadOnlyList<GiftLine> WithoutDecider { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        ToDecide = Actor.May(Right.DecideGift) ? await gifts.ToDecideAsync(Actor, cancel) : [];
        Rounds = Actor.May(Right.AnswerRound) ? await rounds.WaitingForAsync(Actor, cancel) : [];
        ToDo = await gifts.ToDoAsync(Actor, cancel);
        MineOpen = [.. (await gifts.MineAsync(Actor, cancel)).Where(line => line.State is DeclarationState.ToDecide or DeclarationState.ToCarryOut)];
        WithoutDecider = Actor.Is(Role.Coordinator) ? await gifts.WithoutDeciderAsync(cancel) : [];
    }
}
