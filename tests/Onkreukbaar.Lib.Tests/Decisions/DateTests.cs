using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Decisions;

public sealed class DateTests
{
    [Theory]
    [InlineData("date(\"2026-01-31\") + duration(\"P1M\") = date(\"2026-02-28\")")]
    [InlineData("date(\"2024-02-29\") + @\"P1Y\" = @\"2025-02-28\"")]
    [InlineData("date(\"2026-01-31\") + @\"P1D\" = @\"2026-02-01\"")]
    [InlineData("@\"P1D\" + @\"2026-01-31\" = @\"2026-02-01\"")]
    [InlineData("@\"2026-02-01\" - @\"P1D\" = @\"2026-01-31\"")]
    [InlineData("@\"2026-03-01\" - @\"2026-02-01\" = @\"P28D\"")]
    [InlineData("@\"2026-02-01\" - @\"PT1H\" = @\"2026-01-31\"")]
    [InlineData("date(2026, 2, 1) = @\"2026-02-01\"")]
    [InlineData("date(2026, 2, 30) = null")]
    [InlineData("date(@\"2026-02-01T10:00:00\") = @\"2026-02-01\"")]
    [InlineData("@\"2026-02-01\".year = 2026 and @\"2026-02-01\".weekday = 7")]
    [InlineData("day of week(@\"2026-02-01\") = \"Sunday\"")]
    [InlineData("@\"9999-12-31\" + @\"P1D\" = null")]
    [InlineData("@\"0001-01-01\" - @\"P1M\" = null")]
    [InlineData("@\"2026-02-01\" < @\"2026-02-02\"")]
    [InlineData("(@\"2026-02-01\" < 5) = null")]
    [InlineData("@\"2026-02-01\" in [@\"2026-01-01\"..@\"2026-12-31\"]")]
    [InlineData("min(@\"2026-02-01\", @\"2025-02-01\") = @\"2025-02-01\"")]
    public void Dates_reckon_as_the_calendar_does(string claim) => FeelText.Value(claim).ShouldBe(true);

    [Theory]
    [InlineData("time(\"23:30:00\") + @\"PT1H\" = @\"00:30:00\"")]
    [InlineData("time(10, 15, 0) = @\"10:15:00\"")]
    [InlineData("time(25, 0, 0) = null")]
    [InlineData("time(10, 15, 0, @\"PT2H\") = @\"08:15:00Z\"")]
    [InlineData("time(10, 15, 0, @\"PT30H\") = null")]
    [InlineData("@\"10:15:00\" - @\"10:00:00\" = @\"PT15M\"")]
    [InlineData("@\"10:00:00+02:00\" = @\"08:00:00Z\"")]
    [InlineData("@\"10:00:00+02:00\" < @\"09:00:00Z\"")]
    [InlineData("(@\"10:00:00+02:00\" < @\"09:00:00\") = null")]
    [InlineData("@\"10:15:30\".minute = 15 and @\"10:00:00+02:00\".time offset = @\"PT2H\"")]
    [InlineData("date and time(\"2026-02-01T10:00:00+01:00\") = @\"2026-02-01T09:00:00Z\"")]
    [InlineData("date and time(@\"2026-02-01\", @\"10:00:00\") = @\"2026-02-01T10:00:00\"")]
    [InlineData("date and time(\"2026-02-01\") = @\"2026-02-01T00:00:00\"")]
    [InlineData("@\"2026-02-01T23:00:00\" + @\"PT2H\" = @\"2026-02-02T01:00:00\"")]
    [InlineData("@\"2026-01-31T23:00:00\" + @\"P1M\" = @\"2026-02-28T23:00:00\"")]
    [InlineData("@\"2026-02-01T10:00:00Z\" - @\"2026-02-01T10:00:00+01:00\" = @\"PT1H\"")]
    [InlineData("@\"2026-02-01T10:00:00\".hour = 10 and @\"2026-02-01T10:00:00\".day = 1")]
    [InlineData("(@\"2026-02-01T10:00:00\" = @\"2026-02-01T10:00:00Z\") = null")]
    [InlineData("@\"9999-12-31T23:00:00\" + @\"PT2H\" = null")]
    [InlineData("string(@\"10:00:00.5+02:00\") = \"10:00:00.5+02:00\"")]
    [InlineData("string(@\"2026-02-01T10:00:00Z\") = \"2026-02-01T10:00:00Z\"")]
    public void Times_know_their_offset(string claim) => FeelText.Value(claim).ShouldBe(true);

    [Theory]
    [InlineData("@\"P1Y\" = @\"P12M\"")]
    [InlineData("@\"P1Y6M\" / 2 = @\"P9M\"")]
    [InlineData("@\"P1Y\" / @\"P6M\" = 2")]
    [InlineData("@\"P1M\" * 3 = @\"P3M\"")]
    [InlineData("@\"P1D\" = @\"PT24H\"")]
    [InlineData("@\"P1D\" * 1.5 = @\"PT36H\"")]
    [InlineData("@\"P1D\" / @\"PT1H\" = 24")]
    [InlineData("@\"P1D\" / 0 = null")]
    [InlineData("-@\"P1M\" = @\"-P1M\"")]
    [InlineData("@\"P13M\" > @\"P1Y\"")]
    [InlineData("(@\"P1M\" > @\"P1D\") = null")]
    [InlineData("(@\"P1M\" + @\"P1D\") = null")]
    [InlineData("@\"PT1.5S\".seconds = 1")]
    [InlineData("@\"P1DT2H\".hours = 2 and @\"P14M\".months = 2")]
    [InlineData("years and months duration(@\"2024-05-15\", @\"2026-05-14\") = @\"P23M\"")]
    [InlineData("years and months duration(@\"2026-05-14\", @\"2024-05-15\") = @\"-P23M\"")]
    [InlineData("abs(@\"-P1D\") = @\"P1D\" and abs(@\"-P1M\") = @\"P1M\"")]
    [InlineData("string(@\"P14M\") = \"P1Y2M\" and string(@\"-P1Y\") = \"-P1Y\" and string(@\"P0M\") = \"P0M\"")]
    [InlineData("string(@\"P1DT2H\") = \"P1DT2H\"")]
    [InlineData("sum(@\"P1D\", @\"PT12H\") = @\"PT36H\"")]
    public void The_two_kinds_of_duration_keep_apart(string claim) => FeelText.Value(claim).ShouldBe(true);

    [Theory]
    [InlineData("date", "2026-1-1")]
    [InlineData("date", "2026-02-30")]
    [InlineData("date", "2026-02-01T10:00:00")]
    [InlineData("time", "25:00:00")]
    [InlineData("time", "10:00")]
    [InlineData("time", "10:00:00+25:00")]
    [InlineData("date and time", "2026-02-01T")]
    [InlineData("duration", "P")]
    [InlineData("duration", "PT")]
    [InlineData("duration", "P1DT")]
    [InlineData("duration", "P1M1Y")]
    [InlineData("duration", "P1Y1D")]
    [InlineData("duration", "P1.5D")]
    [InlineData("duration", "1D")]
    [InlineData("duration", "P99999999999Y")]
    [InlineData("duration", "P999999999999D")]
    [InlineData("duration", "P9999999999999D")]
    public void A_text_that_is_no_date_or_duration_is_null(string function, string text)
    {
        FeelText.Value($"{function}(text)", ("text", text)).ShouldBeNull();
        Should.Throw<FormatException>(() => FeelText.Value($"{function}(\"{text}\")")).Message.ShouldContain(text);
    }

    [Fact]
    public void Dates_of_the_caller_are_dates()
    {
        var moment = new DateTimeOffset(2026, 2, 1, 10, 0, 0, TimeSpan.FromHours(1));

        FeelText.Value("x = @\"2026-02-01\"", ("x", new DateOnly(2026, 2, 1))).ShouldBe(true);
        FeelText.Value("x = @\"10:00:00\"", ("x", new TimeOnly(10, 0))).ShouldBe(true);
        FeelText.Value("x = @\"2026-02-01T09:00:00Z\"", ("x", moment)).ShouldBe(true);
        FeelText.Value("x = @\"2026-02-01T09:00:00Z\"", ("x", moment.UtcDateTime)).ShouldBe(true);
        FeelText.Value("x = @\"2026-02-01T10:00:00\"", ("x", moment.DateTime)).ShouldBe(true);
    }

    [Fact]
    public void Times_and_durations_are_ordered()
    {
        var early = new TimeOfDay(new TimeOnly(10, 0), TimeSpan.FromHours(2));
        var late = new TimeOfDay(new TimeOnly(9, 0), TimeSpan.Zero);

        (early < late && early <= late && late > early && late >= early && early != late).ShouldBeTrue();
        new[] { late, early }.Order().First().ShouldBe(early);
        new DateAndTime(new DateTime(2026, 1, 1, 1, 0, 0), TimeSpan.FromHours(1)).ShouldBe(new DateAndTime(new DateTime(2026, 1, 1), TimeSpan.Zero));
        new DateAndTime(new DateTime(2026, 1, 1)).CompareTo(new DateAndTime(new DateTime(2026, 1, 1), TimeSpan.Zero)).ShouldBe(-1);
        (new YearsMonths(13) > new YearsMonths(12) && new YearsMonths(1) <= new YearsMonths(1)).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => new YearsMonths(1).CompareTo("a"));
    }
}
