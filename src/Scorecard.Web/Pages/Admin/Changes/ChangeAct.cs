using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Admin.Changes;

/// <summary>What one transaction changed: its lines, as far as the page has them.</summary>
/// <param name="Undo">The address that takes it back; null where that is not offered.</param>
public sealed record ChangeAct(IReadOnlyList<ChangeLine> Lines, string? Undo)
{
    private const int Named = 3;

    public ChangeLine First => Lines[0];

    /// <summary>Where the undoing of the cascade that it was is sent; null where it was none or stands.</summary>
    public string? UndoCascade => Lines.Select(line => line.UndoCascade).FirstOrDefault(address => address is not null);

    /// <summary>“4 changes of Trips on time”, “6 changes of Sell, Revenue, Visits and 2 more”.</summary>
    public string Sentence
    {
        get
        {
            var things = Lines.Select(line => line.Thing).Distinct().ToList();
            var more = things.Count > Named ? $" and {things.Count - Named} more" : "";
            return $"{Counted.Of(Lines.Count, "change")} of {string.Join(", ", things.Take(Named))}{more}";
        }
    }

    /// <param name="changes">As the journal has them, each with the line that is read.</param>
    public static IReadOnlyList<ChangeAct> Of(IEnumerable<(Change Change, ChangeLine Line)> changes) =>
        [
            .. changes
                .GroupBy(pair => pair.Change.Sequence)
                .Select(act => new ChangeAct([.. act.Select(pair => pair.Line)], UndoOf([.. act.Select(pair => pair.Change)]))),
        ];

    private static string? UndoOf(IReadOnlyList<Change> act)
    {
        if (act.Any(change => change is { Subject: Subject.Import, What: "import", Sequence: > 1 }))
            return FormattableString.Invariant($"~/import/undo?sequence={act[0].Sequence}");
        var (subject, id) = (act[0].Subject, act[0].SubjectId);
        var isOneThing = act.All(change => change.Subject == subject && change.SubjectId == id);
        var isThing = subject is Subject.Objective or Subject.Kpi or Subject.Unit or Subject.Initiative or Subject.Measurement;
        return isOneThing && isThing && act.All(change => change.What is not ("added" or "removed"))
            ? UndoLink.Path + UndoLink.Query(PublicIds.Format(id), act[0].Sequence)
            : null;
    }
}
