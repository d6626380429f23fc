using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Initiatives;

public sealed class NewModel(OrganizationReader reader, OrganizationWriter writer, TimeProvider time)
    : NewPage<InitiativeInput, NewInitiativeContent>(reader, writer, new InitiativeInput.Validator())
{
    [BindProperty(SupportsGet = true)]
    public NewInitiativeQuery Asked { get; set; } = new();

    public InitiativeChoices Choices => Shown.Choices with { Owners = People };

    protected override NewInitiativeContent? Find(OrganizationView o) =>
        NewInitiativeContent.Of(o, Asked, PeriodChoice.Of(o, null, time).Today);

    protected override async Task<Onward> AddAsync(CancellationToken cancel)
    {
        var initiative = await Input.AddToAsync(Shown.Unit, Choices, Writer, cancel);
        return new($"{initiative.Name} is planned.", $"~/initiatives/{PublicIds.Format(initiative.Id)}");
    }
}
