using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.CodeKeeping.Propose;
using Onkreukbaar.Modules.CodeKeeping.Unclear;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Demo;

/// <summary>A code that is being kept: a lower limit waits for a decision, a higher one did not go ahead, and readers ask what a rule means.</summary>
internal sealed class DemoCodeKeeping(AppDbContext db, CurrentBody current, Codes.Codes codes, ProposalFiles proposals, DemoCampaign campaign, Changes changes, Clock clock)
{
    private const string Limit = "grens";
    private const string Writer = "coordinator";
    private const string Colleague = "functioneel-beheerder";
    private const string Asker = "medewerker";
    private const string OtherAsker = "toezicht-2";

    public async Task AddAsync(CancellationToken cancel)
    {
        // Without a code for officials that speaks about gifts there is nothing to keep here.
        if (codes.Current(current.Body!).FirstOrDefault(IsAboutGiftsOfOfficials) is not { } code || await db.Set<Proposal>().AnyAsync(cancel))
        {
            return;
        }

        string[] numbers = [Writer, Colleague, Asker, OtherAsker];
        var people = await db.Set<Person>().Where(person => numbers.Contains(person.Number)).ToDictionaryAsync(person => person.Number, person => person.Id, StringComparer.Ordinal, cancel);
        var files = await proposals.BaseAsync(code.Code, code.Hash, cancel);
        var (lower, higher) = (Lower(code, files, people[Writer]), Higher(code, files, people[Colleague]));
        await changes.MakeAsync(By.Job, async () =>
        {
            db.AddRange(lower, higher, Answered(lower, people), Waiting(code, people));
            await campaign.AddAsync(code, people[Writer], people[Asker], cancel);
            return new Happened("seeded", "code-proposal", lower.Id);
        }, cancel);
    }

    private static bool IsAboutGiftsOfOfficials(CodeVersion code) => code.Topic(GiftWords.Topic) is not null && code.IsFor(Audiences.Of(PositionKind.Official));

    private Proposal Lower(CodeVersion code, CodeFiles files, Guid by) =>
        Proposed(code, files, by, FirstOfMonth(3), decimal.Floor(LimitOf(code) / 2), "Wij willen een lagere grens voor geschenken", clock.Now.AddDays(-8));

    private Proposal Higher(CodeVersion code, CodeFiles files, Guid by)
    {
        var proposal = Proposed(code, files, by, FirstOfMonth(-1), LimitOf(code) * 2, "Alles is duurder geworden sinds deze grens is bedacht", clock.Now.AddDays(-120));
        (proposal.State, proposal.ClosedById, proposal.ClosedOn) = (ProposalState.Withdrawn, by, clock.Today.AddDays(-110));
        proposal.ClosedReason = "De ondernemingsraad ziet meer in een lagere grens. We beginnen opnieuw";
        return proposal;
    }

    private RuleQuestion Answered(Proposal lower, Dictionary<string, Guid> people)
    {
        var question = Asked(lower.Code, lower.BaseHash, people[Asker], "De grens voor een geschenk lijkt mij hoog. Is een geschenk net onder de grens altijd in orde?", clock.Now.AddDays(-20));
        question.Answer = "Nee, ook dan denk je na over wie het geeft en waarom. In het voorstel voor een nieuwe versie gaat de grens omlaag.";
        (question.Effect, question.ProposalId, question.AnsweredById, question.AnsweredOn) = (Effect.Proposal, lower.Id, lower.ById, clock.Today.AddDays(-6));
        return question;
    }

    private RuleQuestion Waiting(CodeVersion code, Dictionary<string, Guid> people) =>
        Asked(code.Code, code.Hash, people[OtherAsker], "Telt de btw mee in de waarde van een geschenk? De gever noemt soms een prijs zonder btw.", clock.Now.AddDays(-3));

    private Proposal Proposed(CodeVersion code, CodeFiles files, Guid by, DateOnly from, decimal limit, string reason, DateTimeOffset at)
    {
        var label = from.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("nl-NL"));
        return new Proposal
        {
            Id = Guid.CreateVersion7(at),
            BodyId = current.Body!.Id,
            Code = code.Code,
            BaseHash = code.Hash,
            Label = label,
            From = from,
            Reason = reason,
            ById = by,
            Files = files.WithHead(label, from).WithParameter(Limit, limit, from).Pack(),
            ChangedAt = at,
        };
    }

    private RuleQuestion Asked(string code, string hash, Guid by, string text, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        BodyId = current.Body!.Id,
        Code = code,
        CodeHash = hash,
        Topic = GiftWords.Topic,
        Text = text,
        AskedById = by,
        AskedAt = at,
    };

    private decimal LimitOf(CodeVersion code) => code.ParametersOn(clock.Today).Single(parameter => parameter.Name == Limit).Value;

    private DateOnly FirstOfMonth(int monthsAhead) => new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddMonths(monthsAhead);
}
