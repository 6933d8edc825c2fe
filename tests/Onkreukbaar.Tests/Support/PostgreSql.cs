using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Onkreukbaar.Tests.Support;

/// <summary>
/// A PostgreSQL server of this test run alone, on a free loopback port, ended with it. PostgreSQL refuses to run as
/// root; then it runs as the user that its package made.
/// </summary>
internal static class PostgreSql
{
    private const string PackageUser = "postgres";
    private static readonly Lazy<Task<string>> Server = new(StartAsync);
    private static int databases;

    /// <param name="like">The database it is a copy of; empty without one.</param>
    public static async Task<string> NewDatabaseAsync(string? like = null)
    {
        var server = await Server.Value;
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection($"{server};Database=postgres");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand(like is null ? $"create database {name}" : $"create database {name} template {like}", connection);
        await create.ExecuteNonQueryAsync();
        return $"{server};Database={name}";
    }

    private static async Task<string> StartAsync()
    {
        var bin = Bin() ?? throw new InvalidOperationException("PostgreSQL is not installed: run ./test, or install Debian's package postgresql.");
        var folder = Directory.CreateTempSubdirectory("onkreukbaar-pg-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", PackageUser, folder);
        }

        await RunAsUserAsync(Path.Combine(bin, "initdb"), "-D", data, "-U", "test", "--auth=trust", "--no-sync", "-E", "UTF8");
        var port = FreePort();
        var server = Start(Path.Combine(bin, "postgres"), "-D", data, "-p", $"{port}", "-h", "127.0.0.1", "-k", folder, "-c", "fsync=off", "-c", "max_connections=200");
        Leftovers.ClearLater(() => Stop(server, folder));
        var connection = $"Host=127.0.0.1;Port={port};Username=test;Pooling=true;Maximum Pool Size=20";
        await AnswersAsync($"{connection};Database=postgres", server);
        return connection;
    }

    private static async Task AnswersAsync(string connectionString, Process server)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            server.HasExited.ShouldBeFalse("PostgreSQL ended while it was starting");
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(patience.Token);
                return;
            }
            catch (NpgsqlException) when (!patience.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }

    private static string? Bin()
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        return versions.Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = "/" };
        if (Environment.IsPrivilegedProcess)
        {
            (start.FileName, arguments) = ("setpriv", [$"--reuid={PackageUser}", $"--regid={PackageUser}", "--clear-groups", "--pdeathsig", "KILL", program, .. arguments]);
        }
        else
        {
            start.FileName = program;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = StartOnItsOwnThread(start);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>--pdeathsig means the death of the thread that started it, and a thread of the pool ends when it is idle for a while.</summary>
    private static Process StartOnItsOwnThread(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>();
        new Thread(() =>
        {
            try
            {
                var process = Process.Start(start)!;
                started.SetResult(process);
                process.WaitForExit();
            }
            catch (Exception wrong) when (started.TrySetException(wrong))
            {
                // Whoever asked for the process is told.
            }
        })
        { IsBackground = true }.Start();
        return started.Task.GetAwaiter().GetResult();
    }

    private static Task RunAsUserAsync(string program, params string[] arguments) => EndedWellAsync(Start(program, arguments), program);

    private static Task RunAsync(string program, params string[] arguments) => EndedWellAsync(Process.Start(program, arguments), program);

    private static async Task EndedWellAsync(Process process, string program)
    {
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, program);
    }

    private static void Stop(Process server, string folder)
    {
        // An immediate shutdown of the postmaster alone: it ends its own children, and writes nothing down that is thrown away.
        using var kill = Process.Start("kill", ["-QUIT", $"{server.Id}"]);
        server.WaitForExit(TimeSpan.FromSeconds(30)).ShouldBeTrue("PostgreSQL did not end");
        Directory.Delete(folder, recursive: true);
    }
}
