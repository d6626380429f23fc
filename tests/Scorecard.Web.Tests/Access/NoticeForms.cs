using Scorecard.Domain;

namespace Scorecard.Web.Tests.Access;

/// <summary>What is typed into the forms of notices, mails and webhooks, and of what values are read from.</summary>
internal static class NoticeForms
{
    /// <param name="some">Another number each time.</param>
    public static AccessForm? Of(string request, long some) =>
        request switch
        {
            "POST /admin/mail?handler=Hours" => new(("From", $"{some % 8}")),
            "POST /admin/mail?handler=Again" or "POST /admin/mail?handler=Drop" => Silent(("mail", PublicIds.Format(some))),
            "POST /admin/hooks" => new(("Kind", "Slack"), ("Address", "https://hooks.example.com/okapi")),
            "POST /admin/hooks?handler=Remove" => Silent(("hook", PublicIds.Format(some))),
            "POST /account/tokens" or "POST /admin/tokens" => new(("Input.Name", $"Okapi {some}")) { IsSilent = true },
            "POST /account/tokens?handler=Revoke" or "POST /admin/tokens?handler=Revoke" => Silent(("token", PublicIds.Format(some))),
            "POST /admin/databases" or "POST /admin/databases?handler=Remove" => Silent(("Input.Name", "Okapi house")),
            "POST /kpis/{id}/feed" or "POST /kpis/{id}/feed?handler=Try" => Silent(("Input.Query", "select 1")),
            "POST /kpis/{id}/feed?handler=Remove" => Silent(),
            "POST /notices?handler=Open" or "POST /notices?handler=ReadAll" => Silent(),
            "POST /account/notices" => new() { IsSilent = true },
            "POST /account/forgot" => Silent(("Input.Email", "okapi@example.com")),
            "POST /account/reset" or "POST /account/unsubscribe" => Silent(),
            _ => null,
        };

    private static AccessForm Silent(params (string Box, string Value)[] typed) => new(typed) { HasNoPage = true, IsSilent = true };
}
