using Microsoft.AspNetCore.Mvc.Testing;

namespace Onkreukbaar.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public async Task The_house_says_it_is_alive()
    {
        await using var house = new WebApplicationFactory<Program>();

        var answer = await house.CreateClient().GetStringAsync("/health/live");

        answer.ShouldBe("ok");
    }
}
