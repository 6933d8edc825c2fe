using System.Globalization;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>
/// Writes down outside the database how far the chains have come, so that an end that is cut off is seen. It knows the
/// heads from the changes themselves: it needs no query, and whoever changes the database does not change what it writes.
/// </summary>
public sealed partial class AuditHeads(string dataFolder, Clock clock, TimeProvider time, ILogger<AuditHeads> log) : BackgroundService
{
    public const string FileName = "audit-heads.log";

    internal const string RestoreMark = "restored";

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Slug, int Year), AuditHead> moved = [];
    private bool hasWritten;

    private string File => Path.Combine(dataFolder, FileName);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Write();
    }

    /// <summary>A command makes its changes without running as a service; what it changed is written down at its end.</summary>
    public override void Dispose()
    {
        Write();
        base.Dispose();
    }

    /// <summary>In the first minute nothing was written down yet: whoever checks the audit then need not wait. Later this does nothing.</summary>
    public void WriteTheFirst()
    {
        if (!hasWritten)
        {
            Write();
        }
    }

    internal void Moved(Body body, AuditHead head)
    {
        lock (gate)
        {
            // Two changes can come here in another order than they were written in.
            if (!moved.TryGetValue((body.Slug, head.Year), out var known) || known.Seq < head.Seq)
            {
                moved[(body.Slug, head.Year)] = head;
            }
        }
    }

    /// <summary>A restore put the chain back: from here on, what was written down beyond this head is lost and not cut off.</summary>
    internal void PutBack(string slug, AuditHead? to)
    {
        var line = to is null or { Seq: 0 } ? $"{slug};0;0;;" : string.Create(CultureInfo.InvariantCulture, $"{slug};{to.Year};{to.Seq};{to.Hash};");
        lock (gate)
        {
            Append(string.Create(CultureInfo.InvariantCulture, $"{line}{clock.Now:yyyy-MM-dd'T'HH:mm:ss'Z'};{RestoreMark}\n"));
        }
    }

    internal void Write()
    {
        lock (gate)
        {
            if (moved.Count == 0)
            {
                return;
            }

            var inOrder = moved.OrderBy(m => m.Key.Slug, StringComparer.Ordinal).ThenBy(m => m.Key.Year).ToList();
            try
            {
                Append(string.Concat(inOrder.Select(m => Line(m.Key.Slug, m.Value))));
                hasWritten = true;
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
            {
                // They stay here and are tried again.
                ReportUnwritten(wrong.Message);
                return;
            }

            foreach (var ((slug, year), head) in inOrder)
            {
                Report(slug, year, head.Seq, head.Hash);
            }

            moved.Clear();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Write();
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the service; StopAsync writes the last ones.
        }
    }

    private string Line(string slug, AuditHead head) => string.Create(CultureInfo.InvariantCulture, $"{slug};{head.Year};{head.Seq};{head.Hash};{clock.Now:yyyy-MM-dd'T'HH:mm:ss'Z'}\n");

    private void Append(string lines)
    {
        // Another process of this installation may write here too: one write at the end of the file keeps lines whole.
        using var file = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.Write(Encoding.UTF8.GetBytes(lines));
        file.Flush(flushToDisk: true);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The audit of {Body} in {Year} has come to entry {Seq} with hash {Hash}")]
    private partial void Report(string body, int year, long seq, string hash);

    [LoggerMessage(Level = LogLevel.Error, Message = "The heads of the audit cannot be written to a file: {Problem}")]
    private partial void ReportUnwritten(string problem);
}
