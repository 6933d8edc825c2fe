using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.CodeKeeping.Proposals;

/// <summary>A proposal with the names of people, without its files.</summary>
internal sealed record ProposalLine(Guid Id, string Code, string Label, DateOnly From, ProposalState State, Guid ById, string By, DateOnly? ClosedOn);

/// <summary>What was written down about a proposal, which is there also when its files cannot be read any more.</summary>
internal sealed record ProposalHead(Proposal Proposal, string By, string? ClosedBy)
{
    public bool IsOpen => Proposal.State == ProposalState.Open;
}

/// <summary>A proposal as it would run, beside the version it changes.</summary>
internal sealed record ProposalFile(Proposal Proposal, CodeFiles Files, CodeVersion Next, CodeVersion Base, IReadOnlyList<string> ChangedFiles)
{
    public bool IsOpen => Proposal.State == ProposalState.Open;
}

/// <summary>What keepers of a code propose.</summary>
internal sealed class ProposalFiles(AppDbContext db, CurrentBody current)
{
    public async Task<IReadOnlyList<ProposalLine>> ListAsync(CancellationToken cancel) => await (
        from proposal in db.Set<Proposal>()
        join person in db.Set<Person>() on proposal.ById equals person.Id
        orderby proposal.ChangedAt descending
        select new ProposalLine(proposal.Id, proposal.Code, proposal.Label, proposal.From, proposal.State, proposal.ById, person.Name, proposal.ClosedOn)).ToListAsync(cancel);

    /// <summary>Null when there is none with this id.</summary>
    public async Task<ProposalHead?> HeadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(proposal => proposal.Id == id, cancel) is not { } proposal)
        {
            return null;
        }

        var names = await db.Set<Person>().Where(person => person.Id == proposal.ById || person.Id == proposal.ClosedById).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return new ProposalHead(proposal, names[proposal.ById], proposal.ClosedById is { } by ? names[by] : null);
    }

    /// <exception cref="BrokenCodeException">Its files cannot be read any more: a newer program asks other things of them.</exception>
    public async Task<ProposalFile> ReadAsync(Proposal proposal, CancellationToken cancel)
    {
        var before = await BaseAsync(proposal.Code, proposal.BaseHash, cancel);
        return TriedCodes.Fenced(() =>
        {
            var files = CodeFiles.Unpack(proposal.Files);
            return new ProposalFile(proposal, files, Parse(proposal, files), Parse(proposal, before), files.DifferentFrom(before));
        });
    }

    /// <summary>The files of a version that was kept.</summary>
    public async Task<CodeFiles> BaseAsync(string code, string hash, CancellationToken cancel) =>
        CodeFiles.Unpack(await db.Set<KeptVersion>().Where(kept => kept.Code == code && kept.Hash == hash).Select(kept => kept.Files).SingleAsync(cancel));

    private CodeVersion Parse(Proposal proposal, CodeFiles files) => CodeReader.Parse(current.Body!.Slug, proposal.Code, files);
}
