using System.Globalization;
using NlDesign.AspNetCore;
using NlDesign.AspNetCore.Binding;

namespace Onkreukbaar.Lib.Tests.NlDesign;

public sealed class DutchDateTests
{
    [Theory]
    [InlineData("7", "3", "2026")]
    [InlineData(" 07 ", "03", "2026 ")]
    [InlineData("7", "maart", "2026")]
    [InlineData("7", "Mrt.", "2026")]
    [InlineData("7", "March", "2026")]
    public void A_date_is_read_as_people_write_it(string day, string month, string year)
    {
        Read(day, month, year, "nl").Date.ShouldBe(new DateOnly(2026, 3, 7));
    }

    [Theory]
    [InlineData("31", "02", "2026", DatePart.Day | DatePart.Month, "De datum 31-2-2026 bestaat niet.", "The date 31-2-2026 does not exist.")]
    [InlineData("29", "2", "2025", DatePart.Day | DatePart.Month, "De datum 29-2-2025 bestaat niet.", "The date 29-2-2025 does not exist.")]
    [InlineData("7", "", "2026", DatePart.Month, "Vul ook de maand in.", "Also enter the month.")]
    [InlineData("7", null, null, DatePart.Month | DatePart.Year, "Vul ook de maand en het jaar in.", "Also enter the month and the year.")]
    [InlineData("zeven", "3", "2026", DatePart.Day, "De dag moet een getal zijn van 1 tot en met 31.", "The day must be a number from 1 to 31.")]
    [InlineData("0", "3", "2026", DatePart.Day, "De dag moet een getal zijn van 1 tot en met 31.", "The day must be a number from 1 to 31.")]
    [InlineData("7", "13", "2026", DatePart.Month, "De maand moet een getal zijn van 1 tot en met 12.", "The month must be a number from 1 to 12.")]
    [InlineData("7", "lente", "2026", DatePart.Month, "De maand moet een getal zijn van 1 tot en met 12.", "The month must be a number from 1 to 12.")]
    [InlineData("7", "3", "26", DatePart.Year, "Schrijf het jaar met vier cijfers, bijvoorbeeld 2026.", "Write the year in four digits, for example 2026.")]
    [InlineData("7", "3", "1234567890123456789012345678901234567890", DatePart.Year, "Schrijf het jaar met vier cijfers, bijvoorbeeld 2026.", "Write the year in four digits, for example 2026.")]
    [InlineData("1234567890123456789012345678901234567890", "3", "2026", DatePart.Day, "De dag moet een getal zijn van 1 tot en met 31.", "The day must be a number from 1 to 31.")]
    [InlineData("-7", "3", "2026", DatePart.Day, "De dag moet een getal zijn van 1 tot en met 31.", "The day must be a number from 1 to 31.")]
    [InlineData("٧", "3", "2026", DatePart.Day, "De dag moet een getal zijn van 1 tot en met 31.", "The day must be a number from 1 to 31.")]
    public void What_is_wrong_with_a_date_is_said_in_the_language_of_the_person(string? day, string? month, string? year, object wrong, string dutch, string english)
    {
        Read(day, month, year, "nl").ShouldBe(new DateReading(null, (DatePart)wrong, dutch));
        Read(day, month, year, "en").ShouldBe(new DateReading(null, (DatePart)wrong, english));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("", " ", "\t")]
    public void Three_empty_boxes_are_no_date_and_no_error(string? day, string? month, string? year)
    {
        Read(day, month, year, "nl").IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-03-07", true)]
    [InlineData("7-3-2026", true)]
    [InlineData("07/03/2026", true)]
    [InlineData("2026-02-30", false)]
    [InlineData("7-3-26", false)]
    [InlineData("gisteren", false)]
    public void An_address_may_carry_a_date_in_one_piece(string text, bool readable)
    {
        DutchDate.ReadOne(text).ShouldBe(readable ? new DateOnly(2026, 3, 7) : null);
    }

    private static DateReading Read(string? day, string? month, string? year, string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return DutchDate.Read(day, month, year, NlDesignTexts.Default);
    }
}
