using System.Globalization;
using System.Text;

namespace Onkreukbaar.Decisions;

/// <summary>Walks through the text of an expression: signs, words, numbers and texts between quotes.</summary>
internal class FeelScanner(string text)
{
    protected string Text { get; } = text;

    protected int At { get; set; }

    protected bool AtEnd
    {
        get
        {
            SkipSpace();
            return At >= Text.Length;
        }
    }

    protected char Next
    {
        get
        {
            SkipSpace();
            return At < Text.Length ? Text[At] : '\0';
        }
    }

    protected FormatException Error(string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{message} (character {Math.Min(At, Text.Length) + 1} of “{Shortened()}”)"));

    protected FormatException Unexpected() => AtEnd ? Error("the expression stops too early") : Error($"“{Text[At]}” is not expected here");

    protected bool Take(string sign)
    {
        SkipSpace();
        if (string.CompareOrdinal(Text, At, sign, 0, sign.Length) != 0)
        {
            return false;
        }

        At += sign.Length;
        return true;
    }

    protected void Expect(string sign)
    {
        if (!Take(sign))
        {
            throw AtEnd ? Error($"“{sign}” is missing at the end") : Error($"“{sign}” is expected here");
        }
    }

    protected bool IsWord(string word)
    {
        SkipSpace();
        var end = At + word.Length;
        return string.CompareOrdinal(Text, At, word, 0, word.Length) == 0 && (end >= Text.Length || !FeelNames.IsPart(Text[end]));
    }

    protected bool TakeWord(string word)
    {
        if (!IsWord(word))
        {
            return false;
        }

        At += word.Length;
        return true;
    }

    protected Comparison? TakeComparison() =>
        Take("<=") ? Comparison.LessOrEqual
        : Take(">=") ? Comparison.GreaterOrEqual
        : Take("!=") ? Comparison.NotEqual
        : Take("<") ? Comparison.Less
        : Take(">") ? Comparison.Greater
        : Take("=") ? Comparison.Equal
        : null;

    protected decimal TakeNumber()
    {
        var start = At;
        SkipDigits();
        if (At + 1 < Text.Length && Text[At] == '.' && char.IsAsciiDigit(Text[At + 1]))
        {
            At++;
            SkipDigits();
        }

        var exponent = At;
        if (At < Text.Length && Text[At] is 'e' or 'E')
        {
            At += At + 1 < Text.Length && Text[At + 1] is '+' or '-' ? 2 : 1;
            var digits = At;
            SkipDigits();
            At = At == digits ? exponent : At;
        }

        var written = Text.AsSpan(start, At - start);
        if (decimal.TryParse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        throw Error($"“{written}” is too large for a number");
    }

    protected string TakeText()
    {
        Expect("\"");
        var content = new StringBuilder();
        while (At < Text.Length && Text[At] != '"')
        {
            if (Text[At] == '\\' && At + 1 < Text.Length)
            {
                At++;
                content.Append(TakeEscape());
            }
            else
            {
                content.Append(Text[At++]);
            }
        }

        Expect("\"");
        return content.ToString();
    }

    /// <summary>Whether two dots stand between here and the bracket that closes.</summary>
    protected bool HasDots(int from)
    {
        var depth = 0;
        for (var i = from; i < Text.Length && depth >= 0; i++)
        {
            switch (Text[i])
            {
                case '"':
                    i = EndOfText(i);
                    break;
                case '.' when depth == 0 && i + 1 < Text.Length && Text[i + 1] == '.':
                    return true;
                case '(' or '[':
                    depth++;
                    break;
                case ')' or ']':
                    depth--;
                    break;
            }
        }

        return false;
    }

    private int EndOfText(int quote)
    {
        var i = quote + 1;
        while (i < Text.Length && Text[i] != '"')
        {
            i += Text[i] == '\\' ? 2 : 1;
        }

        return i;
    }

    private string TakeEscape()
    {
        var kind = Text[At++];
        var length = kind switch { 'u' => 4, 'U' => 6, _ => 0 };
        if (length > 0
            && At + length <= Text.Length
            && int.TryParse(Text.AsSpan(At, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            At += length;

            // Half of a pair stands on its own here; the other half follows as an escape of its own.
            return code <= char.MaxValue ? ((char)code).ToString() : Rune.IsValid(code) ? new Rune(code).ToString() : throw Error("no such character");
        }

        return kind switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            '"' or '\\' or '\'' => kind.ToString(),
            _ => "\\" + kind,
        };
    }

    private void SkipDigits()
    {
        while (At < Text.Length && char.IsAsciiDigit(Text[At]))
        {
            At++;
        }
    }

    private void SkipSpace()
    {
        while (At < Text.Length && char.IsWhiteSpace(Text[At]))
        {
            At++;
        }
    }

    private string Shortened() => Text.Length <= 80 ? Text : Text[..80] + "…";
}
