using Onkreukbaar.Platform.Modules.Audit;

namespace Onkreukbaar.Tests.Platform;

/// <summary>The hash of an entry covers every field in one way only, and stays what it was.</summary>
public sealed class AuditHashTests
{
    [Fact]
    public void Chains_that_are_kept_stay_verifiable()
    {
        // Not a result to be adjusted: whoever changes the encoding breaks every chain there is.
        Entry().HashAfter("").ShouldBe("3afd194fdeba0f245682ce4a5014e67ea03af5c14e769c92e8b04ad22604b061");
        Entry().HashAfter(new string('a', 64)).ShouldBe("45c4e2278b781dbdbc592dc313b49ea3cdd5db6f587780892f091b638655361f");
    }

    [Fact]
    public void Every_field_and_everything_before_it_count()
    {
        var hashes = new[]
        {
            Entry().HashAfter(""),
            Entry().HashAfter("a"),
            Entry(body: 2).HashAfter(""),
            Entry(year: 2027).HashAfter(""),
            Entry(seq: 2).HashAfter(""),
            Entry(ticks: 1).HashAfter(""),
            Entry(actor: 2).HashAfter(""),
            Entry(actor: null).HashAfter(""),
            Entry(onBehalfOf: 2).HashAfter(""),
            Entry(actor: null, onBehalfOf: 1).HashAfter(""),
            Entry(origin: "job").HashAfter(""),
            Entry(action: "viewed").HashAfter(""),
            Entry(kind: "gifts").HashAfter(""),
            Entry(objectId: 2).HashAfter(""),
            Entry(result: "refused").HashAfter(""),
            Entry(reason: "x").HashAfter(""),
            Entry(contentMac: "x").HashAfter(""),
        };

        hashes.Distinct().Count().ShouldBe(hashes.Length);
    }

    [Fact]
    public void Words_that_move_between_fields_and_nothing_beside_an_empty_text_are_told_apart()
    {
        Entry(action: "viewedg", kind: "ift").HashAfter("").ShouldNotBe(Entry(action: "viewed", kind: "gift").HashAfter(""));
        Entry(reason: "").HashAfter("").ShouldNotBe(Entry(reason: null).HashAfter(""));
        Entry(reason: "x", contentMac: null).HashAfter("").ShouldNotBe(Entry(reason: null, contentMac: "x").HashAfter(""));
    }

    private static AuditEntry Entry(int body = 1, int year = 2026, long seq = 1, long ticks = 0, int? actor = 1, int? onBehalfOf = null, string origin = "web", string action = "declared", string kind = "gift", int objectId = 1, string result = "ok", string? reason = null, string? contentMac = null) => new()
    {
        BodyId = Id(body),
        Year = year,
        Seq = seq,
        At = DateTimeOffset.UnixEpoch.AddTicks(ticks),
        Actor = actor is { } a ? Id(a) : null,
        OnBehalfOf = onBehalfOf is { } o ? Id(o) : null,
        Origin = origin,
        Action = action,
        Kind = kind,
        ObjectId = Id(objectId),
        Result = result,
        Reason = reason,
        ContentMac = contentMac,
    };

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
