using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Onkreukbaar.Tests.Support;

/// <summary>A mail server on a free loopback port that keeps what it is given.</summary>
internal sealed class MailServer : MessageStore, IAsyncDisposable
{
    private readonly ConcurrentQueue<MimeMessage> taken = new();
    private readonly CancellationTokenSource closing = new();
    private readonly Task serving;

    public MailServer()
    {
        Port = FreePort();
        var options = new SmtpServerOptionsBuilder().ServerName("127.0.0.1")
            .Endpoint(new EndpointDefinitionBuilder().Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).Build()).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(this);
        serving = new SmtpServer.SmtpServer(options, services).StartAsync(closing.Token);
    }

    public int Port { get; }

    /// <summary>While true it turns every message away, as a server that is full does.</summary>
    public bool IsFull { get; set; }

    public IReadOnlyList<MimeMessage> Taken => [.. taken];

    public IEnumerable<string> Addressees => taken.Select(message => message.To.Mailboxes.Single().Address);

    /// <summary>What makes the house send its mail here.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings =>
        [("Mail:Host", "127.0.0.1"), ("Mail:Port", Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Mail:Security", "none"), ("Mail:From", "onkreukbaar@organisatie.example")];

    public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (IsFull)
        {
            return Task.FromResult(SmtpResponse.SizeLimitExceeded);
        }

        taken.Enqueue(MimeMessage.Load(new MemoryStream(buffer.ToArray()), cancellationToken));
        return Task.FromResult(SmtpResponse.Ok);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await serving.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        closing.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
