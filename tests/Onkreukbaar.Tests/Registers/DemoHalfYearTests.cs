using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Demo;
using Onkreukbaar.Modules.Publication;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Platform.Modules.Files;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Administration;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>Whoever tries the demo finds people enough and half a year of gifts, in which everything that can happen has happened.</summary>
public sealed class DemoHalfYearTests
{
    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("provincie-utrecht")]
    [InlineData("gemeente-utrecht")]
    [InlineData("alphen-aan-den-rijn")]
    [InlineData("dalfsen")]
    public async Task Every_body_has_sixty_people_and_half_a_year_of_gifts_in_every_state_and_from_one_giver_in_three_spellings(string body)
    {
        await using var house = await WithGiftsAsync(body);
        var id = house.Body(body).Id;

        (await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().CountAsync(person => person.BodyId == id))).ShouldBeGreaterThanOrEqualTo(60);
        var declarations = await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().AsNoTracking().Where(declaration => declaration.BodyId == id).ToListAsync());
        var gifts = await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().AsNoTracking().Where(gift => gift.BodyId == id).ToListAsync());
        declarations.Select(declaration => declaration.State).Where(state => state != DeclarationState.Prepared).Distinct().ShouldBe([DeclarationState.ToDecide, DeclarationState.ToCarryOut, DeclarationState.Closed, DeclarationState.Cancelled], ignoreOrder: true);
        declarations.Select(declaration => declaration.DeclaredOn.AddDays(1 - declaration.DeclaredOn.Day)).Distinct().Count().ShouldBeGreaterThanOrEqualTo(6, "months");
        gifts.Select(gift => gift.Status).Distinct(StringComparer.Ordinal).ShouldBe(["aangeboden", "ontvangen", "geweigerd", "toegezegd"], ignoreOrder: true);
        gifts.GroupBy(gift => gift.GiverKey, StringComparer.Ordinal).Max(giver => giver.Select(gift => gift.GiverOrganisation).Distinct(StringComparer.Ordinal).Count()).ShouldBeGreaterThanOrEqualTo(3, "spellings of one giver");
        var unled = (await house.PersonAsync("projecten-1", body)).Id;
        declarations.FindAll(declaration => declaration.State == DeclarationState.ToDecide && declaration.HandlerId is null && declaration.HandlerRole is null).Select(declaration => declaration.PersonId).ShouldBe([unled], "only the one of a unit that nobody leads has nobody to decide about it");
        (await house.ReadAsync(db => db.Set<DeclarationVersion>().IgnoreQueryFilters().Where(version => version.BodyId == id).Select(version => version.Shown).ToListAsync())).ShouldAllBe(shown => !shown.Contains("November", StringComparison.Ordinal), "Dutch dates");
        gifts.ShouldContain(gift => gift.IsDilemma);
        gifts.ShouldContain(gift => gift.Recipients != null);
    }

    [Theory]
    [InlineData("provincie-utrecht")]
    [InlineData("gemeente-utrecht")]
    [InlineData("alphen-aan-den-rijn")]
    [InlineData("dalfsen")]
    public async Task The_gifts_of_the_demo_touch_every_rule_that_a_practice_case_of_a_declared_gift_touches(string body)
    {
        await using var house = await WithGiftsAsync(body);
        var (here, codes) = (house.Body(body), house.Services.GetRequiredService<Onkreukbaar.Modules.Codes.Codes>());
        var topics = codes.Of(here).Versions.Select(version => version.Topic(GiftWords.Topic)).OfType<TopicOfCode>().ToList();
        var told = await house.ReadAsync(db => (from version in db.Set<DeclarationVersion>().IgnoreQueryFilters()
                                                join gift in db.Set<Gift>().IgnoreQueryFilters() on version.DeclarationId equals gift.Id
                                                where version.BodyId == here.Id
                                                select new { version.Facts, Gift = gift }).ToListAsync());

        var touched = told.SelectMany(one => codes.Answer(here, GiftWords.Topic, new GiftDraft(new Answers(Kept.Read<List<GivenAnswer>>(one.Facts)), GiftForm.Of(one.Gift, Guid.Empty)).Facts(topics[0].Topic, codes.Of(here))).Fired).ToHashSet();

        var possible = topics.SelectMany(topic => topic.Cases).Select(practice => codes.Answer(here, GiftWords.Topic, practice.Given)).Where(DemoGifts.CanBeDeclared).SelectMany(answer => answer.Fired).ToHashSet();
        possible.Count.ShouldBeGreaterThan(5);
        possible.Except(touched).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("provincie-utrecht")]
    [InlineData("gemeente-utrecht")]
    [InlineData("alphen-aan-den-rijn")]
    [InlineData("dalfsen")]
    public async Task What_happens_seldom_happened_too(string body)
    {
        await using var house = await WithGiftsAsync(body);
        var id = house.Body(body).Id;

        (await house.ReadAsync(db => db.Set<DeclarationVersion>().IgnoreQueryFilters().CountAsync(version => version.BodyId == id && version.Number == 2))).ShouldBeGreaterThan(0, "one was changed");
        (await house.ReadAsync(db => db.Set<StoredFile>().IgnoreQueryFilters().CountAsync(file => file.BodyId == id))).ShouldBe(1, "one has a file");
        (await house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().CountAsync(decision => decision.BodyId == id && decision.DeviatesFromAdvice && decision.Reason != null))).ShouldBe(1, "one was decided against the advice");
        (await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().CountAsync(gift => gift.BodyId == id && gift.InformedOn != null))).ShouldBe(1, "one giver got a letter");
        (await house.ReadAsync(db => db.Set<Involved>().IgnoreQueryFilters().CountAsync(involved => involved.BodyId == id))).ShouldBeGreaterThan(3, "some were for colleagues too");
        (await house.ReadAsync(db => db.Set<Deputy>().IgnoreQueryFilters().CountAsync(deputy => deputy.BodyId == id))).ShouldBe(1, "somebody is away");
        // Of the municipalities no code is for the executive.
        (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().CountAsync(declaration => declaration.BodyId == id && declaration.State == DeclarationState.Prepared))).ShouldBe(body == "provincie-utrecht" ? 1 : 0, "one waits for a signature");
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_province_has_two_published_quarters_and_a_correction_in_the_last()
    {
        await using var house = await WithGiftsAsync("provincie-utrecht");

        var editions = await house.ReadAsync(db => db.Set<Edition>().IgnoreQueryFilters().OrderBy(edition => edition.Number).ToListAsync());
        var lines = await house.ReadAsync(db => db.Set<GiftLinePublished>().IgnoreQueryFilters().ToListAsync());

        editions.Select(edition => edition.PublishedOn).Distinct().Count().ShouldBe(2, "two quarters");
        (await house.ReadAsync(db => db.Set<RoundMember>().IgnoreQueryFilters().CountAsync(member => member.Answer == null))).ShouldBe(2, "one of each round did not answer");
        var corrected = lines.FindAll(line => line.CorrectedOn is not null);
        corrected.ShouldNotBeEmpty();
        var last = editions[^1].PublishedOn;
        corrected.ShouldAllBe(line => line.CorrectedOn == last && lines.Exists(before => before.SourceId == line.SourceId && before.ToEdition == line.FromEdition - 1));
    }

    private static async Task<RunningHouse> WithGiftsAsync(string body)
    {
        var house = await RunningHouse.OpenAsync(time: Now);
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Body(body));
        await scope.ServiceProvider.GetRequiredService<DemoGifts>().AddAsync(CancellationToken.None);
        return house;
    }
}
