using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.OwnCopy;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.OwnCopy;

/// <summary>The rounds in which somebody was asked, and what they signed.</summary>
internal sealed class RoundsTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var asked = await (from member in db.Set<RoundMember>()
                           join round in db.Set<Round>() on member.RoundId equals round.Id
                           where member.PersonId == personId
                           orderby round.Year, round.Quarter
                           select new { member, round }).AsNoTracking().ToListAsync(cancel);
        return new ToldPart("rondes", Say("Kwartaalrondes waarin je gevraagd bent", "Quarterly rounds in which you were asked"), [.. asked.Select(pair => new ToldItem(
            RoundText.Quarter(pair.round.Year, pair.round.Quarter),
            [
                new("jaar", Say("Jaar", "Year"), pair.round.Year),
                new("kwartaal", Say("Kwartaal", "Quarter"), pair.round.Quarter),
                new("antwoordVoor", Say("Antwoord gevraagd voor", "Answer asked by"), pair.round.AnswerBy),
                new("antwoord", Say("Antwoord", "Answer"), pair.member.Answer?.ToString(), RoundText.Answer(pair.member.Answer)),
                new("getekendOp", Say("Getekend op", "Signed on"), pair.member.SignedOn),
                new("getekendOm", Say("Getekend om", "Signed at"), pair.member.SignedAt),
                new("herinnerdOp", Say("Herinnerd op", "Reminded on"), pair.member.RemindedOn),
            ]))], []);
    }
}
