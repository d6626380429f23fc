using Scorecard.Domain;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Enter;

/// <summary>Where a unit stands in a month, for whoever has just entered its values.</summary>
public sealed record UnitStanding(string Id, string Name, string Sentence)
{
    public static UnitStanding Of(OrganizationView view, Unit unit, Period month)
    {
        var calendar = view.Model.Organization.Calendar;
        var previous = calendar.Shift(month, -1);
        var node = new NodeRef(NodeKind.Unit, unit.Id);
        var now = ShownScore.Of(view.Book, node, Window.Of(month));
        var moved = now.ChangeSince(ShownScore.Of(view.Book, node, Window.Of(previous)));
        var change = moved == Figures.None ? "" : $", {moved} since {EntryWords.Month(previous, month.Start, calendar)}";
        var stands =
            now.Value is null ? "has no score yet"
            : now.IsThin ? $"is {now.Between.Small()} once all are in"
            : $"is at {now.Text}{change}";
        return new(PublicIds.Format(unit.Id), unit.Name, stands);
    }
}
