namespace Onkreukbaar.Modules.Codes;

/// <summary>An ordered list of dispositions written as one text, so that equal lists are equal outcomes of a diagram.</summary>
internal static class Places
{
    public const char Separator = '|';

    public static string Append(string list, string place) =>
        list.Length == 0 ? place : Split(list).Contains(place, StringComparer.Ordinal) ? list : list + Separator + place;

    /// <summary>What stands in every list, in the order of the first.</summary>
    public static string InAll(IReadOnlyList<string> lists) => lists.Count == 1
        ? lists[0]
        : string.Join(Separator, Split(lists[0]).Where(place => lists.All(list => Split(list).Contains(place, StringComparer.Ordinal))));

    public static string[] Split(string list) => list.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
}
