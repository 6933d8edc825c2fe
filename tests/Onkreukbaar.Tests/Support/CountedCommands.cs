using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Onkreukbaar.Tests.Support;

/// <summary>Counts the commands every database gets while this is listening.</summary>
internal sealed class CountedCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<IDisposable> subscriptions = [];

    public CountedCommands() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Of(string connectionString) => counts.GetValueOrDefault(connectionString);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData { Command.Connection: { } connection } && value.Key == RelationalEventId.CommandExecuting.Name)
        {
            counts.AddOrUpdate(connection.ConnectionString, 1, (_, count) => count + 1);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
        {
            subscription.Dispose();
        }
    }
}
