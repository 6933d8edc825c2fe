using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>What keepers of a code do, as they would say it.</summary>
internal static class KeepingVisits
{
    public const string Utrecht = "gemeente-utrecht";
    public const string Code = "gedragscode";
    public const string Keep = $"/{Utrecht}/beheer/code";

    public static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    public static Task<Visitor> WriterAsync(this RunningHouse house) => house.Visitor().SignInAsync(Utrecht, "coordinator");

    public static Task<Visitor> ColleagueAsync(this RunningHouse house) => house.Visitor().SignInAsync(Utrecht, "functioneel-beheerder");

    /// <summary>Begins a proposal that holds from the new year on; the visitor stands on its page.</summary>
    public static async Task<Visitor> ProposeAsync(this Visitor writer, string from = "2027-01-01", string label = "2027")
    {
        await writer.GoAsync($"{Keep}/{Code}/nieuw");
        return await writer.TryAsync(("Form.Label", label), ("Form.From", from), ("Form.Reason", "Besluit van het college"));
    }

    /// <summary>Gives a limit another value in the proposal on whose page the visitor stands.</summary>
    public static async Task<Visitor> LimitAsync(this Visitor writer, string value, string limit = "grens")
    {
        await writer.GoAsync($"{writer.At}/grens/{limit}");
        return await writer.TryAsync(("waarde", value));
    }

    /// <summary>Says of every example that expects the old answer that the new one is right.</summary>
    public static async Task<Visitor> AcceptAllAsync(this Visitor writer) =>
        writer.Offers("Voorbeelden") ? await writer.DoAsync("Voorbeelden", [.. writer.Page.QuerySelectorAll("main input[name=voorbeeld]").Select(box => ("voorbeeld", box.GetAttribute("value")!))]) : writer;

    public static async Task<Visitor> UploadAsync(this Visitor writer, string file, byte[] content)
    {
        await writer.GoAsync(file);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(writer.Page.QuerySelector("main form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        using var upload = new ByteArrayContent(content);
        upload.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        form.Add(upload, "bestand", "geschenken.dmn");
        return await writer.ShowAsync(await writer.Http.PostAsync(new Uri(file, UriKind.Relative), form));
    }

    /// <summary>What an official hears who is offered something innocent of this value on this day.</summary>
    public static async Task<string> VerdictAsync(this RunningHouse house, decimal value, string? day = null, string body = Utrecht, params (string Fact, string Value)[] facts)
    {
        var topic = Shipped.Body(Utrecht).Topics.Single(topic => topic.Name == Shipped.Topic);
        var all = topic.Facts.Where(fact => fact is { Harmless: not null, IsDerived: false }).ToDictionary(fact => fact.Name, fact => fact.Harmless, StringComparer.Ordinal);
        all["waarde"] = value;
        if (day is not null)
        {
            all["datum"] = day;
        }

        foreach (var (fact, told) in facts)
        {
            all[fact] = told;
        }

        var (status, answer) = await house.Visitor().AskAsync(body, all);
        status.ShouldBe(HttpStatusCode.OK, answer.ToString());
        return answer.Verdict();
    }

    public static Task<List<Proposal>> ProposalsAsync(this RunningHouse house) => house.ReadAsync(db => db.Set<Proposal>().IgnoreQueryFilters().AsNoTracking().ToListAsync());

    public static async Task<JsonElement> VersionsAsync(this RunningHouse house)
    {
        var text = await house.Visitor().Http.GetStringAsync(new Uri($"/api/v1/organisaties/{Utrecht}/codes/{Code}/versies", UriKind.Relative));
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
