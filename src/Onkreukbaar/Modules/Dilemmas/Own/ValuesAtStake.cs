using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Dilemmas.Own;

/// <summary>What the code of conduct of a person brings to a dilemma: its core values, and its questions to oneself.</summary>
internal sealed class ValuesAtStake(AppDbContext db, CurrentBody current, Codes.Codes codes)
{
    public DateOnly Today => codes.Today;

    /// <summary>What a topic is called; null when there is none with this name.</summary>
    public string? Topic(string? name) => codes.Of(current.Body!).Topics.FirstOrDefault(topic => topic.Name == name)?.Label.ToString();

    /// <summary>The codes for what somebody is here today; all of the body for somebody with no position.</summary>
    public async Task<IReadOnlyList<CodeVersion>> CodesOfAsync(Actor actor, CancellationToken cancel)
    {
        var kinds = await db.Set<Position>().On(codes.Today).Where(position => position.PersonId == actor.PersonId).Select(position => position.Kind).Distinct().ToListAsync(cancel);
        var all = codes.Of(current.Body!).InForce(codes.Today);
        var own = all.Where(code => kinds.Exists(kind => code.IsFor(Audiences.Of(kind)))).ToList();
        return own.Count > 0 ? own : all;
    }

    public async Task<IReadOnlyList<CoreValue>> OfAsync(Actor actor, CancellationToken cancel) =>
        [.. (await CodesOfAsync(actor, cancel)).SelectMany(code => code.Values).DistinctBy(value => value.Name, StringComparer.Ordinal)];

    /// <summary>A value as people read it: the names in the codes are words joined by hyphens.</summary>
    public static string Label(string name) => name.Replace('-', ' ').FirstUpper();
}
