using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>Notes who looked at somebody's gift, before it is shown. Who reads back their own words learns nothing, so that is not noted.</summary>
internal sealed class GiftViews(Views views)
{
    public const string Letter = "gift-letter";
    public const string File = "gift-file";

    public Task OpenedAsync(Actor actor, Declaration gift) => NoteAsync(actor, gift, GiftWords.Topic);

    public Task LetterAsync(Actor actor, Declaration gift) => NoteAsync(actor, gift, Letter);

    public Task FileAsync(Actor actor, Declaration gift, Guid file) => NoteAsync(actor, gift, File, $"{file}");

    private Task NoteAsync(Actor actor, Declaration gift, string kind, string? reason = null) =>
        gift.PersonId == actor.PersonId ? Task.CompletedTask : views.NoteAsync(By.Web(actor.PersonId, InsteadOf(actor, gift)), kind, gift.Id, reason);

    /// <summary>Whom a deputy stands in for. A person's work ends with the gift; a role goes on reading it.</summary>
    private static Guid? InsteadOf(Actor actor, Declaration gift) =>
        gift is { State: DeclarationState.Closed, HandlerId: not null } ? null : Handlers.OnBehalfOf(actor, new Handler(gift.HandlerId, gift.HandlerRole));
}
