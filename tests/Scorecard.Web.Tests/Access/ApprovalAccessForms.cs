using Scorecard.Domain;

namespace Scorecard.Web.Tests.Access;

/// <summary>What is sent to approve a value, or to return it.</summary>
internal static class ApprovalAccessForms
{
    public static AccessForm? Of(string request, Place at) =>
        request switch
        {
            "POST /approvals?handler=All" => new() { HasNoPage = true, IsSilent = true },
            "POST /approvals?handler=Approve" => new(("Item", Item(at))) { HasNoPage = true },
            "POST /approvals?handler=Return" => new(("Item", Item(at)), ("Reason", "QUAGGA is missing")) { HasNoPage = true },
            _ => null,
        };

    private static string Item(Place at) => $"{PublicIds.Format(at.Kpi.Id)}.2026-09-01.1";
}
