using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers;

/// <summary>The pages about gifts and about what is kept of them, on the overview.</summary>
internal sealed class GiftPlaces : IWorkPlace
{
    public IEnumerable<WorkPlace> For(Body body) =>
    [
        new(Right.SeeOwnGifts, RegistersLinks.MyGifts(body), Say("Mijn geschenken", "My gifts"), Say("Alles wat je meldde, en hoe het ermee staat", "Everything you declared, and how it stands")),
        new(Right.SeeGiftRegister, RegistersLinks.Register(body), Say("Geschenkenregister", "Register of gifts"), Say("Zoeken in wat jij mag inzien", "Search in what you may read")),
        new(Right.SeeTeamGifts, RegistersLinks.Team(body), Say("Geschenken in mijn team", "Gifts in my team"), Say("Per collega: wat is gemeld en wat nog loopt", "Per colleague: what was declared and what is open")),
        new(Right.ArrangeGifts, RegistersLinks.Arrangements(body), Say("Afspraken per team", "Arrangements per team"), Say("Waar geschenken standaard naartoe gaan", "Where gifts go by default")),
        new(Right.SeeGiftPatterns, RegistersLinks.Patterns(body), Say("Gevers die vaker geven", "Givers who give more often"), Say("Over collega's en schrijfwijzen heen", "Across colleagues and spellings")),
        new(Right.CountGifts, RegistersLinks.Counts(body), Say("Geschenken in cijfers", "Gifts in numbers"), Say("Per kwartaal, zonder namen", "Per quarter, without names")),
        new(Right.RunRounds, RegistersLinks.Rounds(body), Say("Kwartaalrondes", "Quarterly rounds"), Say("Vragen of het register klopt, en herinneren", "Ask whether the register is right, and remind")),
        new(Right.PublishGifts, $"/{body.Slug}/publiceren/geschenken", Say("Geschenken publiceren", "Publish gifts"), Say("Eerst zien wat openbaar wordt", "See first what becomes public")),
        new(Right.PrepareForHolder, RegistersLinks.Prepare(body), Say("Een geschenk klaarzetten", "Make a gift ready"), Say("Voor een bestuurder, die zelf tekent", "For a member of the executive, who signs")),
        new(Right.PrepareForHolder, RegistersLinks.PrepareRounds(body), Say("Antwoorden klaarzetten", "Make answers ready"), Say("Voor de kwartaalronde", "For the quarterly round")),
        new(Right.ManageRetention, $"/{body.Slug}/beheer/bewaartermijnen", Say("Bewaartermijnen", "Retention terms"), Say("Hoe lang iets bewaard wordt, en op welke grond", "How long something is kept, and on which ground")),
        new(Right.ConfirmDestruction, $"/{body.Slug}/beheer/vernietigingen", Say("Vernietigen", "Destroying"), Say("Voorstellen en verklaringen", "Proposals and certificates")),
        new(Right.SeeOwnCopy, $"/{body.Slug}/mijn-gegevens", Say("Mijn gegevens", "My data"), Say("Alles wat hier over jou bewaard wordt", "Everything that is kept about you here")),
    ];
}
