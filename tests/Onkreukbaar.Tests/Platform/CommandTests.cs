using System.Net;
using System.Net.Sockets;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>The program as somebody starts it from a shell: exit codes, and one clear line when it cannot.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_port_that_is_taken_is_said_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var data = new TemporaryFolder();

        var (exit, error, output) = await RunAsync("demo", "--data", data.Path, "--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        exit.ShouldBe(1);
        error.ShouldHaveSingleItem().ShouldContain("--urls");
        output.Where(line => !line.Contains("AuditHeads", StringComparison.Ordinal)).ShouldBeEmpty("the host does not tell it too");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_said_in_one_line()
    {
        using var data = new TemporaryFolder();
        var file = Path.Combine(data.Path, "a-file");
        await File.WriteAllTextAsync(file, "");

        var (exit, error, _) = await RunAsync("demo", "--data", Path.Combine(file, "below"));

        exit.ShouldBe(1);
        error.ShouldHaveSingleItem().ShouldContain("Cannot write to the data folder");
    }

    [Fact]
    public async Task Serving_a_database_that_is_too_old_is_refused_and_migrating_makes_it_good()
    {
        using var data = new TemporaryFolder();

        var before = await RunAsync("serve", "--data", data.Path, "--urls", "http://127.0.0.1:0");
        var migrated = await RunAsync("migrate", "--data", data.Path);
        var added = await RunAsync("body", "add", "dalfsen", "Gemeente Dalfsen", "--data", data.Path);
        var unknown = await RunAsync("body", "add", "nergens", "Nergens", "--data", data.Path);

        before.Exit.ShouldBe(1);
        before.Error.ShouldHaveSingleItem().ShouldBe("There is no database here yet: run `migrate` first.");
        migrated.Exit.ShouldBe(0);
        migrated.Output.ShouldHaveSingleItem().ShouldContain("20261122000100_Begin");
        added.Exit.ShouldBe(0);
        added.Output[0].ShouldBe("Added Gemeente Dalfsen at /dalfsen.");
        added.Output[1].ShouldContain("The audit of dalfsen in", Case.Sensitive, "adding a body is a change like any other");
        unknown.Exit.ShouldBe(1);
        unknown.Error.ShouldHaveSingleItem().ShouldContain("nergens");
    }

    [Fact]
    public async Task What_was_done_before_is_said_to_be_done_already()
    {
        using var data = new TemporaryFolder();
        await RunAsync("migrate", "--data", data.Path);
        await RunAsync("body", "add", "dalfsen", "Gemeente Dalfsen", "--data", data.Path);

        var migrated = await RunAsync("migrate", "--data", data.Path);
        var added = await RunAsync("body", "add", "dalfsen", "Gemeente Dalfsen", "--data", data.Path);
        var renamed = await RunAsync("body", "add", "dalfsen", "Dalfsen", "--data", data.Path);

        (migrated.Exit, added.Exit, renamed.Exit).ShouldBe((0, 0, 1));
        migrated.Output.ShouldBe(["The database was up to date already."]);
        added.Output.ShouldBe(["Gemeente Dalfsen was at /dalfsen already."]);
        renamed.Error.ShouldBe(["There is a body dalfsen already, called Gemeente Dalfsen. Nothing was changed."]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Host=db;Databse=onkreukbaar;Password=geheim")]
    [InlineData("Database=onkreukbaar;Password=geheim")]
    [InlineData("Host=db;Port=geheim")]
    public async Task A_database_setting_that_is_none_is_said_in_one_line_that_repeats_no_password(string setting)
    {
        using var data = new TemporaryFolder();

        var (exit, error, output) = await RunAsync(new Dictionary<string, string> { ["ONKREUKBAAR__Database"] = setting }, "migrate", "--data", data.Path);

        exit.ShouldBe(1);
        error.ShouldHaveSingleItem().ShouldStartWith("The setting Database is not a connection string such as Host=");
        error[0].ShouldNotContain("geheim");
        output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SecurityContact", "security@dalfsen.example", "mailto:, https: or tel:")]
    [InlineData("SecurityContact", "http://dalfsen.example", "mailto:, https: or tel:")]
    [InlineData("Themes", "/nowhere/themes", "a folder that exists")]
    public async Task A_setting_of_the_site_that_cannot_be_stops_the_start_with_one_line(string setting, string value, string expected)
    {
        using var data = new TemporaryFolder();
        await RunAsync("migrate", "--data", data.Path);

        var (exit, error, output) = await RunAsync(new Dictionary<string, string> { [$"ONKREUKBAAR__{setting}"] = value }, "serve", "--data", data.Path, "--urls", "http://127.0.0.1:0");

        exit.ShouldBe(1);
        error.ShouldHaveSingleItem().ShouldContain(setting);
        error[0].ShouldContain(expected);
        output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_said_in_one_line()
    {
        using var data = new TemporaryFolder();

        var (exit, error, _) = await RunAsync(new Dictionary<string, string> { ["ONKREUKBAAR__Database"] = "Host=127.0.0.1;Port=1;Username=x;Timeout=2" }, "migrate", "--data", data.Path);

        exit.ShouldBe(1);
        error.ShouldHaveSingleItem().ShouldContain("database");
    }

    [Fact]
    public async Task A_setting_that_cannot_be_is_said_in_one_line()
    {
        using var data = new TemporaryFolder();

        var (exit, error, _) = await RunAsync(new Dictionary<string, string> { ["ONKREUKBAAR__KnownProxies"] = "the-proxy" }, "migrate", "--data", data.Path);

        exit.ShouldBe(1);
        error.ShouldHaveSingleItem().ShouldContain("KnownProxies");
    }

    [Fact]
    public async Task A_demo_never_empties_a_real_installation()
    {
        using var data = new TemporaryFolder();
        await RunAsync("migrate", "--data", data.Path);

        var (exit, error, _) = await RunAsync("demo", "--reset", "--data", data.Path);

        exit.ShouldBe(1);
        error.ShouldHaveSingleItem().ShouldContain("real installation");
        File.Exists(Path.Combine(data.Path, "onkreukbaar.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_address_that_is_none_is_said_in_one_line()
    {
        using var data = new TemporaryFolder();

        var (exit, error, _) = await RunAsync("demo", "--data", data.Path, "--urls", "nonsense");

        exit.ShouldBe(1);
        error.ShouldHaveSingleItem().ShouldContain("--urls");
    }

    private static Task<(int Exit, IReadOnlyList<string> Error, IReadOnlyList<string> Output)> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    private static async Task<(int Exit, IReadOnlyList<string> Error, IReadOnlyList<string> Output)> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var (exit, output, error) = await Shell.RunAsync(environment, arguments);
        return (exit, error, output);
    }
}
