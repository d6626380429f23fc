using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain;

namespace Scorecard.Web.Notices;

/// <summary>Mails that bring somebody the link of an invitation.</summary>
public static class InvitationMails
{
    /// <param name="link">As a whole.</param>
    public static OutboxMail Of(Person person, long organizationId, string organization, string inviter, string link, long id, DateTime now)
    {
        var mail = new OutboxMail(id, $"invitation {PublicIds.Format(id)}", MailPurpose.Invitation, person.Email!, now)
        {
            OrganizationId = organizationId,
            PersonId = person.Id,
        };
        new MailText(
            $"{inviter} invites you to the scorecard of {organization}",
            [
                $"Hello {person.DisplayName},",
                $"{inviter} invites you to the scorecard of {organization}: its goals, how they are measured, and how they stand.",
                "With the link below you choose a password, or accept with an account that you have. It works once, for seven days.",
            ],
            [("Accept the invitation", link)],
            [($"You get this because {inviter} wrote your address down. If that is a mistake, do nothing.", "")]
        ).WriteTo(mail);
        return mail;
    }
}
