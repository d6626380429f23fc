using System.Globalization;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Admin;

/// <summary>How settings are said to administrators.</summary>
public static class SettingWords
{
    public static string Bands(Bands bands) => $"Watch from {Number(bands.AmberFrom)}, on track from {Number(bands.GreenFrom)}.";

    /// <summary>A moment by the organization's clock: the day as the person writes it, the hour of 24 as on every page.</summary>
    public static string Moment(DateTime utc, string timeZone)
    {
        var at = TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(timeZone));
        return $"{at.ToString("d MMM yyyy", CultureInfo.CurrentCulture)}, {at.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    public static string SignIn(SignInRule rule) =>
        rule switch
        {
            SignInRule.Any => "A password is enough",
            SignInRule.SecondFactor => "A second step: a code, a passkey or the OpenID provider",
            SignInRule.OpenId => "The OpenID provider only",
        };

    /// <summary>When people are written to.</summary>
    public static string Hours(Organization organization)
    {
        var hours = organization.WorkingHours;
        var days = hours.Week switch
        {
            WorkWeek.MondayToFriday => "Monday to Friday",
            WorkWeek.SundayToThursday => "Sunday to Thursday",
            WorkWeek.EveryDay => "every day",
        };
        return $"Mails come {days} between {hours.From}:00 and {hours.Until}:00, by the clock of {organization.TimeZone}.";
    }

    private static string Number(double number) => NumberText.Write((decimal)number);
}
