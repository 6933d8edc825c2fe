namespace Onkreukbaar.Tests.Support;

/// <summary>One house for all tests of a class that only ask questions: an advice keeps nothing.</summary>
public sealed class HouseFixture : IAsyncLifetime
{
    internal RunningHouse House { get; private set; } = null!;

    public async ValueTask InitializeAsync() => House = await RunningHouse.OpenAsync();

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
