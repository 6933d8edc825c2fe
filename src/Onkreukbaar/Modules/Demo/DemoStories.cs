using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Demo;

/// <summary>What somebody was given, as they tell it.</summary>
internal sealed record GiftStory(Position Position, DateTimeOffset At, GiftDraft Draft);

/// <summary>
/// Half a year of gifts of one body: its own practice cases, so that every rule that can fire does, and ordinary things
/// between them.
/// </summary>
internal static class DemoStories
{
    private const int DaysTold = 185;

    /// <summary>One giver stands here in three spellings.</summary>
    private static readonly (string? Organisation, string? Person, string? Kvk)[] Givers =
    [
        ("Bouwbedrijf De Steen", null, "00000017"), ("Hoveniers Groenrijk", "de directeur", null), (null, "een bewoner", null), ("BOUWBEDRIJF DE STEEN B.V.", null, null), ("Adviesbureau Helder", null, "00000025"),
        ("Stichting Buurtfeest", null, null), ("bouwbedrijf de Steen.", null, null), ("Zusterstad", "de burgemeester daar", null), ("Softwarehuis Noord", null, null),
    ];

    private static readonly (string Description, string Kind, decimal Value, string Occasion)[] Things =
    [
        ("Bos bloemen", "voorwerp", 15, "Na een presentatie op school"), ("Kerstpakket", "voorwerp", 45, "Eind van het jaar"), ("Doos gebak", "bederfelijk", 20, "De vergunning was rond"),
        ("Horloge met inscriptie", "voorwerp", 180, "Afscheid van een project"), ("Cadeaubon", "waardebon", 25, "Dank voor de snelle hulp"), ("Agenda en pennen", "bedrijfsattentie", 8, "Nieuwjaarsgroet"),
        ("Boek over de streek", "voorwerp", 30, "Werkbezoek"), ("Korting op tuinaanleg", "korting", 300, "Aanbod per mail"), ("Fles wijn", "voorwerp", 18, "Lezing voor ondernemers"), ("Schilderij", "voorwerp", 250, "Bezoek van een zusterstad"),
    ];

    /// <summary>What a thing of some kind is called, cheap and dear.</summary>
    private static readonly Dictionary<string, (string Cheap, string Dear)> Named = new(StringComparer.Ordinal)
    {
        ["voorwerp"] = ("Fles wijn", "Horloge"),
        ["bederfelijk"] = ("Taart", "Fruitmand"),
        ["waardebon"] = ("Cadeaubon", "Dinerbon"),
        ["geld"] = ("Envelop met geld", "Envelop met geld"),
        ["korting"] = ("Korting in de winkel", "Korting op een verbouwing"),
        ["dienst"] = ("Kaartje voor een wedstrijd", "Kaartje voor een concert"),
        ["bedrijfsattentie"] = ("Agenda en pennen", "Leren tas met bedrijfsnaam"),
        ["persoonlijk"] = ("Boek voor mijn verzameling", "Oude kaart van de stad"),
    };

    private const decimal DearFrom = 50;

    private static readonly string[] Statuses = [Words.Received, Words.Received, Words.Received, GiftWords.Refused, Words.Received, GiftWords.Offered, Words.Received, GiftWords.Promised];

    /// <summary>In the order in which they happened.</summary>
    public static IReadOnlyList<GiftStory> Of(BodyCodes codes, IReadOnlyList<Position> people, DateTimeOffset now)
    {
        var topic = codes.Topic(GiftWords.Topic);
        var told = Cases(codes, topic).Concat(Enumerable.Range(0, Things.Length * 3).Select(number => Thing(topic, number))).ToList();
        // Things and cases take turns, so that both are spread over the months and the people.
        var mixed = told.Select((story, place) => (story, place)).OrderBy(pair => pair.place * 7 % told.Count).Select(pair => pair.story).ToList();
        return [.. mixed.Select((story, place) => Told(story, PersonFor(story.Answers, people, place), now.AddDays(-DaysTold + DaysTold * place / mixed.Count).AddHours(-(place % 5)), place))];
    }

    private static IEnumerable<(Answers Answers, string Description, string? Occasion)> Cases(BodyCodes codes, Topic topic) =>
        from code in codes.Versions
        where code.Topic(topic.Name) is not null
        from numbered in code.Topic(topic.Name)!.Cases.Index()
        let practice = numbered.Item
        where practice.Given.Keys.All(name => topic.Fact(name) is not null)
        select (Harmless(topic, practice.Given.ContainsKey(Words.Parts)).With(new GivenAnswer(Words.Status, [Statuses[numbered.Index % Statuses.Length]])).WithAll(practice.Given.Where(fact => fact.Key != Words.Date).Select(fact => new GivenAnswer(fact.Key, TextOf(fact.Value)))), NameOf(practice.Given), (string?)practice.Situation);

    /// <summary>One thing that somebody was given just now.</summary>
    public static GiftDraft Wine(Topic topic, Position position, DateTimeOffset at) => Told(Thing(topic, 8), position, at, 8).Draft;

    public static GiftDraft Book(Topic topic, Position position, DateTimeOffset at) => Told(Thing(topic, 6), position, at, 1).Draft;

    private static string NameOf(IReadOnlyDictionary<string, object?> facts)
    {
        var name = Named.GetValueOrDefault(facts.GetValueOrDefault(Words.Kind) as string ?? "voorwerp", Named["voorwerp"]);
        return facts.ContainsKey(Words.Parts) ? "Tas met spullen" : facts.GetValueOrDefault(Words.Value) is > DearFrom ? name.Dear : name.Cheap;
    }

    private static (Answers Answers, string Description, string? Occasion) Thing(Topic topic, int number)
    {
        var (description, kind, value, occasion) = Things[number % Things.Length];
        var answers = Harmless(topic, hasParts: false)
            .With(new GivenAnswer(Words.Status, [Statuses[number % Statuses.Length]]))
            .With(new GivenAnswer(Words.Kind, [kind]))
            .With(new GivenAnswer(Words.Value, TextOf(value)));
        return (answers, description, occasion);
    }

    private static GiftStory Told((Answers Answers, string Description, string? Occasion) story, Position position, DateTimeOffset at, int place)
    {
        var (organisation, person, kvk) = Givers[place % Givers.Length];
        var form = new GiftForm
        {
            Description = story.Description,
            OfferedOn = Platform.Time.Clock.DayOf(at),
            GiverOrganisation = organisation,
            GiverPerson = person,
            GiverKvk = kvk,
            Occasion = story.Occasion,
            ValueBasis = place % 3 == 0 ? "Prijs in de winkel" : null,
            Recipients = place % 11 == 4 ? 4 : null,
            IsDilemma = place % 13 == 6,
        };
        return new GiftStory(position, at, new GiftDraft(story.Answers.With(new GivenAnswer(Words.Audience, [Audiences.Of(position.Kind)])), form));
    }

    /// <summary>Whoever the case is about, or else anybody in turn.</summary>
    private static Position PersonFor(Answers answers, IReadOnlyList<Position> people, int place)
    {
        var audience = answers.Find(Words.Audience)?.Values is [var first, ..] ? first : null;
        var fitting = people.Where(position => Audiences.Of(position.Kind) == audience).ToList();
        return fitting.Count > 0 ? fitting[place % fitting.Count] : people[place % people.Count];
    }

    private static Answers Harmless(Topic topic, bool hasParts) => Answers.None.WithAll(topic.Facts
        .Where(fact => fact.IsInTables && !fact.IsDerived && fact.Harmless is not null && fact.Assumed is null && !(hasParts && fact.Name is Words.Value or Words.Kind))
        .Select(fact => new GivenAnswer(fact.Name, TextOf(fact.Harmless))));

    private static Answers WithAll(this Answers answers, IEnumerable<GivenAnswer> more) => more.Aggregate(answers, (all, answer) => all.With(answer));

    private static string[] TextOf(object? value) => value switch
    {
        null => [],
        bool yes => [yes ? "true" : "false"],
        decimal amount => [amount.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        IReadOnlyList<string> several => [.. several],
        IReadOnlyList<Part> parts => [.. parts.Select(part => GivenAnswer.PartText(part.Facts.GetValueOrDefault(Words.Kind) as string ?? "", part.Facts.GetValueOrDefault(Words.Value) is decimal amount ? TextOf(amount)[0] : ""))],
        _ => [(string)value],
    };
}
