using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>What somebody asked stays out of the log, whatever the settings of logging say and whatever goes wrong.</summary>
public sealed class LogTests
{
    private const string Typed = "een-tas-van-mijn-buurman";
    private const string Message = "is not a number";
    private const string Question = "/dalfsen/vraag/geschenken/7f1d3a52-0d0c-4c3e-9d3a-0f3f4f1f7a11/waarde?antwoord=" + Typed;

    private static readonly (string, string)[] Everything =
    [
        ("Logging:LogLevel:Default", "Trace"),
        ("Logging:LogLevel:Microsoft", "Information"),
        ("Logging:LogLevel:Microsoft.AspNetCore", "Warning"),
        ("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information"),
        ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Debug"),
        ("Logging:Console:LogLevel:Default", "Information"),
        ("Logging:Console:LogLevel:Microsoft.AspNetCore.Diagnostics", "Error"),
        ("Logging:Console:FormatterOptions:IncludeScopes", "true"),
    ];

    [Fact]
    public async Task Settings_cannot_bring_an_address_or_an_answer_into_the_log()
    {
        await using var house = await RunningHouse.OpenAsync(settings: Everything);

        await house.Visitor().GoAsync(Question);
        await house.Visitor().AskAsync("dalfsen", new { ontvanger = "ambtenaar" });

        house.Log.All.ShouldNotContain("geschenken");
        house.Log.All.ShouldNotContain(Typed);
        house.Log.All.ShouldNotContain("Executed DbCommand");
    }

    [Theory]
    [InlineData(Question, "{organisatie}/vraag/{onderwerp}/{id:guid}/{feit}")]
    [InlineData("/api/v1/organisaties/dalfsen/codes?geschenken=" + Typed, "/api/v1/organisaties/{organisatie}/codes")]
    public async Task A_failure_is_told_once_with_its_type_and_route_and_without_its_message(string address, string route)
    {
        await using var house = await RunningHouse.OpenAsync(settings: Everything, adjust: Broken);

        var answer = await house.Visitor().Http.GetAsync(new Uri(address, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain(Message);
        house.Log.All.ShouldNotContain(Typed);
        house.Log.All.Split("System.InvalidOperationException").Length.ShouldBe(2, house.Log.All);
        house.Log.All.ShouldContain($"System.InvalidOperationException <- System.FormatException at {route}\n");
    }

    [Fact]
    public async Task A_failure_halfway_an_answer_is_told_in_the_same_way()
    {
        await using var house = await RunningHouse.OpenAsync(settings: Everything, adjust: builder =>
        {
            Broken(builder);
            builder.Services.AddSingleton<IStartupFilter>(new AnswerBegun());
        });

        await Should.ThrowAsync<HttpRequestException>(async () => await house.Visitor().Http.GetStringAsync(new Uri(Question, UriKind.Relative)));

        house.Log.All.ShouldNotContain(Typed);
        house.Log.All.Split("System.InvalidOperationException").Length.ShouldBe(2, house.Log.All);
    }

    [Fact]
    public async Task Without_the_rule_these_settings_would_tell_both()
    {
        await using var house = await RunningHouse.OpenAsync(settings: Everything, adjust: builder =>
        {
            Broken(builder);
            builder.Services.RemoveAll<IPostConfigureOptions<LoggerFilterOptions>>();
        });

        await house.Visitor().Http.GetAsync(new Uri(Question, UriKind.Relative));

        house.Log.All.ShouldContain("/dalfsen/vraag/geschenken");
        house.Log.All.ShouldContain(Typed);
    }

    private static void Broken(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<Onkreukbaar.Modules.Codes.Codes>(_ => throw new InvalidOperationException($"{Typed} {Message}", new FormatException(Typed)));

    private sealed class AnswerBegun : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                await context.Response.StartAsync();
                await rest();
            });
            next(app);
        };
    }
}
