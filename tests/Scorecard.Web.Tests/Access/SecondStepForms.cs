using Scorecard.Domain;

namespace Scorecard.Web.Tests.Access;

/// <summary>What is typed into the forms of codes, passkeys and OpenID providers by somebody without a phone or passkey at hand.</summary>
internal static class SecondStepForms
{
    public static AccessForm? Of(string request, AccessCompany company) =>
        request switch
        {
            "POST /account/sessions?handler=End" => new() { IsSilent = true },
            "POST /account/second-factor?handler=Begin" => new(("Input.Current", TestApp.Password)) { IsSilent = true, HasNoPage = true },
            "POST /account/second-factor?handler=Confirm" => new(("Input.Code", "none"))
            {
                IsSilent = true,
                HasNoPage = true,
                WithoutDevice = "This code does not fit",
            },
            "POST /account/second-factor?handler=Codes" => new(("Input.Current", TestApp.Password))
            {
                IsSilent = true,
                HasNoPage = true,
                WithoutDevice = "Turn codes on first",
            },
            "POST /account/second-factor?handler=Off" => new(("Input.Current", TestApp.Password)) { IsSilent = true, HasNoPage = true },
            "POST /account/passkeys?handler=Options" or "POST /account/passkey?handler=Options" or "POST /account/code" => new()
            {
                IsSilent = true,
                HasNoPage = true,
            },
            "POST /account/passkeys?handler=Add" => new(("Input.Current", TestApp.Password))
            {
                IsSilent = true,
                HasNoPage = true,
                WithoutDevice = "Your device did not give a passkey",
            },
            "POST /account/passkeys?handler=Remove" => new(("Input.Current", TestApp.Password))
            {
                IsSilent = true,
                HasNoPage = true,
                WithoutDevice = "This passkey is gone already",
            },
            "POST /account/passkey" => new()
            {
                IsSilent = true,
                HasNoPage = true,
                WithoutDevice = "This passkey belongs to no account here",
            },
            "POST /account/openid" => new(("provider", "openid-0")) { IsSilent = true, HasNoPage = true },
            "POST /admin/sign-in?handler=Rule" => new() { IsSilent = true },
            "POST /admin/sign-in?handler=Group" => new(("Input.Group", "Heads of sales")),
            "POST /admin/sign-in?handler=Remove" => new(
                ("organization", PublicIds.Format(company.OrganizationId)),
                ("Input.Group", "QUAGGA heads"),
                ("Input.Unit", PublicIds.Format(company.World.Unit("QUAGGA-SALES").Id))
            )
            {
                HasNoPage = true,
            },
            _ => null,
        };
}
