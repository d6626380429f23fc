using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Scorecard.Web.Hosting;

/// <summary>
/// Reads a box that is ticked or not. What is neither is refused as any other text that does not fit; the page is then drawn again with the
/// box unticked, where it could draw nothing of what was sent.
/// </summary>
public sealed class TickBinding : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(bool) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var sent = bindingContext.ValueProvider.GetValue(name);
        if (sent == ValueProviderResult.None)
            return Task.CompletedTask;
        var text = sent.FirstValue?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            bindingContext.ModelState.SetModelValue(name, ValueProviderResult.None);
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
                bindingContext.Result = ModelBindingResult.Success(null);
        }
        else if (bool.TryParse(text, out var isTicked))
        {
            bindingContext.ModelState.SetModelValue(name, sent);
            bindingContext.Result = ModelBindingResult.Success(isTicked);
        }
        else
        {
            bindingContext.ModelState.SetModelValue(name, false, bool.FalseString);
            var words = bindingContext.ModelMetadata.ModelBindingMessageProvider;
            bindingContext.ModelState.TryAddModelError(name, words.AttemptedValueIsInvalidAccessor(TypedText.Cut(text), name));
        }
        return Task.CompletedTask;
    }
}
