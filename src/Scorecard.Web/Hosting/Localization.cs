using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Scorecard.Web.Hosting;

/// <summary>Numbers and dates follow the browser's language; the words are English.</summary>
public static class Localization
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static IServiceCollection AddLocalizedNumbers(this IServiceCollection services) =>
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(English);
            options.SupportedCultures = [.. CultureInfo.GetCultures(CultureTypes.AllCultures).Where(IsUsable)];
            options.SupportedUICultures = [English];
            options.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()];
        });

    /// <summary>How numbers are written for somebody, outside of a request of theirs; the usual way where nothing is known.</summary>
    public static CultureInfo Of(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return English;
        try
        {
            var culture = CultureInfo.GetCultureInfo(name, predefinedOnly: true);
            return IsUsable(culture) ? culture : English;
        }
        catch (CultureNotFoundException)
        {
            return English;
        }
    }

    // Periods are Gregorian months everywhere, so another calendar's dates would contradict them.
    private static bool IsUsable(CultureInfo culture) => culture.Name.Length > 0 && culture.Calendar is GregorianCalendar;
}
