using Scorecard.Data;

namespace Scorecard.Web.Writing;

/// <summary>The Idempotency-Key of a call, with what it asks for: each as a hash.</summary>
public sealed record CallKey(long TokenId, string Key, string Body)
{
    public static CallKey? Of(HttpContext? context) => context?.Features.Get<CallKey>();

    /// <summary>What is kept of the answer.</summary>
    public ApiAnswer Answer(long organizationId, int status, byte[] answer, DateTime at) =>
        new(organizationId, TokenId, Key, Body, status, answer, at);
}
