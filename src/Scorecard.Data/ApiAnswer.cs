using Scorecard.Domain;

namespace Scorecard.Data;

/// <summary>What a program was answered that sent an Idempotency-Key, kept for a day: sent again, nothing is changed twice.</summary>
public sealed class ApiAnswer : IUnjournaled
{
    private ApiAnswer() { }

    /// <param name="key">SHA-256 of the key that was sent, in hexadecimal.</param>
    /// <param name="body">SHA-256 of what was asked for, in hexadecimal.</param>
    /// <param name="answer">JSON in UTF-8, compressed.</param>
    /// <param name="at">UTC.</param>
    public ApiAnswer(long organizationId, long tokenId, string key, string body, int status, byte[] answer, DateTime at) =>
        (OrganizationId, TokenId, Key, Body, Status, Answer, At) = (organizationId, tokenId, key, body, status, answer, at);

    public long OrganizationId { get; private set; }

    public long TokenId { get; private set; }

    public string Key { get; private set; } = "";

    public string Body { get; private set; } = "";

    public int Status { get; private set; }

    public byte[] Answer { get; private set; } = [];

    public DateTime At { get; private set; }
}
