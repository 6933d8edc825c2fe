using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Lib.Tests.Unknowns;

/// <summary>The definitions written out: every assignment is tried.</summary>
internal static class BruteForce
{
    public static string[] Outcomes(RandomFunction f, int[] status)
    {
        int[] free = [.. Places(status, s => s < 0)];
        bool[] unknown = [.. status.Select(s => s < 0)];
        return Set(f.Fill(Start(status), free).Select(regions => f.Value(regions, unknown)));
    }

    public static FactSet Needed(RandomFunction f, Func<IReadOnlyList<string>, string> answer)
    {
        int[] open = [.. Places(f.Status, s => s == RandomFunction.Open)];
        return FactSet.Of([.. open.Where(fact => CanChange(f, fact, [.. open.Where(other => other != fact)], answer))]);
    }

    private static bool CanChange(RandomFunction f, int fact, int[] others, Func<IReadOnlyList<string>, string> answer)
    {
        bool[] asked = [.. f.Status.Select(s => s == RandomFunction.Asked)];
        foreach (var regions in f.Fill(Start(f.Status), others))
        {
            foreach (var unknown in f.FillUnknown(asked, others))
            {
                var answers = f.Fill(regions, [fact])
                    .SelectMany(_ => f.FillUnknown(unknown, [fact]), (filled, also) => answer(AfterMerging(f, filled, also)));
                if (answers.Distinct(StringComparer.Ordinal).Skip(1).Any())
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string[] AfterMerging(RandomFunction f, int[] regions, bool[] unknown)
        => Set(f.Fill(regions, Places(f.Status, s => s == RandomFunction.Asked)).Select(filled => f.Value(filled, unknown)));

    private static IEnumerable<int> Places(int[] status, Func<int, bool> where)
        => Enumerable.Range(0, status.Length).Where(i => where(status[i]));

    private static int[] Start(int[] status) => [.. status.Select(s => Math.Max(s, 0))];

    private static string[] Set(IEnumerable<string> values) => [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
