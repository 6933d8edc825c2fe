using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Access;

namespace Onkreukbaar.Modules.Registers.ReceiveAfterAll;

/// <summary>
/// What was offered or promised, and decided about, can come after all. That is another statement, under the rules for what
/// was received; the first one stays as it is.
/// </summary>
internal sealed class ReceivedAfterAll(DeclareGift declare)
{
    /// <summary>Whom it was offered to says so, once, for as long as they work here.</summary>
    public async Task<bool> MayAsync(Actor actor, GiftFile file, CancellationToken cancel) => CanHaveCome(actor, file) && await declare.MayAsync(actor, cancel);

    private static bool CanHaveCome(Actor actor, GiftFile file) =>
        file.Later is null && file.Declaration.PersonId == actor.PersonId && file.Declaration.State == DeclarationState.Closed && file.Gift.Status is GiftWords.Offered or GiftWords.Promised;

    /// <summary>The questions again, with the answers that were given.</summary>
    public Task<Guid> BeginAsync(Actor actor, GiftFile file, CancellationToken cancel)
    {
        var received = file.Answers.With(new GivenAnswer(Words.Status, [Words.Received]));
        return declare.BeginAsync(actor, new GiftDraft(received, file.Typed with { OfferedOn = null }) { With = file.With, Follows = file.Declaration.Id }, cancel);
    }
}
