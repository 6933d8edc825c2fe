using System.Globalization;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.ChangeGift;

/// <summary>What a second person thinks a gift is worth, or one thing in it, and what the code says to that.</summary>
internal sealed class SecondEstimate
{
    private readonly GiftFile file;
    private readonly ValueForm form;

    public SecondEstimate(GiftFile file, ValueForm form, BodyCodes codes, Func<Dictionary<string, object?>, Answer> ask)
    {
        (this.file, this.form) = (file, form);
        var facts = new GiftDraft(Estimated(), GiftForm.Of(file.Gift, file.Declaration.PositionId)).Facts(codes.Topic(GiftWords.Topic), codes);
        (Worth, Answer) = (GiftFacts.ValueOf(facts), ask(facts));
        AboveLimit = GiftFacts.IsAbove(Worth, GiftFacts.Limit(codes, file.Gift.OfferedOn));
    }

    public Answer Answer { get; }

    /// <summary>Of everything together; null when nobody knows that of some other thing in it.</summary>
    public decimal? Worth { get; }

    public bool? AboveLimit { get; }

    private GiftPart? Part => form.Part is { } number ? file.Parts[number - 1] : null;

    /// <summary>Beside the first: both stay.</summary>
    public void Describe(Guid by)
    {
        var gift = file.Gift;
        (gift.CorrectedValueInCents, gift.CorrectionBasis, gift.CorrectedById) = (GiftStatement.Cents(Worth), form.Basis!.Trim(), by);
        (gift.AboveLimit, gift.Verdict) = (AboveLimit, Answer.Verdict);
        if (Part is { } part)
        {
            part.CorrectedValueInCents = GiftStatement.Cents(form.Value);
        }

        foreach (var (one, answer) in file.IsJudgedApart ? file.Parts.Zip(Answer.Parts) : [])
        {
            one.Verdict = answer.Verdict;
        }
    }

    /// <summary>It was decided that it stays, as the code then said, and the code does not say so any more.</summary>
    public bool MustGo(Vocabulary vocabulary)
    {
        return file.Decisions.Count > 0 && (file.IsJudgedApart
            ? file.Parts.Zip(Answer.Parts).Any(pair => vocabulary.Keeps(pair.First.Destination) && !vocabulary.IsRefusal(pair.First.Verdict!) && vocabulary.IsRefusal(pair.Second.Verdict))
            : vocabulary.Keeps(file.Gift.Destination) && IsNamed(file.Advice.Dispositions) && !IsNamed(Answer.Dispositions));

        bool IsNamed(IReadOnlyList<string> places) => places.Contains(file.Gift.Destination, StringComparer.Ordinal);
    }

    /// <summary>One more line below what was said, in the language of what was said.</summary>
    public ShownAnswer Shown(string by, Vocabulary words) => In(file.Last.Language, () =>
    {
        var thing = Part is { } part ? $"{GiftText.PartAsDeclared(words, part).FirstLower()}: " : "";
        return new ShownAnswer(Say($"Waarde volgens {by}", $"Value according to {by}"), $"{thing}{CodeWords.Money(form.Value!.Value)} ({form.Basis!.Trim()})");
    });

    /// <summary>What was told, with this value instead; of the other things in it what is known by now.</summary>
    private Answers Estimated() => Part is null
        ? file.Answers.With(new GivenAnswer(Words.Value, [Text(form.Value)]))
        : file.Answers.With(new GivenAnswer(Words.Parts, [.. file.Parts.Select(one => GivenAnswer.PartText(one.Kind ?? "", Text(one == Part ? form.Value : one.WorthInCents / 100m)))]));

    private static string Text(decimal? amount) => amount?.ToString(CultureInfo.InvariantCulture) ?? "";
}
