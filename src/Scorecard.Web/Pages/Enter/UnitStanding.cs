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
        var previous = view.Model.Organization.Calendar.Shift(month, -1);
        var bands = view.Model.Organization.Bands;
        var now = view.Book.Unit(unit.Id, Window.Of(month)).Known;
        var before = view.Book.Unit(unit.Id, Window.Of(previous)).Known;
        var change = before is null ? "" : $", {Figures.ScoreChange(before, now, bands)} since {EntryWords.Month(previous, month.Start)}";
        return new(PublicIds.Format(unit.Id), unit.Name, now is null ? "has no score yet" : $"is at {Figures.Score(now, bands)}{change}");
    }
}
