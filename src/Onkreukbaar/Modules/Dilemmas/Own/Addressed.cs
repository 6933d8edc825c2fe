using System.ComponentModel.DataAnnotations;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Own;

/// <summary>That somebody spoke to a colleague about what they did: when, what they said, and how the colleague took it.</summary>
internal sealed record Addressed(DateOnly On, string Said, string? Reaction);

/// <summary>The same as somebody writes it; without words there was no such talk.</summary>
internal sealed class AddressedForm
{
    public DateOnly? On { get; set; }

    [MaxLength(DilemmaForm.TextMax)]
    public string? Said { get; set; }

    [MaxLength(DilemmaForm.TextMax)]
    public string? Reaction { get; set; }

    public static AddressedForm Of(Addressed? addressed) => addressed is null ? new AddressedForm() : new AddressedForm
    {
        On = addressed.On,
        Said = addressed.Said,
        Reaction = addressed.Reaction,
    };

    public bool IsEmpty => On is null && Said.AsTyped() is null && Reaction.AsTyped() is null;

    public Addressed? ToAddressed() => On is { } on && Said.AsTyped() is { } said ? new Addressed(on, said, Reaction.AsTyped()) : null;

    public IEnumerable<(string Field, string Sentence)> Problems(DateOnly today)
    {
        if (IsEmpty)
        {
            yield break;
        }

        if (On is null || On > today)
        {
            yield return ($"{nameof(DilemmaForm.Addressed)}.{nameof(On)}", Say("Vul in op welke dag je het gesprek had, vandaag of eerder", "Fill in on which day you had the talk, today or before"));
        }

        if (Said.AsTyped() is null)
        {
            yield return ($"{nameof(DilemmaForm.Addressed)}.{nameof(Said)}", Say("Schrijf op wat je zei", "Write down what you said"));
        }
    }
}
