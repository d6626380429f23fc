using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Comments;

/// <summary>A file that hangs on a comment. Its bytes are a row of their own, which only a download reads.</summary>
public sealed class CommentFile : IOwned, IJournaled
{
    /// <summary>In bytes: 10 MB.</summary>
    public const int Largest = 10 << 20;

    /// <summary>On one comment.</summary>
    public const int Most = 3;

    public const int LongestName = 120;

    private CommentFile() { }

    /// <param name="file">As <see cref="CheckedFile.Of"/> found it good.</param>
    public CommentFile(long id, Comment comment, CheckedFile file)
    {
        Id = id;
        OrganizationId = comment.OrganizationId;
        CommentId = comment.Id;
        StoryId = comment.StoryId;
        Name = file.Name;
        Size = file.Bytes.Length;
    }

    public long Id { get; private set; }

    public long OrganizationId { get; private set; }

    Subject IJournaled.Subject => Subject.Comment;

    long IJournaled.SubjectId => StoryId;

    FormattableString IJournaled.Label => $"file {Name}, {Size} bytes";

    public long CommentId { get; private set; }

    /// <inheritdoc cref="CommentTopic.StoryId"/>
    public long StoryId { get; private set; }

    /// <summary>With its extension; nothing in it leads to a folder or writes backwards.</summary>
    public string Name { get; private set; } = "";

    /// <summary>In bytes.</summary>
    public int Size { get; private set; }
}

/// <summary>The bytes of a file, kept out of the journal and of every query but the download's.</summary>
public sealed class CommentFileContent : IUnjournaled
{
    private CommentFileContent() { }

    public CommentFileContent(CommentFile file, byte[] bytes)
    {
        OrganizationId = file.OrganizationId;
        FileId = file.Id;
        Bytes = bytes;
    }

    public long OrganizationId { get; private set; }

    public long FileId { get; private set; }

    public byte[] Bytes { get; private set; } = [];
}
