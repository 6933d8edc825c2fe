using System.Globalization;
using NlDesign.AspNetCore.Binding;
using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Modules.Advice;

/// <summary>From what somebody chose or typed on a page to an answer, or to what is wrong with it.</summary>
internal static class ReadInput
{
    private const int MostDigits = 20;
    private const int LongestKept = 60;

    /// <summary>The rows that a page has for the things in a gift.</summary>
    public const int MostThings = 5;

    public const string NotKnown = "weet-niet";
    public const string OneThing = "een-ding";

    public static Input Read(Fact fact, IReadOnlyList<string> typed)
    {
        var values = typed.Where(text => text.Length > 0).ToList();
        // The button for it sends along what stood in the field; whoever presses it means the button.
        if (values.Contains(NotKnown, StringComparer.Ordinal))
        {
            return Input.Of(fact, []);
        }

        if (values.Count == 0)
        {
            return Input.Refused(fact, typed, InputError.Nothing);
        }

        return fact.Kind switch
        {
            FactKind.Money or FactKind.Number => ReadNumber(fact, values[0]),
            FactKind.Date => ReadDate(fact, values),
            FactKind.Choices => fact.ReadSeveral(values) is { } several ? Input.Of(fact, several) : Input.Refused(fact, values, values.TrueForAll(v => fact.Value(v) is not null) ? InputError.NotTogether : InputError.NotAnOption),
            _ => fact.Read(values[0]) is not null ? Input.Of(fact, [values[0]]) : Input.Refused(fact, values, InputError.NotAnOption),
        };
    }

    /// <summary>Rows of kind and amount; an empty row is no part, an amount may be unknown. Everything that is wrong is said at once.</summary>
    public static Input ReadParts(Fact parts, Fact kind, Fact value, IReadOnlyList<string> kinds, IReadOnlyList<string> amounts)
    {
        var (given, errors) = (new List<string>(), new List<WrongField>());
        var rows = kinds.Zip(amounts).Take(MostThings).ToList();
        foreach (var (row, (chosen, typed)) in rows.Index().Where(row => row.Item.First.Length > 0 || row.Item.Second.Length > 0))
        {
            if (kind.Value(chosen) is null)
            {
                errors.Add(new WrongField(InputError.PartWithoutKind, row));
            }

            var (amount, wrong) = typed.Length == 0 ? (null, null) : ReadAmount(typed, value);
            if (wrong is { } error)
            {
                errors.Add(new WrongField(error, row));
            }

            given.Add(GivenAnswer.PartText(chosen, amount?.ToString(CultureInfo.InvariantCulture) ?? ""));
        }

        return errors.Count > 0 ? Input.Refused(parts, [.. rows.Select(Shown)], errors)
            : given.Count == 0 ? Input.Refused(parts, [], InputError.Nothing)
            : Input.Of(parts, given);

        static string Shown((string Kind, string Amount) row) => GivenAnswer.PartText(Cut(row.Kind), Cut(row.Amount));
    }

    private static (decimal? Amount, InputError? Error) ReadAmount(string text, Fact fact)
    {
        if (!DutchNumber.TryRead(text, out var amount))
        {
            // Forty digits are an amount all the same, only not one that exists.
            return (null, DutchNumber.IsAmbiguous(text) ? InputError.Ambiguous : text.Count(char.IsAsciiDigit) > MostDigits && text.All(c => char.IsAsciiDigit(c) || c is ',' or '.' or ' ') ? InputError.TooLarge : InputError.NotANumber);
        }

        return amount < fact.Min ? (amount, InputError.Negative)
            : amount > fact.Max ? (amount, InputError.TooLarge)
            : decimal.Round(amount, 2) != amount ? (amount, InputError.TooPrecise)
            : (amount, null);
    }

    private static Input ReadNumber(Fact fact, string typed)
    {
        var (amount, error) = ReadAmount(typed, fact);
        return error is { } wrong ? Input.Refused(fact, [Cut(typed)], wrong) : Input.Of(fact, [amount!.Value.ToString(CultureInfo.InvariantCulture)]);
    }

    private static Input ReadDate(Fact fact, IReadOnlyList<string> dayMonthYear)
    {
        var text = string.Join('-', dayMonthYear.Select(part => part.Trim()));
        return DateOnly.TryParseExact(text, "d-M-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and <= 2200
            ? Input.Of(fact, [date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)])
            : Input.Refused(fact, [.. dayMonthYear.Select(Cut)], InputError.NotADate);
    }

    private static string Cut(string typed) => typed.Length <= LongestKept ? typed : typed[..LongestKept];
}

/// <summary>Either an answer, or what was typed with what is wrong with it.</summary>
internal sealed record Input(GivenAnswer? Answer, RefusedInput? RefusedInput)
{
    public static Input Of(Fact fact, IReadOnlyList<string> values) => new(new GivenAnswer(fact.Name, values), null);

    public static Input Refused(Fact fact, IReadOnlyList<string> typed, InputError error) => Refused(fact, typed, [new WrongField(error)]);

    public static Input Refused(Fact fact, IReadOnlyList<string> typed, IReadOnlyList<WrongField> errors) =>
        new(null, new RefusedInput(fact.Name, [.. typed.Select(text => text.Length <= 200 ? text : text[..200])], errors));
}
