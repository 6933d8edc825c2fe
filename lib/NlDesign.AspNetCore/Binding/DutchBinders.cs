using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace NlDesign.AspNetCore.Binding;

internal sealed class DutchBinderProvider(INlDesignTexts texts) : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        return type == typeof(DateOnly) ? new DutchDateBinder(texts)
            : type == typeof(decimal) ? new DutchNumberBinder(texts)
            : null;
    }
}

/// <summary>
/// Binds a date from Name.Day, Name.Month and Name.Year, or from Name alone as 2026-03-07. Errors stand under Name;
/// what the person typed stays under the parts, so that the page can show it again.
/// </summary>
internal sealed class DutchDateBinder(INlDesignTexts texts) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var state = bindingContext.ModelState;
        var day = Part("Day");
        var month = Part("Month");
        var year = Part("Year");
        if (day is null && month is null && year is null)
        {
            BindOne(bindingContext, name);
            return Task.CompletedTask;
        }

        var reading = DutchDate.Read(day, month, year, texts);
        if (reading.Message is { } message)
        {
            state.TryAddModelError(name, message);
            return Task.CompletedTask;
        }

        Finish(bindingContext, reading.Date);
        return Task.CompletedTask;

        string? Part(string part)
        {
            var key = ModelNames.CreatePropertyModelName(name, part);
            var value = bindingContext.ValueProvider.GetValue(key);
            if (value == ValueProviderResult.None)
            {
                return null;
            }

            state.SetModelValue(key, value);
            // The parts are boxes, not values of the model: unmarked they keep ModelState from being valid when the date has a validator.
            state.MarkFieldSkipped(key);
            return value.FirstValue ?? "";
        }
    }

    private void BindOne(ModelBindingContext context, string name)
    {
        var value = context.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None)
        {
            return;
        }

        context.ModelState.SetModelValue(name, value);
        if (string.IsNullOrWhiteSpace(value.FirstValue))
        {
            Finish(context, null);
        }
        else if (DutchDate.ReadOne(value.FirstValue) is { } date)
        {
            Finish(context, date);
        }
        else
        {
            context.ModelState.TryAddModelError(name, texts[NlDesignText.ValueWrong]);
        }
    }

    private void Finish(ModelBindingContext context, DateOnly? date)
    {
        if (date is null && !context.ModelMetadata.IsReferenceOrNullableType)
        {
            context.ModelState.TryAddModelError(context.ModelName, texts[NlDesignText.DateMissing]);
            return;
        }

        context.Result = ModelBindingResult.Success(date);
    }
}

/// <summary>Binds a decimal with <see cref="DutchNumber"/>.</summary>
internal sealed class DutchNumberBinder(INlDesignTexts texts) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var value = bindingContext.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(name, value);
        if (string.IsNullOrWhiteSpace(value.FirstValue))
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
            {
                bindingContext.Result = ModelBindingResult.Success(null);
            }
            else
            {
                bindingContext.ModelState.TryAddModelError(name, texts[NlDesignText.Required]);
            }
        }
        else if (DutchNumber.TryRead(value.FirstValue, out var number))
        {
            bindingContext.Result = ModelBindingResult.Success(number);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(name, texts[NlDesignText.NumberWrong]);
        }

        return Task.CompletedTask;
    }
}
