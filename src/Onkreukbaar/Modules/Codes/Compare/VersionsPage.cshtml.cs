using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Codes.Compare;

/// <summary>All versions of a code that ever ran here, and what became different from one to the next.</summary>
internal sealed class VersionsPage(CurrentBody current, Codes codes, ReadVersions versions) : PageModel
{
    public Body Body { get; } = current.Body!;

    public CodeVersion Code { get; private set; } = null!;

    /// <summary>The last one first.</summary>
    public IReadOnlyList<KnownVersion> All { get; private set; } = [];

    /// <summary>The version whose changes are shown; null when there is only one.</summary>
    public KnownVersion? Shown { get; private set; }

    public KnownVersion? Before { get; private set; }

    /// <summary>Null when one of both cannot be read any more.</summary>
    public VersionChanges? Changes { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, [FromQuery(Name = "versie")] string? hash, CancellationToken cancel)
    {
        if (codes.Version(Body, code) is not { } version)
        {
            return NotFound();
        }

        Code = version;
        All = [.. codes.Known(Body).Where(known => known.Code == code)];
        var place = hash is null ? 0 : All.ToList().FindIndex(known => known.Hash == hash);
        if (place < 0)
        {
            return NotFound();
        }

        (Shown, Before) = (All[place], place + 1 < All.Count ? All[place + 1] : null);
        if (Before is not null && await versions.FindAsync(code, Before.Hash, cancel) is { } was && await versions.FindAsync(code, Shown.Hash, cancel) is { } becomes)
        {
            Changes = VersionChanges.Between(was, becomes, becomes.ValidFrom is { } from && from > codes.Today ? from : codes.Today);
        }

        return Page();
    }

    /// <summary>Whether this version answers today.</summary>
    public bool Answers(KnownVersion version) => version.Hash == Code.Hash;

    /// <summary>Decided on, and not begun yet.</summary>
    public bool IsPlanned(KnownVersion version) => version.About.ValidFrom > codes.Today && codes.Of(Body).Versions.Any(running => running.Hash == version.Hash);
}
