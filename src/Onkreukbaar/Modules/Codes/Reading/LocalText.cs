using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Codes;

/// <summary>A text in Dutch and in English; shows itself in the reader's language.</summary>
internal sealed record LocalText(string Nl, string En)
{
    public override string ToString() => Language.Say(Nl, En);
}
