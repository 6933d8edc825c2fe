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
    public void An_amount_is_read_as_people_write_it(string text, string number)
    {
        DutchNumber.TryRead(text, out var read).ShouldBeTrue();
        read.ShouldBe(decimal.Parse(number, CultureInfo.InvariantCulture));
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
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_number_or_may_be_two_is_asked_again(string? text)
    {
        DutchNumber.TryRead(text, out _).ShouldBeFalse();
    }
}
