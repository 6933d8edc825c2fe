using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.CodeKeeping.Propose;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Codes.Compare;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Decide;

/// <summary>A second person decides that a proposal will answer from its day on.</summary>
internal sealed class ActivateProposal(AppDbContext db, CurrentBody current, Codes.Codes codes, ShippedCodes shipped, Changes changes, Clock clock)
{
    private Body Body => current.Body!;

    /// <summary>Why this proposal cannot be activated as it stands; empty when it can.</summary>
    public IReadOnlyList<string> Obstacles(ProposalFile file)
    {
        var proposal = file.Proposal;
        return [.. new[]
        {
            proposal.From <= clock.Today ? Say("De ingangsdag is voorbij. Begin een nieuw voorstel met een latere dag.", "The first day is over. Begin a new proposal with a later day.") : null,
            LastHash(proposal.Code) != proposal.BaseHash ? Say("Intussen is over een andere versie van deze code beslist. Begin een nieuw voorstel op basis daarvan.", "Meanwhile another version of this code was decided on. Begin a new proposal based on that one.") : null,
            IsUnchanged(file) ? Say("Er is nog niets gewijzigd.", "Nothing was changed yet.") : null,
            Failing(file) is > 0 and var count ? Waiting(count) : null,
            Unguarded(file) is { } topic ? Say($"Zonder voorbeelden bewaakt niets de regels over “{topic}”. Laat er minstens één staan.", $"Without examples nothing guards the rules about “{topic}”. Leave at least one.") : null,
        }.OfType<string>()];
    }

    /// <exception cref="RuleBrokenException">It is one's own, or there is an obstacle.</exception>
    /// <exception cref="ChangedMeanwhileException">It was changed after this person saw it, or somebody else decided first.</exception>
    public async Task ActivateAsync(Actor by, ProposalFile file, int number, CancellationToken cancel)
    {
        var proposal = file.Proposal;
        if (proposal.ById == by.PersonId)
        {
            throw new RuleBrokenException("", Say("Je eigen voorstel activeer je niet zelf. Vraag een collega", "You do not activate your own proposal. Ask a colleague"));
        }

        if (Obstacles(file) is [var first, ..])
        {
            throw new RuleBrokenException("", first);
        }

        if (Problems(file).Count > 0)
        {
            throw new RuleBrokenException("", Say("De bestanden van dit voorstel kloppen niet", "The files of this proposal are not right"));
        }

        try
        {
            await changes.MakeAsync(By.Web(by.PersonId), () => ActivateAsync(by, file, number, new KeptVersions(db, Body, clock), cancel), cancel);
        }
        catch (DbUpdateException)
        {
            // Somebody changed it, or another proposal took its place, at the same moment.
            throw new ChangedMeanwhileException();
        }

        await shipped.ReadAgainAsync(Body, cancel);
    }

    private async Task<Happened?> ActivateAsync(Actor by, ProposalFile file, int number, KeptVersions kept, CancellationToken cancel)
    {
        var open = await db.Set<Proposal>().SingleAsync(found => found.Id == file.Proposal.Id, cancel);
        // Asked again here, where nobody else can decide at the same time.
        if (open.Number != number || open.State != ProposalState.Open || await kept.LastHashAsync(open.Code, cancel) != open.BaseHash)
        {
            throw new ChangedMeanwhileException();
        }

        open.Number++;
        (open.State, open.ClosedById, open.ClosedOn) = (ProposalState.Activated, by.PersonId, clock.Today);
        await kept.AddOwnAsync(open.Code, file.Files, cancel);
        return new Happened("activated", "code-proposal", open.Id, Reason: file.Files.Hash);
    }

    private int Failing(ProposalFile file) => file.Next.Topics.Sum(topic => PracticeRun.Failing(file.Next, topic, clock.Today).Count());

    private static LocalText? Unguarded(ProposalFile file) =>
        file.Base.Topics.FirstOrDefault(before => before.Cases.Count > 0 && file.Next.Topic(before.Topic.Name) is { Cases.Count: 0 })?.Topic.Label;

    private static string Waiting(int count) => count == 1
        ? Say("Eén voorbeeld verwacht nog een ander antwoord. Zie hieronder.", "One example still expects another answer. See below.")
        : Say($"{count} voorbeelden verwachten nog een ander antwoord. Zie hieronder.", $"{count} examples still expect another answer. See below.");

    /// <summary>That the adoption of the version before fell away is no change; that somebody filled in another one is.</summary>
    private static bool IsUnchanged(ProposalFile file) =>
        file.ChangedFiles.All(name => name == CodeReader.FileName) && VersionChanges.Between(file.Base, file.Next, file.Proposal.From) is { IsNothing: true } changes && changes.Adoption.All(change => change.Becomes is null);

    /// <summary>What is wrong with its files, as when it would be read for the first time.</summary>
    public IReadOnlyList<CodeProblem> Problems(ProposalFile file)
    {
        try
        {
            TryFiles.Read(Body.Slug, file.Proposal.Code, file.Files, file.Proposal.From);
            BodyCodes.RefuseATie([.. codes.Of(Body).Versions.Where(version => version.Code != file.Proposal.Code), file.Next]);
            return [];
        }
        catch (BrokenCodeException broken)
        {
            return broken.Problems;
        }
    }

    private string? LastHash(string code) => codes.Of(Body).Last(code)?.Hash;
}
