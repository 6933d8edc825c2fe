using System.Linq.Expressions;

namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>Something that holds from a day, up to and including another day or until further notice.</summary>
public interface IHavePeriod
{
    DateOnly From { get; }

    DateOnly? To { get; }
}

public static class Periods
{
    public static IQueryable<T> On<T>(this IQueryable<T> rows, DateOnly day)
        where T : IHavePeriod =>
        rows.Where(Holds<T>(day));

    public static bool HoldsOn(this IHavePeriod period, DateOnly day) => period.From <= day && (period.To is null || day <= period.To);

    private static Expression<Func<T, bool>> Holds<T>(DateOnly day)
        where T : IHavePeriod =>
        row => row.From <= day && (row.To == null || day <= row.To);
}
