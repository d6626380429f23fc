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
        // A query that does not fit is the sender's fault, while developing too.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services
            .AddRazorPages(options => options.Conventions.Add(new PageRouteTransformerConvention(new HyphenatedWords())))
            .AddMvcOptions(options =>
            {
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                options.ModelBinderProviders.Insert(0, new TickBinding());
                options.Filters.Add<ExpiredFormFilter>();
                options.Filters.Add<UnansweredFormFilter>();
                options.Filters.Add<PrivateReadingFilter>();
                options.Filters.Add<RestatingFilter>();
                options.Filters.Add<TableFileFilter>();
                options.Filters.Add<SentAlreadyFilter>();
                options.Filters.Add<AsciiRedirectFilter>();
                options.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor((value, _) => DoesNotFit(value));
                options.ModelBindingMessageProvider.SetNonPropertyAttemptedValueIsInvalidAccessor(DoesNotFit);
                options.ModelBindingMessageProvider.SetValueIsInvalidAccessor(DoesNotFit);
            })
            // There is no client-side validation script, and its markup would carry style attributes.
            .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
        return services;
    }

    private static string DoesNotFit(string value) => $"“{TypedText.Cut(value)}” does not fit here. Correct it or choose anew";

    /// <summary>Pages/Account/SignIn.cshtml is /account/sign-in.</summary>
    private sealed partial class HyphenatedWords : IOutboundParameterTransformer
    {
        public string? TransformOutbound(object? value) =>
            value is string words ? WordBoundary().Replace(words, "-").ToLowerInvariant() : null;

        [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
        private static partial Regex WordBoundary();
    }
}
