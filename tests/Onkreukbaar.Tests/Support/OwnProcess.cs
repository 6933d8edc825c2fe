using System.Diagnostics;

namespace Onkreukbaar.Tests.Support;

/// <summary>The demo in a process of its own, so that it can die as programs die: at once, and in the middle of something.</summary>
internal sealed class OwnProcess : IAsyncDisposable
{
    private const string Announcement = "Onkreukbaar: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private OwnProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<OwnProcess> StartAsync(string data)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "demo", "--data", data, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        var listens = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                listens.TrySetException(new InvalidOperationException("The house ended before it said where it listens."));
            }
            else if (line.Data.StartsWith(Announcement, StringComparison.Ordinal))
            {
                listens.TrySetResult(line.Data[Announcement.Length..].Trim());
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            return new OwnProcess(process, new Uri(await listens.Task.WaitAsync(Patience)));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public Visitor Visitor() => new(Address, "nl");

    /// <summary>SIGKILL: nothing is finished, nothing is closed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }
}
