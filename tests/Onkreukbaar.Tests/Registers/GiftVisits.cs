using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Administration;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>What people do with gifts, as they would say it.</summary>
internal static class GiftVisits
{
    public static readonly (string, string)[] BookFromABuilder =
    [
        ("Form.Description", "Een boek over de stad"),
        ("Form.OfferedOn.Day", "3"), ("Form.OfferedOn.Month", "11"), ("Form.OfferedOn.Year", "2026"),
        ("Form.GiverOrganisation", "Bouwbedrijf De Steen"),
    ];

    /// <summary>Answers the interview with these facts and the harmless value otherwise; a thing that was received.</summary>
    public static async Task<Visitor> AskAboutAsync(this Visitor visitor, string body, params (string Fact, string Value)[] facts)
    {
        await visitor.GoAsync($"/{body}/geschenken/melden");
        await visitor.SubmitAsync();
        var known = facts.ToDictionary(fact => fact.Fact, fact => new[] { fact.Value }, StringComparer.Ordinal);
        known.TryAdd("status", ["ontvangen"]);
        known.TryAdd("waarde", ["25"]);
        await visitor.AnswerAllAsync(known, Ordinary.Of);
        return visitor;
    }

    /// <summary>The interview, and then this form; the visitor ends on whatever the house says to that.</summary>
    public static async Task<Guid> FillInAsync(this Visitor visitor, string body, (string, string)[] form, params (string Fact, string Value)[] facts)
    {
        await visitor.AskAboutAsync(body, facts);
        var id = Guid.Parse(visitor.At.Split('/')[^2]);
        await visitor.GoAsync($"/{body}/geschenken/melden/{id}");
        await visitor.TryAsync(form);
        return id;
    }

    /// <summary>This form with other words in one or more of its fields.</summary>
    public static (string, string)[] With(this (string Name, string Value)[] form, params (string Name, string Value)[] instead) =>
        [.. form.Where(field => Array.TrueForAll(instead, other => other.Name != field.Name)), .. instead];

    /// <summary>The whole way from question to confirmation; the visitor ends on the page that says it arrived.</summary>
    public static async Task<Guid> DeclareAsync(this Visitor visitor, string body, params (string Fact, string Value)[] facts)
    {
        await visitor.AskAboutAsync(body, facts);
        var id = Guid.Parse(visitor.At.Split('/')[^2]);
        await visitor.GoAsync($"/{body}/geschenken/melden/{id}");
        await visitor.SubmitAsync(BookFromABuilder);
        visitor.Heading.ShouldBe("Klopt dit?");
        await visitor.SubmitAsync();
        visitor.Heading.ShouldBe("Je geschenk is gemeld");
        return id;
    }

    /// <summary>A bag with a thing and a voucher in it.</summary>
    public static async Task<Guid> DeclareABagAsync(this Visitor employee, string body)
    {
        await employee.GoAsync($"/{body}/geschenken/melden");
        await employee.SubmitAsync();
        for (var asked = 0; asked < 60 && !employee.At.EndsWith("/antwoord", StringComparison.Ordinal); asked++)
        {
            if (employee.Fact == "soort")
            {
                await employee.GoAsync(employee.At[..^"soort".Length] + "onderdelen");
                await employee.SubmitAsync(("soort", "voorwerp"), ("bedrag", "10"), ("soort", "waardebon"), ("bedrag", "40"));
            }
            else
            {
                await employee.AnswerAsync(employee.Fact == "status" ? "ontvangen" : Ordinary.Of(employee.Fact));
            }
        }

        var id = Guid.Parse(employee.At.Split('/')[^2]);
        await employee.GoAsync($"/{body}/geschenken/melden/{id}");
        await employee.SubmitAsync(BookFromABuilder);
        await employee.SubmitAsync();
        return id;
    }

    /// <summary>The same for somebody who reads English.</summary>
    public static async Task<Guid> DeclareInEnglishAsync(this Visitor visitor, string body)
    {
        await visitor.AskAboutAsync(body);
        var id = Guid.Parse(visitor.At.Split('/')[^2]);
        await visitor.GoAsync($"/{body}/geschenken/melden/{id}");
        await visitor.SubmitAsync(BookFromABuilder);
        await visitor.SubmitAsync();
        visitor.Heading.ShouldBe("Your gift has been declared");
        return id;
    }

    public static Task<Visitor> OpenGiftAsync(this Visitor visitor, string body, Guid id) => visitor.GoAsync($"/{body}/geschenken/{id}");

    public static Task<Visitor> DecideAsync(this Visitor visitor, string outcome, string? destination = null, string? reason = null, string? talk = null)
    {
        List<(string, string)> fields = [("Decision.Outcome", outcome)];
        if (destination is not null)
        {
            fields.Add(("Decision.Destination", destination));
        }

        if (reason is not null)
        {
            fields.Add(("Decision.Reason", reason));
        }

        if (talk is not null)
        {
            var parts = talk.Split('-');
            fields.AddRange([("Decision.TalkOn.Year", parts[0]), ("Decision.TalkOn.Month", parts[1]), ("Decision.TalkOn.Day", parts[2])]);
        }

        return visitor.DoAsync("Besluit", [.. fields]);
    }

    public static Task<Visitor> DoneAsync(this Visitor visitor, string day, string account, string? place = null)
    {
        var parts = day.Split('-');
        (string, string)[] done = [("Step.DoneOn.Year", parts[0]), ("Step.DoneOn.Month", parts[1]), ("Step.DoneOn.Day", parts[2]), ("Step.Account", account)];
        return visitor.DoAsync("Stap", place is null ? done : [.. done, ("Step.Place", place)]);
    }

    /// <summary>Somebody is away this month, and somebody does their work.</summary>
    public static async Task StandInAsync(this RunningHouse house, string body, string absent, string deputy)
    {
        var (person, standIn) = ((await house.PersonAsync(absent, body)).Id, (await house.PersonAsync(deputy, body)).Id);
        await house.ChangeAsync(body, db =>
        {
            db.Add(new Deputy { Id = Guid.CreateVersion7(), BodyId = house.Body(body).Id, PersonId = person, DeputyId = standIn, From = new DateOnly(2026, 11, 1), To = new DateOnly(2026, 11, 30) });
            return Task.CompletedTask;
        });
    }

    /// <summary>What was done with a record, in order; who only looked is told by the tests about looking.</summary>
    public static Task<List<AuditEntry>> DoneWithAsync(this RunningHouse house, Guid id) =>
        house.ReadAsync(db => db.Set<AuditEntry>().IgnoreQueryFilters().Where(entry => entry.ObjectId == id && entry.Action != "viewed").OrderBy(entry => entry.Seq).ToListAsync());

    public static async Task<IReadOnlyList<string>> WhatHappenedAsync(this RunningHouse house, Guid id) =>
        [.. (await house.DoneWithAsync(id)).Select(entry => $"{entry.Action} {entry.Result}")];
}
