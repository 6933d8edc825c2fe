using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Onkreukbaar.Bench;

/// <summary>Counts what the database is asked while this is listening.</summary>
internal sealed class CountedCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private int count;

    public CountedCommands() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Count => count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name)
        {
            Interlocked.Increment(ref count);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
}
