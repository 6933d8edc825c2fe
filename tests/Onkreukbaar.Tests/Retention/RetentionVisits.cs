using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Retention;

/// <summary>What administrators do with terms and proposals, as they would say it.</summary>
internal static class RetentionVisits
{
    public const string Terms = "/dalfsen/beheer/bewaartermijnen";
    public const string Destructions = "/dalfsen/beheer/vernietigingen";

    public static Task<Visitor> AdministratorAsync(this RunningHouse house) => house.Visitor().SignInAsync("dalfsen", "functioneel-beheerder");

    public static Task<Visitor> CoordinatorAsync(this RunningHouse house) => house.Visitor().SignInAsync("dalfsen", "coordinator");

    /// <summary>A rule that holds from today on.</summary>
    public static async Task<Visitor> SetTermAsync(this Visitor visitor, string kind, string length = "1", string unit = "Years", string start = "Closed", string basis = "Selectielijst 2020, 14.1.1", string from = "2026-11-22")
    {
        var day = from.Split('-');
        await visitor.GoAsync($"{Terms}/{kind}");
        return await visitor.TryAsync(("Form.Length", length), ("Form.Unit", unit), ("Form.Start", start), ("Form.Basis", basis), ("Form.From.Year", day[0]), ("Form.From.Month", day[1]), ("Form.From.Day", day[2]));
    }

    /// <summary>Ends on the page of the proposal; its address is what somebody else opens.</summary>
    public static async Task<string> ProposeAsync(this Visitor visitor, string kind)
    {
        await visitor.GoAsync($"{Terms}/{kind}/verlopen");
        await visitor.SubmitAsync();
        visitor.Heading.ShouldBe("Voorstel tot vernietiging");
        return visitor.At;
    }

    public static async Task<Visitor> ConfirmAsync(this Visitor visitor, string proposal)
    {
        await visitor.GoAsync(proposal);
        return await visitor.TryAsync();
    }

    public static async Task<Visitor> HoldAsync(this Visitor visitor, string kind, string reference, string reason = "Zaak 12 bij de rechtbank")
    {
        await visitor.GoAsync($"{Terms}/vasthouden");
        return await visitor.TryAsync(("Form.Kind", kind), ("Form.Reference", reference), ("Form.Reason", reason));
    }

    /// <summary>The administrator proposes and the coordinator confirms all that is past its term.</summary>
    public static async Task<Visitor> DestroyAsync(this RunningHouse house, string kind)
    {
        var proposal = await (await house.AdministratorAsync()).ProposeAsync(kind);
        var second = await (await house.CoordinatorAsync()).ConfirmAsync(proposal);
        second.Heading.ShouldBe("Verklaring van vernietiging");
        return second;
    }
}
