using System.Diagnostics;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>The API against the linter of the Dutch API Design Rules. The rules stand beside the repository, in ../shared; without them these tests step aside.</summary>
public sealed class ApiDesignRulesTests
{
    private static readonly string Rules = Path.Combine(Repository.Root, "..", "shared", "standards", "api-design-rules", "ruleset-2.2-draft.yaml");
    private static readonly string Linter = Path.Combine(Repository.Root, "tests", "openapi-lint");

    [Fact]
    public async Task The_documentation_breaks_no_rule()
    {
        Assert.SkipUnless(File.Exists(Rules), $"The rules are not here: {Path.GetFullPath(Rules)}");
        await using var house = await RunningHouse.OpenAsync();
        var document = await house.Visitor().Http.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative));

        var (exit, output) = await LintAsync(document);

        exit.ShouldBe(0, output);
    }

    [Fact]
    public async Task A_broken_rule_would_be_seen()
    {
        Assert.SkipUnless(File.Exists(Rules), $"The rules are not here: {Path.GetFullPath(Rules)}");
        await using var house = await RunningHouse.OpenAsync();
        var document = await house.Visitor().Http.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative));

        var (exit, output) = await LintAsync(document.Replace("/organisaties/{organisatie}/codes", "/Organisaties/{organisatie}/codes/", StringComparison.Ordinal));

        exit.ShouldNotBe(0);
        output.ShouldContain("error");
    }

    private static async Task<(int Exit, string Output)> LintAsync(string document)
    {
        if (!Directory.Exists(Path.Combine(Linter, "node_modules")))
        {
            (await RunAsync("npm", "ci", "--silent", "--no-audit", "--no-fund")).Exit.ShouldBe(0, "npm ci in tests/openapi-lint");
        }

        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "openapi.json");
        await File.WriteAllTextAsync(file, document);
        return await RunAsync("node", Path.Combine("node_modules", "@stoplight", "spectral-cli", "dist", "index.js"), "lint", "--ruleset", Path.GetFullPath(Rules), "--fail-severity", "error", file);
    }

    private static async Task<(int Exit, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Linter };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
