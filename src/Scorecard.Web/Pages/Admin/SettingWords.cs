using System.Globalization;
using Scorecard.Domain.Scales;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Admin;

/// <summary>How settings are said to administrators.</summary>
public static class SettingWords
{
    private static readonly DateTimeFormatInfo English = CultureInfo.GetCultureInfo("en-GB").DateTimeFormat;

    public static string Month(int month) => English.GetMonthName(month);

    public static string Bands(Bands bands) => $"Amber from {Number(bands.AmberFrom)}, green from {Number(bands.GreenFrom)}.";

    /// <summary>A moment by the organization's clock, as the person writes dates.</summary>
    public static string Moment(DateTime utc, string timeZone)
    {
        var at = TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(timeZone));
        return $"{at.ToString("d MMM yyyy", CultureInfo.CurrentCulture)}, {at.ToString("t", CultureInfo.CurrentCulture)}";
    }

    private static string Number(double number) => NumberText.Write((decimal)number);
}
