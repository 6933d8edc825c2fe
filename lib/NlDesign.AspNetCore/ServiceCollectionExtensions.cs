using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NlDesign.AspNetCore.Binding;

namespace NlDesign.AspNetCore;

/// <summary>Registers what the fields need.</summary>
public static class NlDesignServiceCollectionExtensions
{
    /// <summary>
    /// Adds the texts (an <see cref="INlDesignTexts"/> registered before wins), the binders for dates in three parts
    /// and for numbers as the Dutch write them, and binding and validation messages in the language of the request.
    /// </summary>
    public static IServiceCollection AddNlDesign(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<INlDesignTexts>(NlDesignTexts.Default);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<MvcOptions>, NlDesignMvcOptions>());
        return services;
    }
}

/// <summary>
/// After everything that the framework sets up itself, whichever was added first: only then are the validation attributes
/// known that get a message here.
/// </summary>
internal sealed class NlDesignMvcOptions(INlDesignTexts texts) : IPostConfigureOptions<MvcOptions>
{
    public void PostConfigure(string? name, MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new DutchBinderProvider(texts));
        options.ModelMetadataDetailsProviders.Add(new ValidationMessages(texts));

        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => texts[NlDesignText.ValueWrong]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts[NlDesignText.Required]);
        messages.SetMissingKeyOrValueAccessor(() => texts[NlDesignText.Required]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts[NlDesignText.Required]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts[NlDesignText.ValueWrong]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts[NlDesignText.ValueWrong]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts[NlDesignText.NumberWrong]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts[NlDesignText.ValueWrong]);
        messages.SetValueIsInvalidAccessor(_ => texts[NlDesignText.ValueWrong]);
        messages.SetValueMustBeANumberAccessor(_ => texts[NlDesignText.NumberWrong]);
        messages.SetValueMustNotBeNullAccessor(_ => texts[NlDesignText.Required]);
    }
}
