using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ReceiveAfterAll;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.OwnCopy;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.OwnCopy;

/// <summary>The gifts somebody declared, with everything that was said, decided and done about them.</summary>
internal sealed class GiftsTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var declarations = await db.Set<Declaration>().AsNoTracking().Where(declaration => declaration.PersonId == personId).OrderBy(declaration => declaration.DeclaredAt).ToListAsync(cancel);
        var ids = declarations.ConvertAll(declaration => declaration.Id);
        var gifts = await db.Set<Gift>().AsNoTracking().Where(gift => ids.Contains(gift.Id)).ToDictionaryAsync(gift => gift.Id, cancel);
        var versions = (await db.Set<DeclarationVersion>().AsNoTracking().Where(version => ids.Contains(version.DeclarationId)).OrderBy(version => version.Number).ToListAsync(cancel)).ToLookup(version => version.DeclarationId);
        var decisions = (await db.Set<Decision>().AsNoTracking().Where(decision => ids.Contains(decision.DeclarationId)).OrderBy(decision => decision.At).ToListAsync(cancel)).ToLookup(decision => decision.DeclarationId);
        var steps = (await db.Set<Step>().AsNoTracking().Where(step => ids.Contains(step.DeclarationId)).OrderBy(step => step.Number).ToListAsync(cancel)).ToLookup(step => step.DeclarationId);
        var parts = (await db.Set<GiftPart>().AsNoTracking().Where(part => ids.Contains(part.DeclarationId)).OrderBy(part => part.Number).ToListAsync(cancel)).ToLookup(part => part.DeclarationId);
        var followed = await db.Set<Following>().Where(following => ids.Contains(following.Id)).ToDictionaryAsync(following => following.Id, following => following.EarlierId, cancel);
        var acted = decisions.SelectMany(made => made).SelectMany(decision => new[] { decision.ById, decision.OnBehalfOfId })
            .Concat(steps.SelectMany(done => done).SelectMany(step => new[] { step.DoneById, step.DoneInsteadOfId })).Concat(versions.SelectMany(said => said).Select(version => (Guid?)version.ById)).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Person>().Where(person => acted.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return new ToldPart("geschenken", Say("Geschenken die je meldde", "Gifts you declared"), [.. declarations.Select(declaration => new ToldItem(
            gifts.TryGetValue(declaration.Id, out var told) ? $"{declaration.Reference}, {CodeWords.Date(told.OfferedOn)}" : declaration.Reference,
            [.. Fields(declaration), .. Followed(declaration.Id), .. gifts.TryGetValue(declaration.Id, out var gift) ? Fields(gift) : []],
            [
                new("versies", Say("Wat je zei", "What you said"), [.. versions[declaration.Id].Select(version => Version(version, names))]),
                new("onderdelen", Say("Wat erin zat", "What was in it"), [.. parts[declaration.Id].Select(Part)]),
                new("besluiten", Say("Wat is besloten", "What was decided"), [.. decisions[declaration.Id].Select(decision => Decision(decision, names))]),
                new("stappen", Say("Wat er daarna gebeurde", "What happened next"), [.. steps[declaration.Id].Select(step => Step(step, names))]),
            ]))], ids);

        IEnumerable<ToldField> Followed(Guid id) =>
            followed.TryGetValue(id, out var earlier) ? [new("volgtOp", Say("Kwam na", "Came after"), declarations.Find(one => one.Id == earlier)?.Reference)] : [];
    }

    private static ToldField[] Fields(Declaration declaration) =>
    [
        new("nummer", Say("Nummer", "Number"), declaration.Reference),
        new("gemeldOp", Say("Gemeld op", "Declared on"), declaration.DeclaredOn),
        new("stand", Say("Stand", "State"), declaration.State.ToString(), GiftText.State(declaration.State)),
        new("laatstVeranderd", Say("Laatst veranderd", "Last changed"), declaration.ChangedAt),
    ];

    private static ToldField[] Fields(Gift gift) =>
    [
        new("omschrijving", Say("Het geschenk", "The gift"), gift.Description),
        new("status", Say("Gekregen of niet", "Received or not"), gift.Status, GiftText.Status(gift.Status)),
        new("datum", Say("Datum", "Date"), gift.OfferedOn),
        new("geverPersoon", Say("Gever, persoon", "Giver, person"), gift.GiverPerson),
        new("geverOrganisatie", Say("Gever, organisatie", "Giver, organisation"), gift.GiverOrganisation),
        new("geverKvk", Say("KvK-nummer", "Chamber of Commerce number"), gift.GiverKvk),
        new("watErLoopt", Say("Wat er loopt met de gever", "What runs with the giver"), gift.Business),
        new("aanleiding", Say("Aanleiding", "Occasion"), gift.Occasion),
        new("soort", Say("Soort geschenk", "Kind of gift"), gift.Kind),
        new("waardeInCenten", Say("Waarde", "Value"), gift.ValueInCents, GiftText.Value(gift.ValueInCents)),
        new("hoeGeschat", Say("Hoe je de waarde schatte", "How you estimated the value"), gift.ValueBasis),
        new("gecorrigeerdeWaardeInCenten", Say("Schatting van een ander", "Estimate by somebody else"), gift.CorrectedValueInCents, gift.CorrectedValueInCents is null ? null : GiftText.Value(gift.CorrectedValueInCents)),
        new("grondCorrectie", Say("Waarop die schatting rust", "What that estimate rests on"), gift.CorrectionBasis),
        new("inhoudGezienOp", Say("Wanneer de inhoud bekend werd", "When the contents became known"), gift.DiscoveredOn),
        new("factuur", Say("Factuur van de organisatie aan de gever", "Invoice from the organisation to the giver"), gift.InvoiceNumber),
        new("gedeeldMet", Say("Voor wie het nog meer is", "Who else it is for"), gift.SharedWith),
        new("aantalMensen", Say("Voor hoeveel mensen samen", "For how many people together"), gift.Recipients),
        new("bovenDeGrens", Say("Boven de waardegrens", "Above the value limit"), gift.AboveLimit),
        new("dilemma", Say("Bespreken als dilemma", "To discuss as a dilemma"), gift.IsDilemma),
        new("geverGeinformeerdOp", Say("Wanneer de gever bericht kreeg", "When the giver was told"), gift.InformedOn),
        new("oordeel", Say("Oordeel van de code", "Verdict of the code"), gift.Verdict),
        new("bestemming", Say("Bestemming", "Destination"), gift.Destination),
    ];

    private static ToldItem Version(DeclarationVersion version, Dictionary<Guid, string> names) => new(
        Say($"Versie {version.Number}", $"Version {version.Number}"),
        [
            new("versie", Say("Versie", "Version"), version.Number),
            new("tijdstip", Say("Tijdstip", "Moment"), version.At),
            new("door", Say("Door", "By"), names[version.ById]),
            new("formulier", Say("Formulier", "Form"), version.Form),
            new("taal", Say("Taal", "Language"), version.Language),
            new("gedragscode", Say("Gedragscode", "Code of conduct"), version.Code),
            new("hashGedragscode", Say("Hash van de gedragscode", "Hash of the code"), version.CodeHash, ""),
            new("reden", Say("Waarom veranderd", "Why changed"), version.Reason),
            new("feiten", Say("Feiten", "Facts"), JsonNode.Parse(version.Facts), ""),
            new("advies", Say("Advies", "Advice"), JsonNode.Parse(version.Advice), ""),
        ],
        [new("vragenEnAntwoorden", Say("Vragen en antwoorden", "Questions and answers"), [new ToldItem("", Shown(version)) { Language = version.Language }])]);

    // A question that was asked twice would otherwise stand in the file once.
    private static ToldField[] Shown(DeclarationVersion version) =>
        [.. Kept.Read<IReadOnlyList<ShownAnswer>>(version.Shown).GroupBy(answer => answer.Label, StringComparer.Ordinal)
            .SelectMany(same => same.Select((answer, place) => new ToldField(place == 0 ? answer.Label : $"{answer.Label} ({place + 1})", answer.Label, answer.Text)))];

    private static ToldItem Decision(Decision decision, Dictionary<Guid, string> names) => new(GiftText.Outcome(decision.Outcome),
    [
        new("besluit", Say("Besluit", "Decision"), decision.Outcome.ToString(), GiftText.Outcome(decision.Outcome)),
        new("overVersie", Say("Over versie", "Of version"), decision.OfVersion),
        new("door", Say("Door", "By"), names[decision.ById]),
        new("namens", Say("Namens", "On behalf of"), decision.OnBehalfOfId is { } absent ? names[absent] : null),
        new("tijdstip", Say("Tijdstip", "Moment"), decision.At),
        new("bestemming", Say("Bestemming", "Destination"), decision.Destination),
        new("toelichting", Say("Toelichting", "Explanation"), decision.Reason),
        new("wijktAf", Say("Wijkt af van het advies", "Departs from the advice"), decision.DeviatesFromAdvice),
        new("besprokenOp", Say("Besproken op", "Discussed on"), decision.TalkOn),
    ]);

    private static ToldItem Part(GiftPart part) => new($"{part.Number}",
    [
        new("soort", Say("Soort geschenk", "Kind of gift"), part.Kind),
        new("waardeInCenten", Say("Waarde", "Value"), part.ValueInCents, GiftText.Value(part.ValueInCents)),
        new("gecorrigeerdeWaardeInCenten", Say("Schatting van een ander", "Estimate by somebody else"), part.CorrectedValueInCents, part.CorrectedValueInCents is null ? null : GiftText.Value(part.CorrectedValueInCents)),
        new("oordeel", Say("Oordeel van de code", "Verdict of the code"), part.Verdict),
        new("bestemming", Say("Bestemming", "Destination"), part.Destination),
    ]);

    private static ToldItem Step(Step step, Dictionary<Guid, string> names) => new(step.Word,
    [
        new("stap", Say("Stap", "Step"), step.Word),
        new("gedaanOp", Say("Gedaan op", "Done on"), step.DoneOn),
        new("door", Say("Door", "By"), step.DoneById is { } doer ? names[doer] : null),
        new("namens", Say("Namens", "On behalf of"), step.DoneInsteadOfId is { } absent ? names[absent] : null),
        new("plek", Say("Waar het heen ging", "Where it went"), step.Place),
        new("verantwoording", Say("Hoe het ging", "How it went"), step.Account),
    ]);
}
