using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Administration;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Administration;

/// <summary>What administrators do with roles and settings, as they would say it.</summary>
internal static class AdministrationVisits
{
    public const string Dalfsen = "dalfsen";
    public const string Roles = "/dalfsen/beheer/rollen";
    public const string SettingList = "/dalfsen/beheer/instellingen";

    public static readonly DateOnly Today = new(2026, 11, 22);

    public static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    public static Task<Visitor> AdministratorAsync(this RunningHouse house, string body = Dalfsen) => house.Visitor().SignInAsync(body, "functioneel-beheerder");

    public static Task<Person> PersonAsync(this RunningHouse house, string number, string body = Dalfsen) =>
        house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().SingleAsync(person => person.Number == number && db.Set<Body>().Any(found => found.Id == person.BodyId && found.Slug == body)));

    public static async Task<Visitor> OpenPersonAsync(this Visitor visitor, RunningHouse house, string number) =>
        await visitor.GoAsync($"{Roles}/{(await house.PersonAsync(number)).Id}");

    public static (string, string)[] Day(string field, DateOnly? day) =>
        day is not { } on ? [] : [($"{field}.Day", $"{on.Day}"), ($"{field}.Month", $"{on.Month}"), ($"{field}.Year", $"{on.Year}")];

    public static async Task<Visitor> GiveAsync(this Visitor visitor, RunningHouse house, string number, Role role, DateOnly? from = null, DateOnly? to = null, string reason = "Besluit 12 van de directie", string appointedBy = "")
    {
        await visitor.OpenPersonAsync(house, number);
        return await visitor.DoAsync("Geef", [("Give.Role", role.ToString()), ("Give.Reason", reason), ("Give.AppointedBy", appointedBy), .. Day("Give.From", from ?? Today), .. Day("Give.To", to)]);
    }

    public static async Task<Visitor> EndAsync(this Visitor visitor, RunningHouse house, string number, Role role, DateOnly? from = null, string reason = "Kreeg een andere taak")
    {
        var person = await house.PersonAsync(number);
        var holding = await house.ReadAsync(db => db.Set<RoleHolding>().IgnoreQueryFilters().Where(held => held.PersonId == person.Id && held.Role == role).OrderByDescending(held => held.From).FirstAsync());
        await visitor.GoAsync($"{Roles}/{person.Id}/rol/{holding.Id}");
        return visitor.Status == HttpStatusCode.OK ? await visitor.TryAsync([("Form.Reason", reason), .. Day("Form.From", from ?? Today)]) : visitor;
    }

    public static async Task<Visitor> AppointAsync(this Visitor visitor, RunningHouse house, string number, string who, DateOnly? from = null, DateOnly? to = null, string reason = "Vakantie")
    {
        await visitor.OpenPersonAsync(house, number);
        return await visitor.DoAsync("Vervanger", [("Deputy.Who", who), ("Deputy.Reason", reason), .. Day("Deputy.From", from ?? Today), .. Day("Deputy.To", to)]);
    }

    public static async Task<Visitor> DecideSettingAsync(this Visitor visitor, string name, DateOnly? from, string reason, params (string, string)[] value)
    {
        await visitor.GoAsync($"{SettingList}/{name}");
        return await visitor.DoAsync("Besluit", [("Form.Reason", reason), .. Day("Form.From", from ?? Today), .. value]);
    }

    public static async Task<HttpStatusCode> DoorAsync(this Visitor visitor, string address) => (await visitor.GoAsync(address)).Status;

    /// <summary>A form that no page offered, sent by hand with a token of another page.</summary>
    public static async Task<HttpStatusCode> PostByHandAsync(this Visitor visitor, string address, params (string Name, string Value)[] fields)
    {
        await visitor.GoAsync($"/{address.Split('/')[1]}/werk");
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return (await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), form)).StatusCode;
    }

    public static Task<List<RoleHolding>> HeldAsync(this RunningHouse house, Guid person) =>
        house.ReadAsync(db => db.Set<RoleHolding>().IgnoreQueryFilters().AsNoTracking().Where(held => held.PersonId == person).OrderBy(held => held.From).ToListAsync());

    public static Task<List<Act>> ActsAsync(this RunningHouse house) => house.ReadAsync(db => db.Set<Act>().IgnoreQueryFilters().AsNoTracking().OrderBy(act => act.At).ToListAsync());

    public static async Task<IReadOnlyList<string>> HappenedAsync(this RunningHouse house) => [.. (await house.EntriesAsync(Dalfsen)).Select(entry => $"{entry.Action} {entry.Kind} {entry.Reason}".Trim())];
}
