namespace Scorecard.Data.Notices;

/// <summary>
/// What people are told of. A further kind is an entry here, its words in <c>NoticeWords</c>, and a call of <c>NoticeTeller</c>.
/// </summary>
public enum NoticeKind
{
    /// <summary>Values that are due within days.</summary>
    Due,

    /// <summary>Values whose due day has passed.</summary>
    Overdue,

    /// <summary>Who has not reported, for the heads of units; once a week.</summary>
    Digest,

    /// <summary>Something turned red.</summary>
    Red,

    /// <summary>Something is red no longer.</summary>
    Better,

    /// <summary>A value that is not ordinary variation.</summary>
    Signal,

    /// <summary>A leading KPI says that another one is going to move.</summary>
    Warning,

    /// <summary>A comment that asks the person.</summary>
    Mention,

    /// <summary>Somebody asks for values that are missing.</summary>
    Asked,

    /// <summary>A value waits for the person's approval, or one of theirs was settled.</summary>
    Approval,

    /// <summary>A file or a database that values come from is refused.</summary>
    Source,
}
