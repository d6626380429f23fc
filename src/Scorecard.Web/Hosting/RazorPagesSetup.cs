using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Hosting;

public static partial class RazorPagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRouting(options => options.LowercaseUrls = true);
        services
            .AddRazorPages(options => options.Conventions.Add(new PageRouteTransformerConvention(new HyphenatedWords())))
            .AddMvcOptions(options =>
            {
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                options.Filters.Add<ExpiredFormFilter>();
                options.Filters.Add<UnansweredFormFilter>();
                options.Filters.Add<PrivateReadingFilter>();
                options.Filters.Add<TableFileFilter>();
                options.Filters.Add<SentAlreadyFilter>();
                options.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor(
                    (value, _) => $"“{value}” does not fit here. Correct it or choose anew"
                );
                options.ModelBindingMessageProvider.SetNonPropertyAttemptedValueIsInvalidAccessor(value =>
                    $"“{value}” does not fit here. Correct it or choose anew"
                );
                options.ModelBindingMessageProvider.SetValueIsInvalidAccessor(value =>
                    $"“{value}” does not fit here. Correct it or choose anew"
                );
            })
            // There is no client-side validation script, and its markup would carry style attributes.
            .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
        return services;
    }

    /// <summary>Pages/Account/SignIn.cshtml is /account/sign-in.</summary>
    private sealed partial class HyphenatedWords : IOutboundParameterTransformer
    {
        public string? TransformOutbound(object? value) =>
            value is string words ? WordBoundary().Replace(words, "-").ToLowerInvariant() : null;

        [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
        private static partial Regex WordBoundary();
    }
}
