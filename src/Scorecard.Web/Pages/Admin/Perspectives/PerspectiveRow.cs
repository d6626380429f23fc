using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Admin.Perspectives;

/// <summary>A perspective in the list of all.</summary>
/// <param name="Share">Its part in the score of a unit, in words.</param>
public sealed record PerspectiveRow(string Id, string Name, string Weight, string Share, string Objectives)
{
    public static IReadOnlyList<PerspectiveRow> All(OrganizationModel model) =>
        [
            .. model.Perspectives.Select(perspective => new PerspectiveRow(
                PublicIds.Format(perspective.Id),
                perspective.Name,
                NumberText.Write(perspective.Weight),
                PerspectiveInput.ShareOf(perspective.Weight, model.Perspectives.Where(p => p != perspective).Sum(p => p.Weight)),
                Counted.Of(model.Objectives.Count(o => o.PerspectiveId == perspective.Id), "objective")
            )),
        ];
}
