using System.Net;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Advice;

public sealed class ApiTests
{
    [Fact]
    public async Task While_everything_is_unknown_the_answer_is_a_talk_with_somebody()
    {
        await using var house = await RunningHouse.OpenAsync();

        var (status, answer) = await house.Visitor().AskAsync("gemeente-utrecht", new { });

        status.ShouldBe(HttpStatusCode.OK);
        answer.GetProperty("oordeel").GetString().ShouldBe("bespreken");
        answer.GetProperty("plichten").EnumerateArray().Select(d => d.GetProperty("plicht").GetString()).ShouldContain("bespreken");
        answer.GetProperty("nogNodig")[0].GetString().ShouldBe("ontvanger");
    }
}
