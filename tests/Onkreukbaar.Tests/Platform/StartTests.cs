using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>What keeps the program from starting is said in one line, without a stack that only its makers can read.</summary>
public sealed class StartTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>A developer's machine may hold a certificate for localhost; nobody finds it in another home.</summary>
    private static readonly Dictionary<string, string> WithoutCertificate = new() { ["HOME"] = "/nonexistent" };

    [Theory]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:-1")]
    [InlineData("http://127.0.0.1:poort")]
    [InlineData("http://127.0.0.1:5080/onder")]
    [InlineData("http://127.0.0.1:5080?a=1")]
    [InlineData("http://127.0.0.1:0;")]
    [InlineData("http://localhost:0")]
    [InlineData("https://127.0.0.1:0")]
    public async Task An_address_that_cannot_be_listened_on_is_said_in_one_line(string address)
    {
        using var data = new TemporaryFolder();

        var (exit, output, error) = await Shell.RunAsync(WithoutCertificate, "demo", "--data", data.Path, "--urls", address);

        exit.ShouldBe(1);
        error.ShouldHaveSingleItem().ShouldContain(address);
        output.Where(line => !line.Contains("AuditHeads", StringComparison.Ordinal)).ShouldBeEmpty("the log tells it no second time");
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("serve")]
    [InlineData("migrate")]
    public async Task A_data_folder_without_a_name_is_said_in_one_line(string command)
    {
        var (exit, _, error) = await Shell.RunAsync(Nothing, command, "--data", "");

        exit.ShouldBe(1);
        error.ShouldHaveSingleItem().ShouldContain("--data");
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("serve")]
    public async Task Keys_that_cannot_be_kept_stop_the_start_with_one_line(string command)
    {
        using var data = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(data.Path, "keys"), "a file where the folder should be");

        var (exit, _, error) = await Shell.RunAsync(Nothing, command, "--data", data.Path);

        exit.ShouldBe(1);
        error.ShouldHaveSingleItem().ShouldContain($"Cannot write to the keys folder {data.Path}");
    }

    [Theory]
    [InlineData("{ \"Urls\": ")]
    [InlineData("[]")]
    [InlineData("{ \"Urls\": \"a\", \"Urls\": \"b\" }")]
    public async Task A_broken_file_with_settings_is_said_in_one_line(string settings)
    {
        using var program = await CopyAsync(settings);

        foreach (var command in new[] { "demo", "serve", "migrate" })
        {
            (await RefusalAsync(program, command)).ShouldContain(Path.Combine(program.Path, "appsettings.json"));
        }
    }

    [Fact]
    public async Task A_good_file_with_settings_is_read()
    {
        using var program = await CopyAsync("{ \"KnownProxies\": \"the-proxy\" }");

        (await RefusalAsync(program, "migrate")).ShouldContain("the-proxy");
    }

    /// <summary>The program in a folder of its own, with this file beside it.</summary>
    private static async Task<TemporaryFolder> CopyAsync(string settings)
    {
        var program = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(program.Path, Path.GetFileName(file)));
        }

        Directory.CreateSymbolicLink(Path.Combine(program.Path, "codes"), Repository.Codes);
        await File.WriteAllTextAsync(Path.Combine(program.Path, "appsettings.json"), settings);
        return program;
    }

    private static async Task<string> RefusalAsync(TemporaryFolder program, string command)
    {
        using var data = new TemporaryFolder();

        var (exit, _, error) = await Shell.RunAsync(Path.Combine(program.Path, "Onkreukbaar.dll"), Nothing, command, "--data", data.Path);

        exit.ShouldBe(1);
        return error.ShouldHaveSingleItem();
    }
}
