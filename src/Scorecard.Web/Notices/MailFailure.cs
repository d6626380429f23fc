using MailKit.Net.Smtp;
using MailKit.Security;
using Scorecard.Data.Notices;

namespace Scorecard.Web.Notices;

/// <summary>Why a mail could not be sent.</summary>
/// <param name="Sentence">With the way on, for administrators.</param>
/// <param name="IsFinal">Whether trying again by itself would change nothing.</param>
/// <param name="IsServer">Whether it lies in the server rather than in this mail, so that the next one waits too.</param>
public sealed record MailFailure(string Sentence, bool IsFinal, bool IsServer)
{
    /// <summary>Enough for three days, with an hour between the later ones.</summary>
    public const int MostTries = 80;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static MailFailure Of(Exception fault, OutboxMail mail, MailSettings settings)
    {
        var failure = fault switch
        {
            SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refused when (int)refused.StatusCode >= 500 => new(
                $"The mail server refuses the address {mail.To}: {Said(refused)} "
                    + "Ask the person for their present address and invite them with it; then choose Try again, or Drop.",
                IsFinal: true,
                IsServer: false
            ),
            SmtpCommandException { ErrorCode: SmtpErrorCode.MessageNotAccepted } refused when (int)refused.StatusCode >= 500 => new(
                $"The mail server refuses this mail: {Said(refused)} Copy it and send it yourself, or choose Try again.",
                IsFinal: true,
                IsServer: false
            ),
            SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } refused => new(
                $"The mail server refuses the sender {settings.From?.Address}: {Said(refused)} "
                    + "Correct Mail:From. It is tried again by itself.",
                IsFinal: false,
                IsServer: true
            ),
            AuthenticationException => new(
                "The mail server refuses Mail:User and Mail:Password. Correct them. It is tried again by itself.",
                IsFinal: false,
                IsServer: true
            ),
            SslHandshakeException => new(
                $"The mail server {settings.Host} offers no encryption that can be trusted. "
                    + "Correct Mail:Tls or the server's certificate. It is tried again by itself.",
                IsFinal: false,
                IsServer: true
            ),
            OperationCanceledException or TimeoutException => new(
                $"The mail server {settings.Host} did not answer in time. Look whether it runs. It is tried again by itself.",
                IsFinal: false,
                IsServer: true
            ),
            SmtpCommandException later => new MailFailure(
                $"The mail server puts it off: {Said(later)} It is tried again by itself.",
                IsFinal: false,
                IsServer: false
            ),
            _ => new MailFailure(
                $"The mail server {settings.Host} could not be reached at port {settings.Port}. "
                    + "Look whether it runs and Mail:Host, Mail:Port and Mail:Tls are right. It is tried again by itself.",
                IsFinal: false,
                IsServer: true
            ),
        };
        return failure.IsFinal || mail.Tries + 1 < MostTries
            ? failure
            : failure with
            {
                Sentence = $"{failure.Sentence} After {MostTries} tries it is given up: choose Try again once that is mended.",
                IsFinal = true,
            };
    }

    /// <summary>How long to wait after so many tries: a minute, and each time twice as long, up to an hour.</summary>
    public static TimeSpan WaitAfter(int tries) =>
        TimeSpan.FromMinutes(Math.Min(Longest.TotalMinutes, Math.Pow(2, Math.Min(tries, 10) - 1)));

    private static string Said(SmtpCommandException refused) =>
        $"{(int)refused.StatusCode} {refused.Message.ReplaceLineEndings(" ").TrimEnd('.')}.";
}
