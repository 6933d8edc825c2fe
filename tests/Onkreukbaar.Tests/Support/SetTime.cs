namespace Onkreukbaar.Tests.Support;

/// <summary>A clock that a test sets.</summary>
internal sealed class SetTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
