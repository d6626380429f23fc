using Scorecard.Domain;

namespace Scorecard.Data.Notices;

/// <summary>The shape of what is posted.</summary>
public enum HookKind
{
    Slack,
    Teams,

    /// <summary>JSON, signed with a secret.</summary>
    Json,

    /// <summary>The same, and of every score that changes its band.</summary>
    Bands,
}

public static class HookKinds
{
    /// <summary>Those that programs listen to.</summary>
    public static readonly IReadOnlyList<HookKind> OfPrograms = [HookKind.Json, HookKind.Bands];

    public static bool IsOfProgram(this HookKind kind) => OfPrograms.Contains(kind);
}

/// <summary>An address outside that is told what happens in a unit and below.</summary>
public sealed class Hook : IUnjournaled
{
    public const int AddressLength = 1000;
    public const int SecretLength = 1000;
    public const int Most = 50;

    private Hook() { }

    /// <param name="secret">Encrypted; empty where nothing is signed.</param>
    /// <param name="at">UTC.</param>
    public Hook(long id, long organizationId, long unitId, HookKind kind, string address, string secret, DateTime at)
    {
        Id = id;
        OrganizationId = organizationId;
        UnitId = unitId;
        Kind = kind;
        Address = address;
        Secret = secret;
        At = at;
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    public long UnitId { get; private set; }

    public HookKind Kind { get; private set; }

    public string Address { get; private set; } = "";

    public string Secret { get; private set; } = "";

    /// <summary>Since when it is there: it is told of nothing older. UTC.</summary>
    public DateTime At { get; private set; }
}

/// <summary>Something that a hook is to be told, or was.</summary>
public sealed class HookPost : IUnjournaled
{
    private HookPost() { }

    /// <param name="key">Unique for a hook: nothing is posted twice.</param>
    public HookPost(long id, Hook hook, string key, string text, string path, DateTime at)
    {
        Id = id;
        OrganizationId = hook.OrganizationId;
        HookId = hook.Id;
        Key = key;
        Text = TextRules.Shortened(text, Notice.TextLength);
        Path = path;
        At = NotBefore = at;
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    public long HookId { get; private set; }

    public string Key { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Path { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime NotBefore { get; private set; }

    public int Tries { get; private set; }

    /// <inheritdoc cref="OutboxMail.Claim"/>
    public Guid? Claim { get; private set; }

    public DateTime? SentAt { get; private set; }

    public DateTime? GivenUpAt { get; private set; }

    public string? LastError { get; private set; }
}
