using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Talks;

/// <summary>What people do with talks, as they would say it.</summary>
internal static class TalkVisits
{
    public const string Body = "dalfsen";
    public const string All = $"/{Body}/gesprekken";
    public const string Work = $"/{Body}/werk";
    public const string Code = "gedragscode-2017";

    public static SetTime Now => new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public static Task<Visitor> AsAsync(this RunningHouse house, string persona) => house.Visitor().SignInAsync(Body, persona);

    /// <summary>Plans a talk for 1 December with these fields instead, and shows what comes back.</summary>
    public static async Task<Visitor> PlanAsync(this Visitor leader, params (string Name, string Value)[] instead)
    {
        await leader.GoAsync($"{All}/nieuw");
        return await leader.TryAsync(Fields([("Form.With", leader.Unit("Vergunningen")), ("Form.On.Day", "1"), ("Form.On.Month", "12"), ("Form.On.Year", "2026"), ("Form.Subject", "Geschenken van aanvragers"), ("Form.Question", "")], instead));
    }

    /// <summary>The value of a unit in the list of those with whom one may plan a talk; none when it is not offered.</summary>
    public static string Unit(this Visitor leader, string name) =>
        leader.Page.QuerySelectorAll("main select[name='Form.With'] option").FirstOrDefault(option => option.TextContent == name)?.GetAttribute("value") ?? "";

    public static Task<Visitor> LogAsync(this Visitor leader, params (string Name, string Value)[] instead) => leader.DoAsync("Gehouden", Fields(
        [("Log.HeldOn.Day", "1"), ("Log.HeldOn.Month", "12"), ("Log.HeldOn.Year", "2026"), ("Log.Attended", "7"), ("Log.Notes", "We waren het eens.")], instead));

    public static Task<Visitor> AgreeAsync(this Visitor leader, params (string Name, string Value)[] instead) => leader.DoAsync("Afspraak", Fields(
        [("Reading.About", $"{Code}/geschenken"), ("Reading.Rule", "DA-R-GIFT-03"), ("Reading.Text", "Zolang de aanvraag loopt, nemen we niets aan.")], instead));

    /// <summary>After how many months a team talks again, as the body decided.</summary>
    public static Task EveryAsync(this RunningHouse house, int months) => house.ChangeAsync(Body, db => Task.FromResult(db.Add(new Setting
    {
        Id = Guid.CreateVersion7(),
        BodyId = house.Body(Body).Id,
        Name = DueTalks.MonthsSetting,
        Value = months.ToString(CultureInfo.InvariantCulture),
        From = new DateOnly(2026, 1, 1),
        SetAt = DateTimeOffset.UnixEpoch,
    })));

    public static async Task<Talk> TalkAsync(this RunningHouse house) => await house.ReadAsync(db => db.Set<Talk>().IgnoreQueryFilters().AsNoTracking().SingleAsync());

    private static (string, string)[] Fields((string Name, string Value)[] usual, (string Name, string Value)[] instead) =>
        [.. usual.Where(field => instead.All(other => other.Name != field.Name)), .. instead];
}
