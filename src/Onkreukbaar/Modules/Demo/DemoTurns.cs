using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.AttachFile;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Demo;

/// <summary>
/// What does not happen with every gift, done just now by the acts that the pages use: one is changed, one gets a file, one
/// is decided against the advice and sent back with a letter, one waits for a signature, one has nobody to decide about it, and
/// somebody is away.
/// </summary>
internal sealed class DemoTurns(AppDbContext db, CurrentBody current, Actors actors, GiftsSeen gifts, GiftActs acts, DeclareGift declare, GiftFiles files, InformGiver informGiver, Changes changes, Clock clock)
{
    private const int DaysAway = 14;
    private const string Declarant = "medewerker";
    private const string Adviser = "bestuursadviseur";

    /// <summary>One page with a line of text.</summary>
    private const string Card = """
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 150]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
        4 0 obj <</Length 62>> stream
        BT /F 14 Tf 30 80 Td (Met dank voor de goede samenwerking) Tj ET
        endstream endobj
        5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
        trailer <</Root 1 0 R>>
        %%EOF
        """;

    private Guid Body => current.Body!.Id;

    public async Task AddAsync(CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await ChangeAsync(cancel);
        await DepartFromTheAdviceAsync(cancel);
        await MakeReadyAsync(cancel);
        await LeaveToNobodyAsync(cancel);
        await StandInAsync(cancel);
    }

    /// <summary>Declared, then told better, with a card that came along.</summary>
    private async Task ChangeAsync(CancellationToken cancel)
    {
        if (await DeclareAsync(Declarant, DemoStories.Wine, cancel) is not { } declared)
        {
            return;
        }

        var (actor, id, draft) = declared;
        var file = (await gifts.FileAgainAsync(actor, id, cancel))!;
        var better = draft with { Changes = id, Form = draft.Form with { ValueBasis = "Prijs opgezocht bij een winkel" } };
        await acts.Revising.SaveAsync(actor, file, Guid.CreateVersion7(clock.Now), better, "Ik heb de prijs opgezocht", cancel);
        await files.AttachAsync(actor, id, Upload("kaartje.pdf", Card), cancel);
    }

    /// <summary>The code would have let it stay; the manager sends it back, says why, and writes to the giver.</summary>
    private async Task DepartFromTheAdviceAsync(CancellationToken cancel)
    {
        var vocabulary = declare.Topic.Verdicts;
        await foreach (var file in WaitingAsync(cancel))
        {
            var mayStay = DecideGift.HasAThing(file.Gift) && !file.IsJudgedApart && vocabulary[file.Advice.Verdict].Rank < vocabulary[Words.Discuss].Rank;
            if (mayStay && file.Declaration.HandlerId is { } handler && await ActorAsync(handler, cancel) is { } manager)
            {
                await acts.Deciding.DecideAsync(manager, file, new DecisionForm { Outcome = Outcome.NotAllowed, Destination = GiftWords.SendingBack, Reason = "Met deze gever praten we over een nieuwe opdracht.", TalkOn = clock.Today, Version = file.Declaration.Version }, cancel);
                await informGiver.SentAsync(manager, (await gifts.FileAgainAsync(manager, file.Declaration.Id, cancel))!, cancel);
                return;
            }
        }
    }

    private async Task MakeReadyAsync(CancellationToken cancel)
    {
        var adviser = await PositionAsync(Adviser, cancel);
        var holder = await db.Set<Position>().On(clock.Today).Where(position => Position.Executive.Contains(position.Kind)).OrderBy(position => position.Kind).FirstAsync(cancel);
        if (await ActorAsync(adviser.PersonId, cancel) is { } actor && declare.HasRulesFor(holder))
        {
            await declare.SendAsync(actor, Guid.CreateVersion7(clock.Now), DemoStories.Book(declare.Topic, holder, clock.Now) with { For = holder.PersonId }, cancel);
        }
    }

    /// <summary>In a unit that nobody leads: the coordinator must see to it.</summary>
    private Task LeaveToNobodyAsync(CancellationToken cancel) => DeclareAsync(DemoOrganisation.AdviserOfProjects, DemoStories.Wine, cancel);

    /// <summary>Null where no code is for who this is.</summary>
    private async Task<(Actor Actor, Guid Id, GiftDraft Draft)?> DeclareAsync(string number, Func<Topic, Position, DateTimeOffset, GiftDraft> tell, CancellationToken cancel)
    {
        var position = await PositionAsync(number, cancel);
        if (!declare.HasRulesFor(position) || await ActorAsync(position.PersonId, cancel) is not { } actor)
        {
            return null;
        }

        var (id, draft) = (Guid.CreateVersion7(clock.Now), tell(declare.Topic, position, clock.Now));
        await declare.SendAsync(actor, id, draft, cancel);
        return (actor, id, draft);
    }

    /// <summary>The persona of a team leader does the work of a colleague who is away.</summary>
    private async Task StandInAsync(CancellationToken cancel)
    {
        var people = await db.Set<Person>().Where(person => person.Number == "leidinggevende" || person.Number == "groen-lead").ToDictionaryAsync(person => person.Number, person => person.Id, StringComparer.Ordinal, cancel);
        await changes.MakeAsync(By.Job, () =>
        {
            var deputy = new Deputy { Id = Guid.CreateVersion7(clock.Now), BodyId = Body, PersonId = people["groen-lead"], DeputyId = people["leidinggevende"], From = clock.Today, To = clock.Today.AddDays(DaysAway) };
            db.Add(deputy);
            return Task.FromResult<Happened?>(new Happened("seeded", "deputy", deputy.Id));
        }, cancel);
    }

    private async IAsyncEnumerable<GiftFile> WaitingAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var declaration in await db.Set<Declaration>().AsNoTracking().Where(declaration => declaration.State == DeclarationState.ToDecide && declaration.Partition == Partition.Officials && declaration.Versions == 1).OrderByDescending(declaration => declaration.DeclaredAt).ToListAsync(cancel))
        {
            if (await ActorAsync(declaration.PersonId, cancel) is { } declarant && await gifts.FileAsync(declarant, declaration.Id, cancel) is { } file)
            {
                yield return file;
            }
        }
    }

    private Task<Position> PositionAsync(string number, CancellationToken cancel) =>
        db.Set<Position>().On(clock.Today).Where(position => db.Set<Person>().Any(person => person.Id == position.PersonId && person.Number == number)).FirstAsync(cancel);

    private Task<Actor?> ActorAsync(Guid person, CancellationToken cancel) => actors.OnAsync(person, clock.Today, cancel);

    private static FormFile Upload(string name, string content)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(content);
        return new FormFile(new MemoryStream(bytes), 0, bytes.Length, "bestand", name);
    }
}
