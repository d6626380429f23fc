using Scorecard.Domain;

namespace Scorecard.Web.Tests.Access;

/// <summary>What is typed into the forms on comments, and what is sent about values that wait.</summary>
internal static class CommentAccessForms
{
    public static AccessForm? Of(string request, Place at, long some) =>
        request switch
        {
            "POST /comments/{on}/{id}?handler=Add" => new(("Input.Words", $"QUAGGA asks {some}")),
            "POST /comments/{on}/{id}?handler=Edit" => new(("Input.Words", $"QUAGGA asks anew {some}"))
            {
                Query = $"?edit={PublicIds.Format(at.Comment)}",
            },
            "POST /comments/{on}/{id}?handler=Settle" or "POST /comments/{on}/{id}?handler=Withdraw" => new(),
            "POST /comments/{on}/{id}?handler=Answered" => new(("Input.Comment", PublicIds.Format(at.Comment)))
            {
                HasNoPage = true,
                IsSilent = true,
            },
            _ => ApprovalAccessForms.Of(request, at),
        };
}
