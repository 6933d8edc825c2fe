using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Edit;

/// <summary>An article as an editor fills it in.</summary>
internal sealed class ArticleForm
{
    /// <summary>Of a new article, so that sending it twice makes one.</summary>
    public Guid Id { get; set; }

    /// <summary>The version that the editor began with.</summary>
    public int BasedOn { get; set; }

    public ArticleKind? Kind { get; set; }

    public Audience? Audience { get; set; }

    public string? Title { get; set; }

    public string? Summary { get; set; }

    public string? Text { get; set; }

    /// <summary>A name or a personnel number: a list of everybody would be too long.</summary>
    public string? Owner { get; set; }

    public DateOnly? ReviewOn { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public string? Law { get; set; }

    public string? NewNumber { get; set; }

    public string? OldNumber { get; set; }

    public DateOnly? RenumberedOn { get; set; }

    public string? Adopter { get; set; }

    public string? Scope { get; set; }

    public string? Link { get; set; }

    public string? OvertakenBy { get; set; }

    public string? Reason { get; set; }

    public static ArticleForm Of(Article article, string? owner)
    {
        var content = article.Content;
        return new ArticleForm
        {
            Id = article.Id,
            BasedOn = article.Number,
            Kind = content.Kind,
            Audience = content.Audience,
            Title = content.Title,
            Summary = content.Summary,
            Text = content.Text,
            Owner = owner,
            ReviewOn = article.ReviewOn,
            ValidFrom = content.ValidFrom,
            ValidTo = content.ValidTo,
            Law = content.Law,
            NewNumber = content.NewNumber,
            OldNumber = content.OldNumber,
            RenumberedOn = content.RenumberedOn,
            Adopter = content.Adopter,
            Scope = content.Scope,
            Link = content.Link,
            OvertakenBy = content.OvertakenBy,
        };
    }

    /// <summary>The content, when nothing is wrong with it. What is only for a rule is left out of anything else.</summary>
    public ArticleContent Content()
    {
        var rule = Kind == ArticleKind.Rule;
        return new ArticleContent
        {
            Kind = Kind!.Value,
            Audience = Audience!.Value,
            Title = Typed(Title)!,
            Summary = Typed(Summary)!,
            Text = Typed(Text)?.ReplaceLineEndings("\n") ?? "",
            ValidFrom = ValidFrom,
            ValidTo = ValidTo,
            Law = rule ? Typed(Law) : null,
            NewNumber = rule ? Typed(NewNumber) : null,
            OldNumber = rule ? Typed(OldNumber) : null,
            RenumberedOn = rule ? RenumberedOn : null,
            Adopter = rule ? Typed(Adopter) : null,
            Scope = rule ? Typed(Scope) : null,
            Link = rule ? Typed(Link) : null,
            OvertakenBy = rule ? Typed(OvertakenBy) : null,
        };
    }

    /// <summary>Everything that is wrong, each at its field.</summary>
    public IEnumerable<RuleBrokenException> Problems()
    {
        (string Field, string? Problem)[] all =
        [
            (nameof(Kind), Kind is { } kind && Enum.IsDefined(kind) ? null : Say("Kies wat het is", "Choose what it is")),
            (nameof(Audience), Audience is { } audience && Enum.IsDefined(audience) ? null : Say("Kies wie het mag lezen", "Choose who may read it")),
            (nameof(Title), Required(Title, ArticleContent.TitleMax)),
            (nameof(Summary), Required(Summary, ArticleContent.SummaryMax)),
            (nameof(Text), (Kind == ArticleKind.Rule ? Text.TooLong(ArticleContent.TextMax) : Required(Text, ArticleContent.TextMax)) ?? TooIntricate()),
            (nameof(ValidTo), ValidTo < ValidFrom ? Say("Kies een dag na de eerste dag", "Choose a day after the first day") : null),
            (nameof(Law), Law.TooLong(ArticleContent.LineMax)),
            (nameof(NewNumber), NewNumber.TooLong(ArticleContent.NumberMax)),
            (nameof(OldNumber), OldNumber.TooLong(ArticleContent.NumberMax)),
            (nameof(RenumberedOn), RenumberedOn is not null && (Typed(OldNumber) is null || Typed(NewNumber) is null) ? Say("Vul ook het oude en het nieuwe nummer in", "Enter the old and the new number too") : null),
            (nameof(Adopter), Adopter.TooLong(ArticleContent.LineMax)),
            (nameof(Scope), Scope.TooLong(ArticleContent.LineMax)),
            (nameof(Link), NoLink()),
            (nameof(OvertakenBy), OvertakenBy.TooLong(ArticleContent.LineMax)),
            (nameof(Reason), Required(Reason, ArticleVersion.ReasonMax)),
        ];
        return all.Where(one => one.Problem is not null).Select(one => new RuleBrokenException(one.Field, one.Problem!));
    }

    internal static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Required(string? text, int most) => Typed(text) is null ? Say("Vul dit in", "Enter this") : text.TooLong(most);

    private string? NoLink() => Link.TooLong(ArticleContent.LinkMax)
        ?? (Typed(Link) is { } link && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http") ? Say("Vul een webadres in dat begint met https://", "Enter a web address that begins with https://") : null);

    // Lists in lists in lists: whoever typed that did so on purpose.
    private string? TooIntricate()
    {
        try
        {
            CodeWords.Html(Text ?? "");
            CodeWords.Plain(Text ?? "");
            return null;
        }
        catch (ArgumentException)
        {
            return Say("Deze opmaak is te ingewikkeld", "This layout is too intricate");
        }
    }
}
