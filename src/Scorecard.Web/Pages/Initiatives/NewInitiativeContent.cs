using Scorecard.Domain;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Initiatives;

/// <summary>What stands around the form of a new initiative.</summary>
public sealed class NewInitiativeContent : NewContent<InitiativeInput>
{
    /// <summary>How long an initiative is suggested to run.</summary>
    private const int Months = 6;

    private NewInitiativeContent(OrganizationView o, Unit unit, NewInitiativeQuery asked, DateOnly today)
        : base(o, unit, new WayPoint("New initiative"))
    {
        Choices = InitiativeChoices.Of(o, unit, null);
        Suggested = new()
        {
            Code = Choices.Code,
            Start = today,
            Due = today.AddMonths(Months),
            ObjectiveIds = asked.ObjectiveId is null ? [] : [asked.ObjectiveId],
            KpiIds = asked.KpiId is null ? MeasuresOf(o, asked) : [asked.KpiId],
            OwnerId = PublicIds.Format(o.Person.Id),
        };
    }

    public InitiativeChoices Choices { get; }

    /// <summary>Where the person came from.</summary>
    public required string Back { get; init; }

    /// <summary>An initiative for an objective is meant to move what measures it.</summary>
    private static string[] MeasuresOf(OrganizationView o, NewInitiativeQuery asked) =>
        o.Objective(asked.ObjectiveId) is { } objective ? [.. o.Model.KpisOf(objective).Select(kpi => PublicIds.Format(kpi.Id))] : [];

    /// <summary>Null where none of what was asked for is there for this person.</summary>
    public static NewInitiativeContent? Of(OrganizationView o, NewInitiativeQuery asked, DateOnly today)
    {
        var kpi = o.Kpi(asked.KpiId);
        var objective = o.Objective(asked.ObjectiveId);
        var unit =
            kpi is not null ? o.Model.UnitOf(kpi)
            : objective is not null ? o.Model.UnitOf(objective)
            : o.Unit(asked.UnitId);
        if (unit is null)
            return null;
        var back =
            kpi is not null ? $"~/kpis/{asked.KpiId}"
            : objective is not null ? $"~/objectives/{asked.ObjectiveId}"
            : "~/initiatives";
        return new(o, unit, asked, today) { Back = back };
    }
}
