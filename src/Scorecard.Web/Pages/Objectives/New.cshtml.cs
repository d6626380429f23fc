using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Objectives;

public sealed class NewModel(OrganizationReader reader, OrganizationWriter writer)
    : NewPage<ObjectiveInput, NewObjectiveContent>(reader, writer, new ObjectiveInput.Validator())
{
    [FromQuery(Name = "unit")]
    public string? UnitId { get; set; }

    [FromQuery(Name = "perspective")]
    public string? PerspectiveId { get; set; }

    public ObjectiveChoices Choices => Shown.Choices with { Owners = People };

    protected override NewObjectiveContent? Find(OrganizationView o) => o.Unit(UnitId) is { } unit ? new(o, unit, PerspectiveId) : null;

    protected override async Task<Onward> AddAsync(CancellationToken cancel)
    {
        var objective = await Input.AddToAsync(Shown.Unit, Choices, Writer, cancel);
        return new($"{objective.Name} is added. Give it a KPI that measures it.", $"~/objectives/{PublicIds.Format(objective.Id)}");
    }
}
