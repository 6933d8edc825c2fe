using System.Collections.Concurrent;
using Onkreukbaar.Tests.Support;

[assembly: AssemblyFixture(typeof(Leftovers))]

namespace Onkreukbaar.Tests.Support;

/// <summary>
/// What outlives a test and is cleared away after the last one. Not when the process ends: the runner gives a process ten
/// seconds for that and then calls the whole run failed, and a server with thousands of databases takes longer.
/// </summary>
public sealed class Leftovers : IAsyncDisposable
{
    private static readonly ConcurrentStack<Action> ToClear = new();

    internal static void ClearLater(Action clear) => ToClear.Push(clear);

    public ValueTask DisposeAsync()
    {
        List<Exception> wrong = [];
        while (ToClear.TryPop(out var clear))
        {
            try
            {
                clear();
            }
            catch (Exception one)
            {
                // What cannot be cleared does not keep the rest.
                wrong.Add(one);
            }
        }

        return wrong.Count == 0 ? ValueTask.CompletedTask : throw new AggregateException(wrong);
    }
}
