using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ReceiveAfterAll;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.ChangeGift;

/// <summary>
/// Saying it again, better: a change is a new version beside the old ones. Who saves without changing anything makes no
/// version, no date and no work for anybody.
/// </summary>
internal sealed class GiftRevision(AppDbContext db, DeclareGift declare, Handlers handlers, Drafts drafts, Notify notify, Changes changes, Clock clock)
{
    /// <summary>One's own, as long as nobody decided or estimated its value anew.</summary>
    public static bool May(Actor actor, GiftFile file) => CancelGift.May(actor, file) && file.Gift.CorrectedById is null;

    /// <summary>The questions again, with the answers that were given.</summary>
    public Task<Guid> BeginAsync(Actor actor, GiftFile file, CancellationToken cancel) =>
        declare.BeginAsync(actor, new GiftDraft(file.Answers, file.Typed, file.Declaration.Id) { With = file.With }, cancel);

    /// <summary>What would be different from the last version; nothing when nothing is.</summary>
    public IReadOnlyList<(string Label, string? Before, string? After)> Differences(GiftFile file, GiftDraft draft)
    {
        if (SaysTheSame(file, draft))
        {
            return [];
        }

        var (before, after) = (ByLabel(file.Shown), ByLabel(declare.Shown(draft with { Form = draft.Form.Tidy() })));
        return [.. after.Keys.Union(before.Keys, StringComparer.Ordinal).Where(label => before.GetValueOrDefault(label) != after.GetValueOrDefault(label))
            .Select(label => (label, before.GetValueOrDefault(label), after.GetValueOrDefault(label)))];
    }

    /// <summary>False when there was nothing to keep.</summary>
    /// <exception cref="ChangedMeanwhileException">It was decided or changed in the meantime.</exception>
    public async Task<bool> SaveAsync(Actor actor, GiftFile file, Guid draftId, GiftDraft draft, string? reason, CancellationToken cancel)
    {
        if (!May(actor, file))
        {
            throw new ChangedMeanwhileException();
        }

        if (SaysTheSame(file, draft))
        {
            await drafts.RemoveAsync(draftId, cancel);
            return false;
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > DeclarationVersion.ReasonMax)
        {
            throw new RuleBrokenException("Reason", Say($"Schrijf op waarom je het verandert, in hoogstens {DeclarationVersion.ReasonMax} tekens", $"Write down why you change it, in at most {DeclarationVersion.ReasonMax} characters"));
        }

        await KeepAsync(actor, file, draft, reason.Trim(), cancel);
        await drafts.RemoveAsync(draftId, cancel);
        return true;
    }

    private async Task KeepAsync(Actor actor, GiftFile file, GiftDraft draft, string reason, CancellationToken cancel)
    {
        var declaration = file.Declaration;
        var statement = await declare.StatementAsync(actor, declaration.Id, draft, cancel);
        var position = await db.Set<Position>().SingleAsync(found => found.Id == declaration.PositionId, cancel);
        var handler = await handlers.FindAsync(position, GiftWords.Topic, statement.Advice.WhoHandles, statement.Others, clock.Today, cancel);
        var moves = handler != new Handler(declaration.HandlerId, declaration.HandlerRole);
        var told = moves ? await handlers.PeopleAsync(handler, [declaration.PersonId, .. statement.Others], clock.Today, cancel) : [];
        await changes.MakeIfFirstAsync(By.Web(actor.PersonId), async () =>
        {
            if (declaration.State != DeclarationState.Prepared)
            {
                notify.Tell(NotificationKind.Work, told);
                notify.Tell(NotificationKind.Named, statement.Others.Except(file.Others));
            }

            var version = statement.Version(++declaration.Versions, reason);
            statement.Describe(file.Gift);
            if (file.Gift.Status != Words.Received)
            {
                await db.UnfollowAsync(declaration.Id, cancel);
            }

            db.RemoveRange(file.Parts);
            db.Add(version);
            db.AddRange(statement.Parts());
            db.RemoveRange(file.Involved.Where(involved => !statement.Others.Contains(involved.PersonId)));
            db.AddRange(statement.Involved(file.Others));
            (declaration.HandlerId, declaration.HandlerRole) = (handler.PersonId, handler.Role);
            declaration.Touch(clock.Now);
            return new Happened("changed", GiftWords.Topic, declaration.Id, ContentMac: version.Mac(declaration.Salt));
        }, cancel);
    }

    private static bool SaysTheSame(GiftFile file, GiftDraft draft) =>
        draft.Form.Tidy() with { PositionId = null, Recipients = draft.People } == GiftForm.Of(file.Gift, Guid.Empty) with { PositionId = null }
        && draft.Others.ToHashSet().SetEquals(file.Others)
        && Answered(draft.Answers.Given).SetEquals(Answered(file.Answers.Given));

    private static HashSet<string> Answered(IEnumerable<GivenAnswer> given) =>
        given.Select(answer => $"{answer.Fact}={string.Join('\u001f', answer.Values)}").ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, string> ByLabel(IEnumerable<ShownAnswer> shown) =>
        shown.GroupBy(answer => answer.Label, StringComparer.Ordinal).ToDictionary(group => group.Key, group => string.Join("; ", group.Select(answer => answer.Text)), StringComparer.Ordinal);
}
