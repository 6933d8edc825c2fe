using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>The code becomes another one while somebody is answering its questions.</summary>
public sealed class MeanwhileTests
{
    [Fact]
    public async Task Whoever_was_asking_hears_that_the_code_changed_and_which_version_answers()
    {
        var time = new SetTime(new DateTimeOffset(2026, 12, 31, 22, 50, 0, TimeSpan.Zero));
        await using var house = await RunningHouse.OpenAsync(time: time);
        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync("60");
        await writer.AcceptAllAsync();
        await (await (await house.ColleagueAsync()).GoAsync(writer.At)).DoAsync("Activeer");
        var asking = await house.Visitor().BeginAsync(Utrecht);
        var other = await house.Visitor().BeginAsync(Utrecht);
        await AnswerAsync(other);
        other.Text.ShouldNotContain("De code veranderde terwijl je bezig was");

        // Midnight: from now on the new version answers.
        time.Advance(TimeSpan.FromMinutes(15));
        await AnswerAsync(asking);

        asking.Text.ShouldContain("De code veranderde terwijl je bezig was");
        asking.Text.ShouldContain("versie “2027” (geldt vanaf 1 januari 2027)");
    }

    private static Task<Visitor> AnswerAsync(Visitor visitor) =>
        visitor.AnswerAllAsync(new Dictionary<string, string[]> { ["waarde"] = ["55"] }, fact => Ordinary.Of(fact));
}
