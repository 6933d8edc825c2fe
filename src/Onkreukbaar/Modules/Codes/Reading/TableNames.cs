namespace Onkreukbaar.Modules.Codes;

/// <summary>The three tables every topic has, whatever helper tables stand between them and the facts.</summary>
internal static class TableNames
{
    public const string Verdict = "oordeel";
    public const string Duties = "plichten";
    public const string Dispositions = "bestemmingen";

    public static readonly IReadOnlyList<string> All = [Verdict, Duties, Dispositions];
}

/// <summary>Their output columns.</summary>
internal static class Columns
{
    public const string Verdict = "oordeel";
    public const string Decider = "beslisser";
    public const string Duty = "plicht";
    public const string To = "aan";
    public const string Cancels = "vervalt";
    public const string Disposition = "bestemming";
}

/// <summary>What each row says about itself: the heading it comes from, how strong it is, and the text that explains it.</summary>
internal static class Annotations
{
    public const string Article = "artikel";
    public const string Strength = "sterkte";
    public const string Text = "tekst";
}
