namespace Onkreukbaar.Modules.Codes;

/// <summary>The tables that give a topic's answer, whatever helper tables stand between them and the facts.</summary>
internal static class TableNames
{
    public const string Verdict = "oordeel";
    public const string Duties = "plichten";
    public const string Dispositions = "bestemmingen";

    /// <summary>The one table of a topic that is answered with steps.</summary>
    public const string Steps = "stappen";

    public static readonly IReadOnlyList<string> All = [Verdict, Duties, Dispositions, Steps];

    /// <summary>A thing that was received has to go somewhere; elsewhere there need not be a table for it.</summary>
    public static IReadOnlyList<string> Required(Topic topic) =>
        topic.IsAnsweredWithSteps ? [Steps] : topic.Fact(Words.Status) is null ? [Verdict, Duties] : [Verdict, Duties, Dispositions];
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
    public const string Step = "stap";
    public const string With = "bij";
    public const string MayBeSkipped = "magOverslaan";
}

/// <summary>What each row says about itself: the heading it comes from, how strong it is, the text that explains it, and perhaps where else it is laid down.</summary>
internal static class Annotations
{
    public const string Article = "artikel";
    public const string Strength = "sterkte";
    public const string Text = "tekst";
    public const string LaidDownIn = "vastgelegd";
}
