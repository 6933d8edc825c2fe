using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Arrangements;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>
/// "Seen, agreed": the decision that needs no form, for what the code allows now that it is declared, and where the team or
/// else the code itself says where the thing goes.
/// </summary>
internal sealed class AgreeGift(AppDbContext db, GiftsSeen gifts, DecideGift decide, TeamArrangements arrangements, Clock clock)
{
    public static bool IsSimple(GiftFile file) => IsSimple(file.Advice, file.Gift.Status, file.IsJudgedApart);

    /// <summary>Where it goes with that; null when there is no thing.</summary>
    public async Task<string?> PlaceAsync(GiftFile file, CancellationToken cancel) =>
        Place(file.Advice, file.Gift.Status, await arrangements.OnAsync(file.Declaration.UnitId, clock.Today, cancel));

    /// <summary>One look and one click on the gift itself.</summary>
    /// <exception cref="ChangedMeanwhileException">Somebody decided first, or it needs more than a click by now.</exception>
    public async Task AgreeAsync(Actor actor, GiftFile file, long version, CancellationToken cancel)
    {
        if (!IsSimple(file))
        {
            throw new ChangedMeanwhileException();
        }

        await decide.DecideAsync(actor, file, new DecisionForm { Outcome = Outcome.Agreed, Destination = await PlaceAsync(file, cancel), Version = version }, cancel);
    }

    /// <summary>The same for several at once, each as it was seen. Says how many were done; the others stay for a closer look.</summary>
    public async Task<int> AgreeAsync(Actor actor, IEnumerable<SeenGift> seen, CancellationToken cancel)
    {
        var done = 0;
        foreach (var (id, version) in seen.Distinct())
        {
            if (await gifts.FileAsync(actor, id, cancel) is { } file && IsSimple(file) && DecideGift.MayDecide(actor, file) && await AgreedFirstAsync(actor, file, version, cancel))
            {
                done++;
            }
        }

        return done;
    }

    /// <summary>Which of what waits for somebody can be agreed on at once, and where each would go.</summary>
    public async Task<IReadOnlyList<(GiftLine Line, string? Place)>> SimpleAsync(IEnumerable<GiftLine> waiting, CancellationToken cancel)
    {
        var lines = waiting.Where(line => MayBeAgreed(line.Verdict)).ToList();
        var ids = lines.ConvertAll(line => line.Id);
        var advice = (await db.Set<DeclarationVersion>().AsNoTracking().Where(version => ids.Contains(version.DeclarationId)).Select(version => new { version.DeclarationId, version.Number, version.Advice }).ToListAsync(cancel))
            .GroupBy(version => version.DeclarationId).ToDictionary(versions => versions.Key, versions => Kept.Read<AdviceGiven>(versions.MaxBy(version => version.Number)!.Advice));
        var apart = await db.Set<GiftPart>().Where(part => ids.Contains(part.DeclarationId) && part.Verdict != null).Select(part => part.DeclarationId).Distinct().ToListAsync(cancel);
        var simple = lines.FindAll(line => IsSimple(advice[line.Id], line.Status, apart.Contains(line.Id)));
        var arranged = await ArrangedAsync(simple, cancel);
        return [.. simple.Select(line => (line, Place(advice[line.Id], line.Status, arranged[line.Id])))];
    }

    /// <summary>What the team of each gift agreed, asked once per team.</summary>
    private async Task<Dictionary<Guid, string?>> ArrangedAsync(List<GiftLine> lines, CancellationToken cancel)
    {
        var ids = lines.ConvertAll(line => line.Id);
        var units = await db.Set<Declaration>().Where(declaration => ids.Contains(declaration.Id)).Select(declaration => new { declaration.Id, declaration.UnitId }).ToListAsync(cancel);
        var arranged = new Dictionary<Guid, string?>();
        foreach (var team in units.GroupBy(declaration => declaration.UnitId))
        {
            var place = await arrangements.OnAsync(team.Key, clock.Today, cancel);
            foreach (var declaration in team)
            {
                arranged.Add(declaration.Id, place);
            }
        }

        return arranged;
    }

    /// <summary>False when somebody changed it or decided meanwhile; the next one is not held up by it.</summary>
    private async Task<bool> AgreedFirstAsync(Actor actor, GiftFile file, long version, CancellationToken cancel)
    {
        try
        {
            await AgreeAsync(actor, file, version, cancel);
            return true;
        }
        catch (ChangedMeanwhileException)
        {
            return false;
        }
    }

    /// <summary>As the team arranged, if the code knows that place for it, or else what the code says first.</summary>
    private static string? Place(AdviceGiven advice, string status, string? arranged) =>
        status != Words.Received ? null : arranged is not null && advice.Dispositions.Contains(arranged, StringComparer.Ordinal) ? arranged : advice.Dispositions[0];

    private static bool IsSimple(AdviceGiven advice, string status, bool isJudgedApart) =>
        MayBeAgreed(advice.Verdict) && !advice.AsksATalk && !isJudgedApart && (status != Words.Received || advice.Dispositions.Count > 0);

    private static bool MayBeAgreed(string verdict) => verdict is Words.AllowedIfDeclared or Words.Allowed;
}

/// <summary>A gift as somebody saw it: one that was changed since is another one.</summary>
internal readonly record struct SeenGift(Guid Id, long Version)
{
    private const char Between = '.';

    /// <summary>Nothing for what is no such thing.</summary>
    public static IEnumerable<SeenGift> Read(IEnumerable<string> sent) => sent.Select(text => text.Split(Between))
        .Where(parts => parts.Length == 2).SelectMany(parts => Guid.TryParse(parts[0], out var id) && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var version) ? new[] { new SeenGift(id, version) } : []);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}{Between}{Version}");
}
