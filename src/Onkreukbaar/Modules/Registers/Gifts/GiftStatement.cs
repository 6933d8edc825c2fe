using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>One statement about a gift, on its way to becoming a declaration with its first version.</summary>
internal sealed class GiftStatement(Guid id, Guid personId, Position position, GiftDraft draft, Answer answer, IReadOnlyList<ShownAnswer> shown, DateTimeOffset now, DateOnly today)
{
    public AdviceGiven Advice { get; } = AdviceGiven.Of(answer);

    public Declaration Declaration(Handler handler, string reference) => new()
    {
        Id = id,
        BodyId = position.BodyId,
        Register = GiftWords.Topic,
        Reference = reference,
        PersonId = personId,
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

    public DeclarationVersion Version() => new()
    {
        Id = Guid.CreateVersion7(now),
        BodyId = position.BodyId,
        DeclarationId = id,
        Number = 1,
        ById = personId,
        At = now,
        Form = GiftForm.Version,
        Code = answer.Code?.Code ?? "",
        CodeHash = answer.Code?.Hash ?? "",
        Facts = Kept.Write(draft.Answers.Given),
        Shown = Kept.Write(shown),
        Advice = Kept.Write(Advice),
    };

    public Gift Gift(Topic topic)
    {
        var facts = draft.Answers.ToFacts(topic);
        var form = draft.Form;
        return new Gift
        {
            Id = id,
            BodyId = position.BodyId,
            Status = facts.GetValueOrDefault(Words.Status) as string ?? GiftWords.Offered,
            Description = form.Description!.Trim(),
            OfferedOn = form.OfferedOn!.Value,
            GiverPerson = Filled(form.GiverPerson),
            GiverOrganisation = Filled(form.GiverOrganisation),
            GiverKvk = Filled(form.GiverKvk),
            GiverKey = form.GiverKey,
            Business = Filled(form.Business),
            Occasion = Filled(form.Occasion),
            Kind = facts.GetValueOrDefault(Words.Kind) as string,
            ValueInCents = facts.GetValueOrDefault(Words.Value) is decimal value ? Cents(value) : null,
            ValueBasis = Filled(form.ValueBasis),
            SharedWith = Filled(form.SharedWith),
            IsDilemma = form.IsDilemma,
            Verdict = answer.Verdict,
        };
    }

    private static long Cents(decimal euro) => (long)decimal.Round(euro * 100, MidpointRounding.AwayFromZero);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
