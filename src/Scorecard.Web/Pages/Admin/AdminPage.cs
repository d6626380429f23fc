using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Model;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin;

/// <summary>A page on which administrators run their organization.</summary>
/// <param name="way">The way to it, where it is always the same.</param>
public abstract class AdminPage(OrganizationReader reader, SignedInPerson me, params WayPoint[] way) : EditPage
{
    protected static readonly WayPoint Administration = new("Administration", "~/admin");

    /// <summary>
    /// The organization that a form was opened for, so that it goes there although another was chosen in a second tab meanwhile.
    /// </summary>
    [BindProperty(Name = "organization")]
    public string? OrganizationId { get; set; }

    public OrganizationModel Model { get; private set; } = null!;

    public Organization Organization => Model.Organization;

    protected SignedInPerson Me => me;

    protected OrganizationReader Reader => reader;

    protected ScorecardDbContext Db => reader.Db;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var model = await reader.ReadAsync(o => o.Administers && IsAsked(o.Model.Organization.Id) ? o.Model : null, cancel);
        if (model is null)
            return Denied = me.Organizations.Any(o => IsAsked(o.Id));
        Model = model;
        OrganizationId = PublicIds.Format(model.Organization.Id);
        Way = way;
        return await LoadMoreAsync(cancel);
    }

    /// <summary>Reads what the page is about; false where it is not in the organization.</summary>
    protected virtual Task<bool> LoadMoreAsync(CancellationToken cancel) => Task.FromResult(true);

    private bool IsAsked(long id) => OrganizationId is null || OrganizationId == PublicIds.Format(id);
}
