using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Advice;

/// <summary>
/// The one way in to every question. What somebody looks for is posted, so that it stands in no address, and nothing keeps it.
/// </summary>
[IgnoreAntiforgeryToken] // There is nothing to forge (ADR 0005).
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class Ask(CurrentBody current, Codes.Codes codes) : PageModel
{
    public Body Body { get; } = current.Body!;

    public string? Search { get; private set; }

    /// <summary>Null as long as nobody looked for anything.</summary>
    public IReadOnlyList<FoundTopic>? Found { get; private set; }

    public IReadOnlyList<Topic> Topics => codes.Of(Body).Topics;

    public IReadOnlyList<SelfCheckOfCode> Checks => OfferSelfChecks.Of(codes, Body);

    public void OnPost(string? zoek)
    {
        Search = zoek?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, TopicSearch.LongestSearch)] : null;
        Found = TopicSearch.Words(Search).Count == 0 ? null : new TopicSearch(Topics).Find(Search);
    }
}
