using System.Collections.Concurrent;

namespace Onkreukbaar.Bench;

/// <summary>The texts that the bare page sends, by number.</summary>
public static class BarePage
{
    private static readonly ConcurrentDictionary<int, string> Texts = new();

    public static string Text(int number) => Texts[number];

    internal static int Keep(string text)
    {
        var number = Texts.Count;
        Texts[number] = text;
        return number;
    }
}
