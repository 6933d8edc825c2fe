using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>
/// Every role, every kind of gift in every state and everything that can be done with it, tried by direct address whatever
/// the pages offer: what is given here is given, and nothing else is.
/// </summary>
public sealed class MatrixTests(MatrixHouse matrix) : IClassFixture<MatrixHouse>
{
    private const string Province = "provincie-utrecht";

    private static readonly string[] Everybody =
    [
        "medewerker", "leidinggevende", "eenheidsmanager", "algemeen-directeur", "secretariaat", "griffier", "medewerker-griffie", "council",
        "executive", "chair", "bestuursadviseur", "vertrouwenspersoon", "coordinator", "functioneel-beheerder", "technisch-beheerder", "vergunningen-2", "inkoop-lead",
    ];

    private static readonly string[] Acts = ["Besluit", "Akkoord", "Waarde", "Stap", "Wijzigen", "Intrekken", "Tekenen", "Gekregen"];

    /// <summary>Acts that need nothing but the state of the record, and so would be done: who may do them sends an old state.</summary>
    private static readonly string[] DoneAtOnce = ["Intrekken", "Tekenen", "Akkoord"];

    /// <summary>Who opens the file of a gift. From C2 of the province and D2 of the municipalities, with the readers each body begins with.</summary>
    private static readonly Dictionary<(string Body, string Owner), string[]> MayOpen = new()
    {
        [(Province, "medewerker")] = ["medewerker", "leidinggevende", "eenheidsmanager", "algemeen-directeur", "secretariaat"],
        [(Province, "council")] = ["council", "griffier", "medewerker-griffie"],
        [(Province, "executive")] = ["executive", "algemeen-directeur", "secretariaat"],
        [(Province, "chair")] = ["chair", "algemeen-directeur", "secretariaat"],
        [("gemeente-utrecht", "medewerker")] = ["medewerker", "leidinggevende", "eenheidsmanager", "algemeen-directeur"],
        [("alphen-aan-den-rijn", "medewerker")] = ["medewerker", "leidinggevende", "eenheidsmanager", "algemeen-directeur", "secretariaat", "coordinator"],
        [("dalfsen", "medewerker")] = ["medewerker", "leidinggevende", "eenheidsmanager", "algemeen-directeur"],
    };

    /// <summary>Who decides about it, and whose it is: nobody else does anything with it.</summary>
    private static readonly Dictionary<(string Body, string Owner), string[]> MayDecide = new()
    {
        [(Province, "medewerker")] = ["leidinggevende"],
        [(Province, "council")] = ["griffier", "medewerker-griffie"],
        [(Province, "executive")] = ["algemeen-directeur", "secretariaat"],
        [(Province, "chair")] = ["algemeen-directeur", "secretariaat"],
        [("gemeente-utrecht", "medewerker")] = ["leidinggevende"],
        [("alphen-aan-den-rijn", "medewerker")] = ["leidinggevende"],
        [("dalfsen", "medewerker")] = ["leidinggevende"],
    };

    /// <summary>Who keeps the register of the province, and may think that something is worth something else, whatever was decided.</summary>
    private static readonly Dictionary<(string Body, string Owner), string[]> Keepers = new()
    {
        [(Province, "medewerker")] = ["algemeen-directeur", "secretariaat"],
        [(Province, "council")] = ["griffier", "medewerker-griffie"],
        [(Province, "executive")] = ["algemeen-directeur", "secretariaat"],
        [(Province, "chair")] = ["algemeen-directeur", "secretariaat"],
    };

    private RunningHouse House => matrix.House;

    public static TheoryData<string, string> Owners() => [.. MayOpen.Keys.Select(key => new TheoryDataRow<string, string>(key.Body, key.Owner))];

    public static TheoryData<string, string> Decided() => [.. MayDecide.Keys.Select(key => new TheoryDataRow<string, string>(key.Body, key.Owner))];

    [Theory]
    [MemberData(nameof(Owners))]
    [Trait("Req", "PU-042")]
    [Trait("Req", "PU-050")]
    public async Task Each_role_opens_decides_and_changes_what_the_matrix_gives_it_and_nothing_else(string body, string owner)
    {
        var id = await DeclareAsync(body, owner);

        var deciders = MayDecide.GetValueOrDefault((body, owner), []);
        await TryEverythingAsync(body, id, MayOpen[(body, owner)], new() { ["Besluit"] = deciders, ["Akkoord"] = deciders, ["Waarde"] = [.. deciders.Union(KeepersOf(body, owner))], ["Wijzigen"] = [owner], ["Intrekken"] = [owner] });
    }

    [Theory]
    [MemberData(nameof(Decided))]
    public async Task What_was_decided_is_carried_out_by_whose_step_it_is_and_then_by_nobody(string body, string owner)
    {
        var id = await DeclareAsync(body, owner);
        var decider = await matrix.AsAsync(body, MayDecide[(body, owner)][0]);
        await (await decider.OpenGiftAsync(body, id)).DecideAsync("NotAllowed", "terugsturen", reason: "Te duur.", talk: "2026-11-20");

        await TryEverythingAsync(body, id, MayOpen[(body, owner)], new() { ["Stap"] = [owner], ["Waarde"] = KeepersOf(body, owner) }, hasLetter: true);
        await (await (await matrix.AsAsync(body, owner)).OpenGiftAsync(body, id)).DoneAsync("2026-11-21", "Per post teruggestuurd.");

        (await KeptAsync(id)).State.ShouldBe(DeclarationState.Closed);
        await TryEverythingAsync(body, id, MayOpen[(body, owner)], new() { ["Waarde"] = KeepersOf(body, owner) }, hasLetter: true);
    }

    [Fact]
    public async Task A_step_of_the_decider_is_no_step_of_whoever_else_may_read_the_gift()
    {
        var id = await DeclareAsync("dalfsen", "medewerker");
        await (await (await matrix.AsAsync("dalfsen", "leidinggevende")).OpenGiftAsync("dalfsen", id)).DecideAsync("Agreed", "verloten", reason: "Zo doen we dat.");

        await TryEverythingAsync("dalfsen", id, MayOpen[("dalfsen", "medewerker")], new() { ["Stap"] = ["leidinggevende"] });
    }

    [Fact]
    public async Task That_something_offered_came_after_all_is_said_by_whom_it_was_offered_to()
    {
        var id = await DeclareAsync(Province, "medewerker", ("status", "aangeboden"));
        await (await (await matrix.AsAsync(Province, "leidinggevende")).OpenGiftAsync(Province, id)).DecideAsync("Agreed");

        (await KeptAsync(id)).State.ShouldBe(DeclarationState.Closed);
        await TryEverythingAsync(Province, id, MayOpen[(Province, "medewerker")], new() { ["Gekregen"] = ["medewerker"], ["Waarde"] = KeepersOf(Province, "medewerker") });
    }

    [Fact]
    public async Task Nobody_does_anything_any_more_with_what_was_withdrawn()
    {
        var id = await DeclareAsync(Province, "medewerker");
        await (await (await matrix.AsAsync(Province, "medewerker")).OpenGiftAsync(Province, id)).DoAsync("Intrekken");

        (await KeptAsync(id)).State.ShouldBe(DeclarationState.Cancelled);
        await TryEverythingAsync(Province, id, MayOpen[(Province, "medewerker")], []);
    }

    [Fact]
    public async Task What_an_adviser_made_ready_is_there_for_the_holder_alone()
    {
        var id = (await House.AddGiftsAsync(Province, "gedeputeerde", 1, state: DeclarationState.Prepared))[0];

        await TryEverythingAsync(Province, id, ["executive"], new() { ["Tekenen"] = ["executive"], ["Wijzigen"] = ["executive"], ["Intrekken"] = ["executive"] });
    }

    [Fact]
    public async Task That_the_giver_was_told_is_noted_by_who_declared_it_or_who_decided_and_by_nobody_else()
    {
        var id = await DeclareAsync(Province, "medewerker");
        await (await (await matrix.AsAsync(Province, "leidinggevende")).OpenGiftAsync(Province, id)).DecideAsync("NotAllowed", "terugsturen", reason: "Te duur.", talk: "2026-11-20");

        foreach (var role in Everybody.Except(["medewerker", "leidinggevende"]))
        {
            var status = await matrix.PostAsync(Province, role, $"/{Province}/geschenken/{id}/brief");

            (status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden).ShouldBe(!MayOpen[(Province, "medewerker")].Contains(role) || status == HttpStatusCode.Forbidden, $"{role} sends the letter: {status}");
            (await InformedOnAsync(id)).ShouldBeNull($"{role} sends the letter");
        }

        await matrix.PostAsync(Province, "leidinggevende", $"/{Province}/geschenken/{id}/brief");
        (await InformedOnAsync(id)).ShouldBe(new DateOnly(2026, 11, 22));
    }

    [Fact]
    [Trait("Req", "PU-138")]
    public async Task A_round_is_run_by_who_asks_and_answered_by_who_is_asked_and_by_nobody_else()
    {
        await matrix.PostAsync(Province, "griffier", $"/{Province}/rondes", ("Form.AnswerBy.Year", "2026"), ("Form.AnswerBy.Month", "12"), ("Form.AnswerBy.Day", "6"));
        var round = await House.ReadAsync(db => db.Set<Round>().IgnoreQueryFilters().SingleAsync());
        var members = await House.ReadAsync(db => db.Set<RoundMember>().IgnoreQueryFilters().Select(member => member.Id).ToListAsync());

        foreach (var role in Everybody.Except(["council"]))
        {
            (await matrix.PostAsync(Province, role, $"/{Province}/rondes/{round.Id}", ("Form.Answer", "Nothing"))).ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Forbidden], $"{role} answers");
            (await matrix.PostAsync(Province, role, $"/{Province}/rondes/klaarzetten", ("lid", members[0].ToString()), ("antwoord", "Nothing")) is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.BadRequest).ShouldBeTrue($"{role} makes an answer of the council ready");
            if (role is not ("griffier" or "medewerker-griffie"))
            {
                (await matrix.PostAsync(Province, role, $"/{Province}/rondes?handler=Herinner", ("ronde", round.Id.ToString()))).ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Forbidden], $"{role} reminds");
            }
        }

        (await House.ReadAsync(db => db.Set<RoundMember>().IgnoreQueryFilters().ToListAsync())).ShouldAllBe(member => member.Answer == null && member.RemindedOn == null);
        (await House.ReadAsync(db => db.Set<RoundPreparation>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
        (await matrix.PostAsync(Province, "council", $"/{Province}/rondes/{round.Id}", ("Form.Answer", ""))).ShouldBe(HttpStatusCode.BadRequest, "who is asked hears what is missing");
    }

    [Fact]
    public async Task Every_id_of_another_body_is_unknown_at_this_one()
    {
        var elsewhere = await DeclareAsync("dalfsen", "medewerker");
        var director = await matrix.AsAsync(Province, "algemeen-directeur");

        foreach (var address in new[] { $"geschenken/{elsewhere}", $"geschenken/{elsewhere}/brief", $"geschenken/{elsewhere}/bijlagen/{elsewhere}", $"geschenken/melden/{elsewhere}/gemeld", $"rondes/{elsewhere}" })
        {
            var status = (await director.Http.GetAsync(new Uri($"/{Province}/{address}", UriKind.Relative))).StatusCode;
            status.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Forbidden], address);
        }

        (await (await matrix.AsAsync("dalfsen", "leidinggevende")).OpenGiftAsync("dalfsen", elsewhere)).Status.ShouldBe(HttpStatusCode.OK, "at its own body it is there");
    }

    private async Task<Guid> DeclareAsync(string body, string owner, params (string, string)[] facts) =>
        await (await matrix.AsAsync(body, owner)).DeclareAsync(body, [("waarde", owner == "medewerker" ? "20" : "150"), .. facts]);

    private static string[] KeepersOf(string body, string owner) => Keepers.GetValueOrDefault((body, owner), []);

    /// <summary>Everybody tries everything, and all that should not be is told at once.</summary>
    private async Task TryEverythingAsync(string body, Guid id, string[] mayOpen, Dictionary<string, string[]> may, bool hasLetter = false)
    {
        var (before, wrong) = (await KeptAsync(id), new List<string>());
        foreach (var role in Everybody)
        {
            var visitor = await matrix.AsAsync(body, role);
            await visitor.OpenGiftAsync(body, id);
            Expect(visitor.Status == HttpStatusCode.OK, mayOpen.Contains(role), $"{role} opens it");
            foreach (var act in Acts)
            {
                var isTheirs = may.GetValueOrDefault(act, []).Contains(role);
                // One click is offered where the code allows it, and that differs per body.
                Expect(visitor.Offers(act) || (act == "Akkoord" && isTheirs), isTheirs, $"{role} is offered {act}");
                var status = await TryAsync(body, role, id, act, isTheirs && DoneAtOnce.Contains(act) ? 999 : before.Version);
                Expect(IsRefusal(status), !isTheirs || DoneAtOnce.Contains(act), $"{role} does {act}: {status}");
            }

            foreach (var file in new[] { "brief", $"bijlagen/{Guid.Empty}" })
            {
                var found = (await visitor.Http.GetAsync(new Uri($"/{body}/geschenken/{id}/{file}", UriKind.Relative))).StatusCode;
                Expect(found == HttpStatusCode.OK, file == "brief" && hasLetter && mayOpen.Contains(role), $"{role} fetches {file}");
            }
        }

        wrong.ShouldBeEmpty();
        // Nothing of all this did anything.
        var after = await KeptAsync(id);
        (after.State, after.Versions, after.Version, after.HandlerId, after.HandlerRole).ShouldBe((before.State, before.Versions, before.Version, before.HandlerId, before.HandlerRole));

        void Expect(bool isSo, bool should, string what)
        {
            if (isSo != should)
            {
                wrong.Add($"{what} – {isSo}");
            }
        }
    }

    // A form with the state of the record and nothing else in it: who may do it hears what is missing, who may not that there is no such thing.
    private Task<HttpStatusCode> TryAsync(string body, string role, Guid id, string act, long version)
    {
        var text = version.ToString(CultureInfo.InvariantCulture);
        return matrix.PostAsync(body, role, $"/{body}/geschenken/{id}?handler={act}", ("version", text), ("Decision.Version", text), ("Step.Version", text), ("Value.Version", text));
    }

    private static bool IsRefusal(HttpStatusCode status) => status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Conflict;

    private Task<Declaration> KeptAsync(Guid id) => House.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().AsNoTracking().SingleAsync(declaration => declaration.Id == id));

    private Task<DateOnly?> InformedOnAsync(Guid id) => House.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().Where(gift => gift.Id == id).Select(gift => gift.InformedOn).SingleAsync());
}
