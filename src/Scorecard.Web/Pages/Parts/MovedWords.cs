using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>A piece of a sentence.</summary>
/// <param name="Path">Of what the piece names, in an address; null for the words between names.</param>
public sealed record MovedPiece(string Text, string? Path = null);

/// <summary>A movement as one would tell it: how far the score went, what moved it most and where, and what worked against that.</summary>
/// <param name="First">The sentence of how far it went.</param>
/// <param name="Why">The sentences after it; none where there is nothing to tell.</param>
public sealed record MovedWords(string First, IReadOnlyList<MovedPiece> Why)
{
    public string Text => $"{First} {string.Concat(Why.Select(w => w.Text))}".TrimEnd();

    /// <param name="since">The period before, as in “since January”.</param>
    internal static MovedWords Of(OrganizationView o, Movement movement, MovedEnds ends, string since)
    {
        var (from, to) = (ends.From, ends.To);
        if (to.IsThin || from.IsThin)
            return new($"Too little was reported {(to.IsThin ? "" : $"in {since} ")}to say what moved the score.", []);
        if (from.Rounded is not { } was || to.Rounded is not { } now)
            return new(to.Value is null ? "There is no score yet." : $"There is no score for {since} to compare with.", []);
        var change = Math.Round(now - was, 1);
        var went =
            change == 0
                ? $"The score stayed at {to.Text} since {since}."
                : $"The score {(change > 0 ? "rose" : "fell")} {Figures.Tenth(Math.Abs(change))} to {to.Text} since {since}.";
        if (ends.Earlier != o.Book)
            return new(went, []);
        var story = MovementStory.Of(movement, o.Model, Sees);
        var why = new List<MovedPiece>();
        if (story.Main is { } main)
            why.AddRange(Sentence(main, main.Points > 0 ? "brought" : "cost"));
        if (story.Against is { } against)
        {
            if (why.Count > 0)
                why.Add(new(" "));
            why.AddRange(Counter(against, change));
        }
        return new(went, why);

        bool Sees(Kpi kpi) => o.Sees(o.Model.UnitOf(kpi));

        IEnumerable<MovedPiece> Sentence(KpiMovement moved, string verb)
        {
            var kpi = o.Model.Kpi(moved.KpiId);
            var deepest = MovementStory.Deepest(o.Book, ends.Before.Window, ends.Period.Window, moved, Sees);
            yield return Link(kpi, kpi.Name);
            if (deepest is null)
                yield return new($" in {o.Model.UnitOf(kpi).Name} ({ends.Change(kpi, moved.Cause)})");
            yield return new($" {verb} {Points(moved)} points");
            if (deepest is not null)
            {
                var child = o.Model.Kpi(deepest.KpiId);
                var isElsewhere = o.Model.UnitOf(child) != o.Model.UnitOf(kpi);
                yield return new(", mostly ");
                yield return Link(child, isElsewhere ? o.Model.UnitOf(child).Name : child.Name);
                yield return new($" ({ends.Change(child, MovementCause.Value)})");
            }
            yield return new(".");
        }

        IEnumerable<MovedPiece> Counter(KpiMovement moved, double change)
        {
            var kpi = o.Model.Kpi(moved.KpiId);
            var verb =
                change < 0 ? "gave back"
                : change > 0 ? "took back"
                : moved.Points > 0 ? "brought"
                : "cost";
            return [Link(kpi, kpi.Name), new($" {verb} {Points(moved)}.")];
        }

        MovedPiece Link(Kpi kpi, string text) => new(text, $"~/kpis/{PublicIds.Format(kpi.Id)}?{ends.Period.Query}");
    }

    /// <summary>One decimal, or two where one would be nothing.</summary>
    private static string Points(KpiMovement moved) =>
        Math.Abs(moved.Points).ToString(Math.Abs(moved.Points) < 0.05 ? "0.00" : "0.0", CultureInfo.CurrentCulture);
}
