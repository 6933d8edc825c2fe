using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Onkreukbaar.Tests.Support;

/// <summary>Counts and keeps the commands every database gets while this is listening.</summary>
internal sealed class CountedCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<IDisposable> subscriptions = [];
    private readonly ConcurrentQueue<(string Database, string Text)> texts = [];

    public CountedCommands() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Of(string connectionString) => counts.GetValueOrDefault(NameOf(connectionString));

    /// <summary>The words of the commands of one database, in order.</summary>
    public IReadOnlyList<string> TextsOf(string connectionString) => [.. texts.Where(command => command.Database == NameOf(connectionString)).Select(command => command.Text)];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData { Command: { Connection: { } connection } command } && value.Key == RelationalEventId.CommandExecuting.Name)
        {
            var database = NameOf(connection.ConnectionString);
            texts.Enqueue((database, command.CommandText));
            counts.AddOrUpdate(database, 1, (_, count) => count + 1);
        }
    }

    /// <summary>The file or the database, whatever else a connection asks for.</summary>
    private static string NameOf(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return (string)(parts.TryGetValue("Data Source", out var file) ? file : parts["Database"]);
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
