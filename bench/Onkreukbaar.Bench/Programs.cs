using System.Diagnostics;

namespace Onkreukbaar.Bench;

internal static class Programs
{
    /// <summary>What a program says, or why it failed.</summary>
    public static async Task<string> OutputOfAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {output}");
    }

    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
}
