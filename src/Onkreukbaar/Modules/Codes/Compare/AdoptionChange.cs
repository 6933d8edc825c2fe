using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Codes.Compare;

/// <summary>Something about the adoption that another version does not say like this; null where a version says nothing.</summary>
internal sealed record AdoptionChange(string Label, string? Was, string? Becomes, bool IsDutch)
{
    public static IEnumerable<AdoptionChange> Between(CodeVersion was, CodeVersion becomes) => new AdoptionChange[]
    {
        new(Say("Vastgesteld door", "Adopted by"), was.AdoptedBy, becomes.AdoptedBy, IsDutch: true),
        new(Say("Vastgesteld op", "Adopted on"), Day(was), Day(becomes), IsDutch: false),
        new(Say("Ondertekend door", "Signed by"), Signers(was), Signers(becomes), IsDutch: true),
    }.Where(change => change.Was != change.Becomes);

    private static string? Day(CodeVersion code) => code.AdoptedOn is { } on ? CodeWords.Date(on) : null;

    private static string? Signers(CodeVersion code) => code.SignedBy.Count > 0 ? code.SignedBy.InAList() : null;
}
