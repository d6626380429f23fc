using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Templates;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Units;

public sealed class SaveTemplateModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me, TimeProvider time) : EditPage
{
    public sealed record Form(string? Name = null, string? Summary = null);

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(x => x.Name).IsName();
            RuleFor(x => x.Summary).IsDescription();
            RuleFor(x => x.Summary).Must(text => !string.IsNullOrWhiteSpace(text)).WithMessage("Say in a sentence whom it is for");
        }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [FromRoute]
    public string Id { get; set; } = "";

    public Unit Unit { get; private set; } = null!;

    /// <summary>Why it cannot be saved, or null.</summary>
    public string? Obstacle { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = new(Unit.Name));

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new Validator().ThrowIfInvalidAsync(Input, cancel);
                if (Obstacle is { } obstacle)
                    throw new RuleViolation(obstacle);
                var (name, summary) = (Input.Name!.Trim(), Input.Summary!.Trim());
                var files = TemplateZip.Pack(
                    (await reader.ReadAsync(o => o.Unit(Id) is { } unit ? TemplateExport.Of(o, unit, name, summary) : null, cancel))!
                );
                _ = TemplateZip.Read(name, files);
                await using var write = await writer.BeginAsync(cancel);
                var saved = new SavedTemplate(
                    writer.NextId(),
                    Unit.OrganizationId,
                    name,
                    summary,
                    files,
                    time.GetUtcNow().UtcDateTime,
                    me.Id
                );
                writer.Db.Add(saved);
                await write.CommitAsync(cancel);
                return Done($"“{saved.Name}” is saved as a template.", $"~/templates/saved/{PublicIds.Format(saved.Id)}");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel) =>
        await reader.ReadAsync(
            o =>
            {
                if (o.Unit(Id) is not { } unit)
                    return null;
                (Unit, Denied) = (unit, !o.Allows(Operation.Edit, unit));
                Obstacle =
                    TemplateExport.IsPrivate(o.Model, unit)
                        ? $"{unit.Name} is private, and everyone in {o.Model.Organization.Name} sees its templates. Make it public first."
                    : o.Model.Subtree(unit).SelectMany(o.Model.ObjectivesOf).Any() ? null
                    : $"{unit.Name} has no objectives, so there is nothing to save yet.";
                Way = WayPoint.To(o, unit, new WayPoint("Save as template"));
                return unit;
            },
            cancel
        )
            is not null;
}
