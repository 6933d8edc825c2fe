namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>What was done to what. It says that something happened, never what it says: no names, no texts, no amounts.</summary>
/// <param name="Action">A verb of the module, e.g. "declared", "assessed", "viewed".</param>
/// <param name="Kind">What kind of thing the object is, e.g. "gift".</param>
/// <param name="ObjectId">The id of the record; it means nothing once the record is destroyed.</param>
/// <param name="Result">"ok", or how it ended otherwise, e.g. "refused".</param>
/// <param name="Reason">A short code or sentence <b>without personal data</b>: the audit outlives the record and cannot be corrected.</param>
/// <param name="ContentMac">Ties the entry to the content as it was then, see <see cref="Salt.Mac"/>.</param>
public sealed record Happened(string Action, string Kind, Guid ObjectId, string Result = "ok", string? Reason = null, string? ContentMac = null)
{
    public const int WordMax = 40;
    public const int ReasonMax = 200;

    public string Action { get; } = Word(Action);

    public string Kind { get; } = Word(Kind);

    public string Result { get; } = Word(Result);

    public string? Reason { get; } = Reason is null or { Length: <= ReasonMax } ? Reason : throw new ArgumentException($"A reason has at most {ReasonMax} characters.", nameof(Reason));

    public string? ContentMac { get; } = ContentMac is null or { Length: Salt.MacLength } ? ContentMac : throw new ArgumentException("A content MAC is made by Salt.Mac.", nameof(ContentMac));

    private static string Word(string word) => word.Length is > 0 and <= WordMax ? word : throw new ArgumentException($"A word of the audit has 1 to {WordMax} characters, not {word.Length}.", nameof(word));
}
