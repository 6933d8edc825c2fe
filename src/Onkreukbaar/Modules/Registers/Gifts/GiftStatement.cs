using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>One statement about a gift, on its way to becoming a declaration or the next version of one.</summary>
internal sealed class GiftStatement(Guid id, Guid byId, Position position, GiftDraft draft, Topic topic, BodyCodes codes, Answer answer, IReadOnlyList<ShownAnswer> shown, DateTimeOffset now, DateOnly today)
{
    private readonly Dictionary<string, object?> facts = draft.Facts(topic, codes);

    public AdviceGiven Advice { get; } = AdviceGiven.Of(answer);

    /// <summary>Whom it is about besides whoever declares it.</summary>
    public IReadOnlyList<Guid> Others => draft.Others;

    public Declaration Declaration(Handler handler, string reference) => new()
    {
        Id = id,
        BodyId = position.BodyId,
        Register = GiftWords.Topic,
        Reference = reference,
        PersonId = position.PersonId,
        PositionId = position.Id,
        UnitId = position.UnitId,
        Partition = position.IsOffice ? Partition.OfficeHolders : Partition.Officials,
        State = DeclarationState.ToDecide,
        HandlerId = handler.PersonId,
        HandlerRole = handler.Role,
        DeclaredAt = now,
        DeclaredOn = today,
        ChangedAt = now,
        Versions = 1,
        Salt = Salt.New(),
    };

    public DeclarationVersion Version(int number = 1, string? reason = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        BodyId = position.BodyId,
        DeclarationId = id,
        Number = number,
        ById = byId,
        At = now,
        Form = GiftForm.Version,
        Code = answer.Code?.Code ?? "",
        CodeHash = answer.Code?.Hash ?? "",
        Facts = Kept.Write(draft.Answers.Given),
        Shown = Kept.Write(shown),
        Language = Platform.Web.Language.Current,
        Advice = Kept.Write(Advice),
        Reason = reason,
    };

    public Gift Gift()
    {
        var gift = new Gift { Id = id, BodyId = position.BodyId };
        Describe(gift);
        return gift;
    }

    /// <summary>Brings the row that lists read up to what is said now.</summary>
    public void Describe(Gift gift)
    {
        var form = draft.Form.Tidy();
        gift.Status = facts.GetValueOrDefault(Words.Status) as string ?? GiftWords.Offered;
        gift.Description = form.Description!;
        gift.OfferedOn = form.OfferedOn!.Value;
        (gift.GiverPerson, gift.GiverOrganisation, gift.GiverKvk, gift.GiverKey) = (form.GiverPerson, form.GiverOrganisation, form.GiverKvk, form.GiverKey);
        gift.SearchText = Searchable.Of($"{form.Description} {form.GiverOrganisation} {form.GiverPerson} {form.GiverKvk}");
        gift.SearchShown = Searchable.Of($"{form.Description} {form.GiverOrganisation ?? form.GiverPerson}");
        (gift.Business, gift.Occasion) = (form.Business, form.Occasion);
        gift.Kind = facts.GetValueOrDefault(Words.Kind) as string;
        gift.ValueInCents = Cents(GiftFacts.ValueOf(facts));
        gift.AboveLimit = GiftFacts.IsAbove(GiftFacts.ValueOf(facts), GiftFacts.Limit(codes, form.OfferedOn));
        gift.ValueBasis = form.ValueBasis;
        (gift.Recipients, gift.SharedWith) = (draft.People, form.SharedWith);
        gift.IsDilemma = form.IsDilemma;
        (gift.DiscoveredOn, gift.InvoiceNumber) = (form.DiscoveredOn, form.InvoiceNumber);
        gift.Verdict = answer.Verdict;
    }

    /// <summary>The things in it, each with what the code says of it where the code judges them apart.</summary>
    public IEnumerable<GiftPart> Parts() => GiftFacts.PartsOf(facts).Select((part, place) => new GiftPart
    {
        Id = Guid.CreateVersion7(now),
        BodyId = position.BodyId,
        DeclarationId = id,
        Number = place + 1,
        Kind = part.Facts.GetValueOrDefault(Words.Kind) as string,
        ValueInCents = Cents(part.Facts.GetValueOrDefault(Words.Value) as decimal?),
        Verdict = place < answer.Parts.Count ? answer.Parts[place].Verdict : null,
    });

    /// <summary>Who is involved, without those who were already.</summary>
    public IEnumerable<Involved> Involved(IReadOnlyCollection<Guid> already) =>
        Others.Except(already).Select(person => new Involved { Id = Guid.CreateVersion7(now), BodyId = position.BodyId, DeclarationId = id, PersonId = person });

    public static long? Cents(decimal? euro) => euro is { } value ? (long)decimal.Round(value * 100, MidpointRounding.AwayFromZero) : null;
}
