using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Work;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.OwnCopy;

/// <summary>That there are forms somebody did not send. What they say is sealed, and only the form itself opens it.</summary>
internal sealed class DraftsTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var drafts = await db.Set<Draft>().Where(draft => draft.PersonId == personId).OrderBy(draft => draft.Id).Select(draft => new { draft.Id, draft.SavedAt }).ToListAsync(cancel);
        return new ToldPart("concepten", Say("Formulieren die je niet hebt verstuurd", "Forms you did not send"), [.. drafts.Select(draft => new ToldItem(
            Say("Formulier", "Form"), [new("bewaardOp", Say("Bewaard op", "Saved at"), draft.SavedAt)]))], [.. drafts.Select(draft => draft.Id)]);
    }
}
