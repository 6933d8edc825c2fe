using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace NlDesign.AspNetCore.Binding;

/// <summary>
/// Gives the usual validation attributes a message in the language of the request where the page wrote none:
/// the framework's own speak English and name the property.
/// </summary>
internal sealed class ValidationMessages : IValidationMetadataProvider
{
    public ValidationMessages(INlDesignTexts texts) => DefaultMessages.Texts = texts;

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (attribute.ErrorMessage is not null || attribute.ErrorMessageResourceName is not null)
            {
                continue;
            }

            if (MessageFor(attribute) is { } name)
            {
                attribute.ErrorMessageResourceType = typeof(DefaultMessages);
                attribute.ErrorMessageResourceName = name;
            }
        }
    }

    private static string? MessageFor(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => nameof(DefaultMessages.Required),
        MaxLengthAttribute => nameof(DefaultMessages.MaxLength),
        StringLengthAttribute { MinimumLength: 0 } => nameof(DefaultMessages.MaxLength),
        MinLengthAttribute => nameof(DefaultMessages.MinLength),
        RangeAttribute => nameof(DefaultMessages.Range),
        _ => null,
    };
}

/// <summary>Read by the validation attributes at the moment they speak, so in the language of that request.</summary>
internal static class DefaultMessages
{
    internal static INlDesignTexts Texts { get; set; } = NlDesignTexts.Default;

    // The attributes count the name of the field as {0}; ours begin with their own first value.
    public static string Required => Texts[NlDesignText.Required];

    public static string MaxLength => Shift(Texts[NlDesignText.TooLong]);

    public static string MinLength => Shift(Texts[NlDesignText.TooShort]);

    public static string Range => Shift(Texts[NlDesignText.OutOfRange]);

    private static string Shift(string text) =>
        text.Replace("{1}", "{2}", StringComparison.Ordinal).Replace("{0}", "{1}", StringComparison.Ordinal);
}
