using System.Globalization;
using NlDesign.AspNetCore.Binding;

namespace Onkreukbaar.Lib.Tests.NlDesign;

public sealed class DutchNumberTests
{
    [Theory]
    [InlineData("50", "50")]
    [InlineData("12,50", "12.50")]
    [InlineData("12.50", "12.50")]
    [InlineData("1.250,00", "1250.00")]
    [InlineData("1.250", "1250")]
    [InlineData("1 250", "1250")]
    [InlineData("1,250.00", "1250.00")]
    [InlineData("1.234.567,89", "1234567.89")]
    [InlineData("€ 12,50", "12.50")]
    [InlineData("€\u00a012,-", "12")]
    [InlineData(" 0,125 ", "0.125")]
    [InlineData("-3,5", "-3.5")]
    [InlineData("20 euro", "20")]
    [InlineData("20 Euro's", "20")]
    [InlineData("EUR 20", "20")]
    [InlineData("EUR20,50", "20.50")]
    [InlineData("€ 20,-", "20")]
    [InlineData("1,250,000", "1250000")]
    public void An_amount_is_read_as_people_write_it(string text, string number)
    {
        Speak("nl");
        DutchNumber.TryRead(text, out var read).ShouldBeTrue();
        read.ShouldBe(decimal.Parse(number, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1,000", "1000")]
    [InlineData("12,345", "12345")]
    [InlineData("1,250.5", "1250.5")]
    [InlineData("12.50", "12.50")]
    [InlineData("12,50", "12.50")]
    [InlineData("1.250,00", "1250.00")]
    public void On_an_English_page_a_comma_may_group_the_thousands(string text, string number)
    {
        Speak("en");
        DutchNumber.TryRead(text, out var read).ShouldBeTrue();
        read.ShouldBe(decimal.Parse(number, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("nl", "1,250", true)]
    [InlineData("nl", "€ 1,250", true)]
    [InlineData("nl", "1.250", false)]
    [InlineData("en", "1.250", true)]
    [InlineData("en", "1,250", false)]
    [InlineData("nl", "veel", false)]
    public void What_may_be_two_amounts_is_told_from_what_is_none(string language, string text, bool ambiguous)
    {
        Speak(language);
        DutchNumber.IsAmbiguous(text).ShouldBe(ambiguous);
        if (ambiguous)
        {
            DutchNumber.TryRead(text, out _).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("1,250")]
    [InlineData("1.25.0")]
    [InlineData("12,5,0")]
    [InlineData("1.250.00")]
    [InlineData("vijftig")]
    [InlineData("1e9")]
    [InlineData("٥٠")]
    [InlineData("1234567890123456789012345678901234567890")]
    [InlineData("--5")]
    [InlineData("euro")]
    [InlineData("20 dollar")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_number_or_may_be_two_is_asked_again(string? text)
    {
        Speak("nl");
        DutchNumber.TryRead(text, out _).ShouldBeFalse();
    }

    private static void Speak(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
}
