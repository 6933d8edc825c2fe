using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>A letter to the giver: why the gift was not accepted or comes back, and what the body's rule is. To print and sign.</summary>
[Needs(Right.SeeOwnWork)]
internal sealed class GiftLetter(CurrentBody body, CurrentActor actor, GiftsSeen gifts, GiftViews views, InformGiver inform, Codes.Codes codes, Clock clock) : GuardedPage(body, actor)
{
    // The letter is Dutch, whatever the language of whoever prints it.
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public GiftFile Found { get; private set; } = null!;

    public GiverLetter Letter { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public bool MaySend => InformGiver.May(Actor, Found);

    public (string Name, string? Title) Writer { get; private set; }

    /// <summary>Of the code the declaration was made under, as long as it is still there to name.</summary>
    public PolicyForGiver? Policy => codes.Version(Body, Found.Last.Code) is { } code ? PolicyForGiver.Of(code, Found.Advice, Found.Gift.OfferedOn) : null;

    public string Offered => Found.Gift.Status switch
    {
        GiftWords.Promised => "beloofde u",
        Codes.Words.Received => "gaf u",
        _ => "bood u",
    };

    public string Answer => Letter switch
    {
        { IsReturn: true, Parts.Count: > 0 } => $"Wij sturen dit hierbij aan u terug: {string.Join("; ", Letter.Parts.Select(Part))}.",
        { IsReturn: true } => "Wij sturen het geschenk hierbij aan u terug.",
        _ when Found.Gift.Status == GiftWords.Refused => "Wij hebben het geschenk niet aangenomen.",
        _ => "Wij nemen het geschenk niet aan.",
    };

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Dutch);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await gifts.FileAsync(Actor, id, cancel) is not { } file || InformGiver.LetterFor(file) is not { } letter)
        {
            return NotFound();
        }

        await views.LetterAsync(Actor, file.Declaration);
        (Found, Letter, Writer) = (file, letter, await inform.WriterAsync(Actor, file, cancel));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await gifts.FileAsync(Actor, id, cancel) is not { } file || InformGiver.LetterFor(file) is null)
        {
            return NotFound();
        }

        try
        {
            await inform.SentAsync(Actor, file, cancel);
        }
        catch (ChangedMeanwhileException)
        {
            // Somebody did something with the gift at this moment; the page that follows shows what, and asks again.
        }

        return Redirect(RegistersLinks.Gift(Body, id));
    }

    private string Part(GiftPart part) =>
        codes.Current(Body)[0].Vocabulary.Topic(GiftWords.Topic)!.Fact(Codes.Words.Kind)!.Value(part.Kind ?? "")?.Label.Nl.ToLower(Dutch) ?? "een deel van het geschenk";
}
