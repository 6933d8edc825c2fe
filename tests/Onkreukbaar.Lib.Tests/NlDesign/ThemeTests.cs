using System.Globalization;
using System.Text.RegularExpressions;

namespace Onkreukbaar.Lib.Tests.NlDesign;

/// <summary>WCAG 2.2 1.4.3 and 1.4.11 over the colours of the theme.</summary>
public sealed partial class ThemeTests
{
    private static readonly Dictionary<string, string> Colors = Declarations()
        .Matches(File.ReadAllText(Path.Combine(Root(), "lib/NlDesign.AspNetCore/assets/css/onkreukbaar.css")))
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.Ordinal);

    [Theory]
    [InlineData("text", "page")]
    [InlineData("text", "surface")]
    [InlineData("text", "sand")]
    [InlineData("text", "brand-tint")]
    [InlineData("text", "focus-halo")]
    [InlineData("text-soft", "page")]
    [InlineData("text-soft", "surface")]
    [InlineData("text-soft", "sand")]
    [InlineData("text-soft", "brand-tint")]
    [InlineData("text-soft", "brand-soft")]
    [InlineData("text-soft", "danger-tint")]
    [InlineData("text-soft", "warning-tint")]
    [InlineData("text-soft", "ok-tint")]
    [InlineData("brand", "page")]
    [InlineData("brand", "surface")]
    [InlineData("brand", "brand-tint")]
    [InlineData("brand-strong", "brand-tint")]
    [InlineData("on-brand", "brand")]
    [InlineData("on-brand", "brand-strong")]
    [InlineData("on-brand", "danger-line")]
    [InlineData("on-brand", "danger")]
    [InlineData("accent", "page")]
    [InlineData("accent", "surface")]
    [InlineData("ok", "ok-tint")]
    [InlineData("warning", "warning-tint")]
    [InlineData("danger", "danger-tint")]
    [InlineData("danger", "page")]
    [InlineData("danger", "surface")]
    public void Text_stands_out_from_its_ground(string ink, string ground)
    {
        Contrast(Colors[ink], Colors[ground]).ShouldBeGreaterThanOrEqualTo(4.5);
    }

    [Theory]
    [InlineData("line-strong", "page")]
    [InlineData("line-strong", "surface")]
    [InlineData("danger-line", "surface")]
    [InlineData("danger-line", "danger-tint")]
    [InlineData("ok-line", "ok-tint")]
    [InlineData("warning-line", "warning-tint")]
    [InlineData("focus", "page")]
    [InlineData("focus", "focus-halo")]
    [InlineData("focus-halo", "brand-strong")]
    [InlineData("accent-bright", "brand-strong")]
    public void Lines_that_mean_something_are_seen(string line, string ground)
    {
        Contrast(Colors[line], Colors[ground]).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void The_measure_of_contrast_knows_a_pale_grey()
    {
        Contrast("#000000", "#ffffff").ShouldBe(21, 0.01);
        Contrast("#bbbbbb", "#ffffff").ShouldBeLessThan(3);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Onkreukbaar.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"--onk-color-(?<name>[\w-]+): (?<value>#[0-9a-f]{6});", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declarations();
}
