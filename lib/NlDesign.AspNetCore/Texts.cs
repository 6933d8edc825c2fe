using System.Collections.Frozen;
using System.Globalization;

namespace NlDesign.AspNetCore;

/// <summary>The texts that the components say themselves. Everything else comes from the page.</summary>
public enum NlDesignText
{
    /// <summary>Before an error message and in the title of a page with errors.</summary>
    ErrorPrefix,
    /// <summary>After the label of a field that may stay empty.</summary>
    Optional,
    /// <summary>The heading of the error summary.</summary>
    ErrorSummaryTitle,
    /// <summary>The first, empty choice of a select.</summary>
    Choose,
    /// <summary>The day of a date.</summary>
    Day,
    /// <summary>The month of a date.</summary>
    Month,
    /// <summary>The year of a date.</summary>
    Year,
    /// <summary>The link to the main content.</summary>
    SkipToContent,
    /// <summary>The name of the breadcrumb.</summary>
    Breadcrumb,
    /// <summary>The name of the pagination.</summary>
    Pagination,
    /// <summary>The link to the page before.</summary>
    Previous,
    /// <summary>The link to the page after.</summary>
    Next,
    /// <summary>The link that changes an answer.</summary>
    Change,
    /// <summary>Where somebody is: {0} of {1}.</summary>
    ProgressOf,
    /// <summary>Where somebody is when the end is not known: {0}.</summary>
    Progress,
    /// <summary>Where somebody is when at most {1} follow: {0}.</summary>
    ProgressMost,
    /// <summary>The hidden word before an information alert.</summary>
    AlertInfo,
    /// <summary>The hidden word before a positive alert.</summary>
    AlertOk,
    /// <summary>The hidden word before a warning.</summary>
    AlertWarning,
    /// <summary>The hidden word before an alert about an error.</summary>
    AlertError,
    /// <summary>Nothing was filled in.</summary>
    Required,
    /// <summary>No date was filled in.</summary>
    DateMissing,
    /// <summary>A part of the date is empty: {0} is the list of parts.</summary>
    DatePartMissing,
    /// <summary>The day is not a number from 1 to 31.</summary>
    DateDayWrong,
    /// <summary>The month is not a number from 1 to 12 or a name.</summary>
    DateMonthWrong,
    /// <summary>The year does not have four digits.</summary>
    DateYearWrong,
    /// <summary>The date is not in the calendar: {0} is the date as typed.</summary>
    DateNotReal,
    /// <summary>The day, as part of a sentence.</summary>
    TheDay,
    /// <summary>The month, as part of a sentence.</summary>
    TheMonth,
    /// <summary>The year, as part of a sentence.</summary>
    TheYear,
    /// <summary>Joins the last two of a list.</summary>
    And,
    /// <summary>The value is not a number.</summary>
    NumberWrong,
    /// <summary>The value cannot be understood.</summary>
    ValueWrong,
    /// <summary>The text is longer than {0} characters.</summary>
    TooLong,
    /// <summary>The text is shorter than {0} characters.</summary>
    TooShort,
    /// <summary>The number is not from {0} up to and including {1}.</summary>
    OutOfRange,
}

/// <summary>Where the components get their own texts. Register another one to say it in your words.</summary>
public interface INlDesignTexts
{
    /// <summary>The text in the language of the current request (CurrentUICulture), without its arguments filled in.</summary>
    string this[NlDesignText text] { get; }
}

/// <summary>Dutch, and English when the current UI culture is English.</summary>
internal sealed class NlDesignTexts : INlDesignTexts
{
    public static readonly NlDesignTexts Default = new();

    internal static readonly FrozenDictionary<NlDesignText, string> Dutch = new Dictionary<NlDesignText, string>
    {
        [NlDesignText.ErrorPrefix] = "Fout:",
        [NlDesignText.Optional] = "(niet verplicht)",
        [NlDesignText.ErrorSummaryTitle] = "Er klopt nog iets niet",
        [NlDesignText.Choose] = "Maak een keuze",
        [NlDesignText.Day] = "Dag",
        [NlDesignText.Month] = "Maand",
        [NlDesignText.Year] = "Jaar",
        [NlDesignText.SkipToContent] = "Ga direct naar de inhoud",
        [NlDesignText.Breadcrumb] = "Kruimelpad",
        [NlDesignText.Pagination] = "Bladeren",
        [NlDesignText.Previous] = "Vorige",
        [NlDesignText.Next] = "Volgende",
        [NlDesignText.Change] = "Wijzig",
        [NlDesignText.ProgressOf] = "Vraag {0} van {1}",
        [NlDesignText.Progress] = "Vraag {0}",
        [NlDesignText.ProgressMost] = "Vraag {0}, daarna nog hoogstens {1}",
        [NlDesignText.AlertInfo] = "Informatie:",
        [NlDesignText.AlertOk] = "In orde:",
        [NlDesignText.AlertWarning] = "Let op:",
        [NlDesignText.AlertError] = "Belangrijk:",
        [NlDesignText.Required] = "Vul dit in.",
        [NlDesignText.DateMissing] = "Vul een datum in.",
        [NlDesignText.DatePartMissing] = "Vul ook {0} in.",
        [NlDesignText.DateDayWrong] = "De dag moet een getal zijn van 1 tot en met 31.",
        [NlDesignText.DateMonthWrong] = "De maand moet een getal zijn van 1 tot en met 12.",
        [NlDesignText.DateYearWrong] = "Schrijf het jaar met vier cijfers, bijvoorbeeld 2026.",
        [NlDesignText.DateNotReal] = "De datum {0} bestaat niet.",
        [NlDesignText.TheDay] = "de dag",
        [NlDesignText.TheMonth] = "de maand",
        [NlDesignText.TheYear] = "het jaar",
        [NlDesignText.And] = "en",
        [NlDesignText.NumberWrong] = "Vul een getal in, bijvoorbeeld 50 of 12,50.",
        [NlDesignText.ValueWrong] = "Deze waarde klopt niet.",
        [NlDesignText.TooLong] = "Gebruik hooguit {0} tekens.",
        [NlDesignText.TooShort] = "Gebruik minstens {0} tekens.",
        [NlDesignText.OutOfRange] = "Vul een getal in van {0} tot en met {1}.",
    }.ToFrozenDictionary();

    internal static readonly FrozenDictionary<NlDesignText, string> English = new Dictionary<NlDesignText, string>
    {
        [NlDesignText.ErrorPrefix] = "Error:",
        [NlDesignText.Optional] = "(optional)",
        [NlDesignText.ErrorSummaryTitle] = "There is a problem",
        [NlDesignText.Choose] = "Choose one",
        [NlDesignText.Day] = "Day",
        [NlDesignText.Month] = "Month",
        [NlDesignText.Year] = "Year",
        [NlDesignText.SkipToContent] = "Skip to main content",
        [NlDesignText.Breadcrumb] = "Breadcrumb",
        [NlDesignText.Pagination] = "Pagination",
        [NlDesignText.Previous] = "Previous",
        [NlDesignText.Next] = "Next",
        [NlDesignText.Change] = "Change",
        [NlDesignText.ProgressOf] = "Question {0} of {1}",
        [NlDesignText.Progress] = "Question {0}",
        [NlDesignText.ProgressMost] = "Question {0}, at most {1} more after it",
        [NlDesignText.AlertInfo] = "Information:",
        [NlDesignText.AlertOk] = "All right:",
        [NlDesignText.AlertWarning] = "Warning:",
        [NlDesignText.AlertError] = "Important:",
        [NlDesignText.Required] = "Fill this in.",
        [NlDesignText.DateMissing] = "Enter a date.",
        [NlDesignText.DatePartMissing] = "Also enter {0}.",
        [NlDesignText.DateDayWrong] = "The day must be a number from 1 to 31.",
        [NlDesignText.DateMonthWrong] = "The month must be a number from 1 to 12.",
        [NlDesignText.DateYearWrong] = "Write the year in four digits, for example 2026.",
        [NlDesignText.DateNotReal] = "The date {0} does not exist.",
        [NlDesignText.TheDay] = "the day",
        [NlDesignText.TheMonth] = "the month",
        [NlDesignText.TheYear] = "the year",
        [NlDesignText.And] = "and",
        [NlDesignText.NumberWrong] = "Enter a number, for example 50 or 12.50.",
        [NlDesignText.ValueWrong] = "This value is not right.",
        [NlDesignText.TooLong] = "Use at most {0} characters.",
        [NlDesignText.TooShort] = "Use at least {0} characters.",
        [NlDesignText.OutOfRange] = "Enter a number from {0} to {1}.",
    }.ToFrozenDictionary();

    public string this[NlDesignText text] =>
        (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : Dutch)[text];
}

internal static class NlDesignTextsExtensions
{
    public static string Format(this INlDesignTexts texts, NlDesignText text, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, texts[text], arguments);
}
