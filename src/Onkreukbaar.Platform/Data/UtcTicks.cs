using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Onkreukbaar.Platform.Data;

/// <summary>An instant as the number of ticks in UTC: sorts and compares the same on every database.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    at => at.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
