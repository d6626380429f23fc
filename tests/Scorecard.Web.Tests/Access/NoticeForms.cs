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
            "POST /account/tokens" or "POST /admin/tokens" => new(("Input.Name", $"Reader {some}")) { IsSilent = true },
            "POST /account/tokens?handler=Revoke" or "POST /admin/tokens?handler=Revoke" => Silent(("token", PublicIds.Format(some))),
            "POST /admin/databases" => new(
                ("Input.Name", $"House {some}"),
                ("Input.Server", "db.example.com"),
                ("Input.Database", "sales")
            ),
            "POST /admin/databases?handler=Remove" => Silent(("database", PublicIds.Format(some))),
            "POST /import/mappings/{id}" => new(("Input.Name", $"Quagga sheet {some}")),
            "POST /import/mappings/{id}?handler=Source" => new(
                ("Input.Kind", "Https"),
                ("Input.Place", $"https://files.example.com/{some}.csv")
            ),
            "POST /import/mappings/{id}?handler=Delete" => new(),
            "POST /import/mappings/{id}?handler=Remove"
            or "POST /import/mappings/{id}?handler=Read"
            or "POST /import/mappings/{id}?handler=Open" => Silent(("source", PublicIds.Format(some))),
            "POST /enter/grid?handler=Workbook" => Silent() with { WithoutDevice = "The workbook says nothing new" },
            "POST /kpis/{id}/feed" => new(("Input.Query", $"select {some} as value where @start < @end")),
            "POST /kpis/{id}/feed?handler=Try" => new() { IsSilent = true },
            "POST /kpis/{id}/feed?handler=Remove" => new(),
            "POST /notices?handler=Open" or "POST /notices?handler=ReadAll" => Silent(),
            "POST /account/notices" => new() { IsSilent = true },
            "POST /account/forgot" => Silent(("Input.Email", "okapi@example.com")),
            "POST /account/reset" or "POST /account/unsubscribe" => Silent(),
            _ => null,
        };

    private static AccessForm Silent(params (string Box, string Value)[] typed) => new(typed) { HasNoPage = true, IsSilent = true };
}
