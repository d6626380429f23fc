using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Objectives;

/// <summary>What stands around the form of a new objective.</summary>
public sealed class NewObjectiveContent : NewContent<ObjectiveInput>
{
    public ObjectiveChoices Choices { get; }

    /// <param name="perspectiveId">The public id of the one to begin with; anything unknown begins with the first.</param>
    public NewObjectiveContent(OrganizationView o, Unit unit, string? perspectiveId)
        : base(o, unit, new WayPoint("New objective"))
    {
        Choices = ObjectiveChoices.Of(o, unit, null);
        var perspective = Choices.Perspectives.FirstOrDefault(p => p.Value == perspectiveId) ?? Choices.Perspectives[0];
        Suggested = new() { Code = ObjectiveChoices.Suggest(o, unit), PerspectiveId = perspective.Value };
    }
}
