using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Onkreukbaar.Lib.Tests.NlDesign.Pages;

[IgnoreAntiforgeryToken]
public sealed class FormModel : PageModel
{
    [BindProperty]
    public Input Fields { get; set; } = new();

    public string? Bound { get; private set; }

    public IActionResult OnPost()
    {
        Bound = ModelState.IsValid ? string.Create(CultureInfo.InvariantCulture, $"{Fields.Value} {Fields.ReceivedOn:yyyy-MM-dd} {Fields.EndedOn:yyyy-MM-dd} {Fields.Giver}") : null;
        return Page();
    }

    public enum Givers
    {
        Colleague,
        Supplier,
    }

    public sealed class Input
    {
        [Required]
        public decimal? Value { get; set; }

        public DateOnly ReceivedOn { get; set; }

        // With a validator of its own: then MVC looks at the boxes below it too.
        [Range(typeof(DateOnly), "2000-01-01", "2099-12-31", ParseLimitsInInvariantCulture = true)]
        public DateOnly? EndedOn { get; set; }

        [Required(ErrorMessage = "Kies van wie je het kreeg.")]
        public Givers? Giver { get; set; }

        [MaxLength(5)]
        public string? Why { get; set; }
    }
}
