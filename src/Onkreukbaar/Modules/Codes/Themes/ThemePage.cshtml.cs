using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Codes.Themes;

/// <summary>One theme or article of a code, to read from beginning to end.</summary>
internal sealed class ThemePage(CurrentBody current, Codes codes) : CodePage(current, codes)
{
    public ReferenceText Reference { get; private set; } = null!;

    public Theme Theme => Reference.Theme!;

    public IReadOnlyList<Agreement> Agreed => Agreements.Of(Code, Reference, Today);

    public IReadOnlyList<TopicOfCode> Topics => [.. Theme.Topics.Select(name => Code.Topic(name)!)];

    public DateOnly Today { get; } = codes.Today;

    protected override bool Finds(CodeVersion code)
    {
        Reference = code.Reference((string)RouteData.Values["naam"]!)!;
        return Reference?.Theme is not null;
    }
}
