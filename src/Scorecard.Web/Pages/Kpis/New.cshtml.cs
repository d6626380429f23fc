using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Kpis;

public sealed class NewModel(OrganizationReader reader, OrganizationWriter writer, TimeProvider time)
    : NewPage<KpiInput, NewKpiContent>(reader, writer, new KpiInput.Validator())
{
    [FromQuery(Name = "objective")]
    public string? ObjectiveId { get; set; }

    /// <summary>Whether what was typed is only to be looked at.</summary>
    [FromForm(Name = "look")]
    public string? Look { get; set; }

    protected override bool OnlyLooks => Look is not null;

    public KpiChoices Choices => Shown.Choices with { People = People };

    protected override KpiInput WithButtons(KpiInput typed) =>
        typed with
        {
            Definition = typed.Definition.Turned(ModelState, "Input.Definition"),
        };

    protected override NewKpiContent? Find(OrganizationView o) =>
        o.Objective(ObjectiveId) is { } objective ? new(o, objective, PeriodChoice.Of(o, null, time).Today, Typed) : null;

    private (string?, Frequency, bool)? Typed =>
        Input.ValueSource == ValueSource.Calculated ? (Input.Definition.Formula, Input.Frequency, OnlyLooks) : null;

    protected override async Task<Onward> AddAsync(CancellationToken cancel)
    {
        var kpi = await Input.AddToAsync(Shown, Choices, Reader, Writer, cancel);
        return new($"{kpi.Name} is added.", $"~/kpis/{PublicIds.Format(kpi.Id)}");
    }
}
