using Scorecard.Domain;
using Scorecard.Web.Tests.Templates;

namespace Scorecard.Web.Tests.Access;

/// <summary>What is typed into a form so that it is sent as someone would who means it.</summary>
/// <param name="Typed">By the name of the box, in the form that the page has.</param>
internal sealed record AccessForm(params (string Box, string Value)[] Typed)
{
    /// <summary>The form stands elsewhere than where it is sent to; such as what a page shows only when asked.</summary>
    public string? Query { get; init; }

    /// <summary>The refusal of somebody who may, but has no phone, passkey or file at hand, as a test has none: it counts as done.</summary>
    public string? WithoutDevice { get; init; }

    /// <summary>It is sent without being opened, as scripts and menus do.</summary>
    public bool HasNoPage { get; init; }

    /// <summary>What is sent in place of boxes.</summary>
    public (string Name, byte[] Bytes)? File { get; init; }

    /// <summary>What it changes is a person's own or nothing, so no journal has a line of it.</summary>
    public bool IsSilent { get; init; }

    public static AccessForm Unseen(params (string Box, string Value)[] typed) => new(typed) { HasNoPage = true, IsSilent = true };

    /// <summary>The form of a row of the table, by method, page and handler.</summary>
    public static AccessForm? Of(string request, AccessCompany company, Place at)
    {
        var some = company.NextId();
        return request switch
        {
            "POST /account" => new(("Input.Title", $"Rider {some}")),
            "POST /account?handler=SignOutEverywhere" => new() { IsSilent = true },
            "POST /account/organization" => new(("organization", PublicIds.Format(company.OrganizationId)))
            {
                HasNoPage = true,
                IsSilent = true,
            },
            "POST /account/sessions?handler=Others" => Unseen(),
            "POST /account/password" => new(("Input.Current", TestApp.Password), ("Input.Password", TestApp.Password)) { IsSilent = true },
            "POST /account/sign-in" => new(("Input.Email", company.App.Companies.Nobody.Email!), ("Input.Password", TestApp.Password))
            {
                IsSilent = true,
            },
            "POST /account/sign-out" => new() { IsSilent = true },
            "POST /account/welcome" => new(("Input.Password", "a dozen green bottles")) { IsSilent = true },
            "POST /account/welcome?handler=Keep" or "POST /account/accept" => Unseen(),
            "POST /account/delete" => Unseen(("Input.Email", company.Leaver.Email!)),
            "POST /installation?handler=New" => Unseen(
                ("Input.Organization", "Quick Works"),
                ("Input.Name", "Quim Quick"),
                ("Input.Email", "quim@example.com")
            ),
            "POST /installation?handler=Link" => Unseen(("organization", PublicIds.Format(company.OrganizationId))),
            "POST /installation?handler=Disable"
            or "POST /installation?handler=Enable"
            or "POST /installation?handler=Give"
            or "POST /installation?handler=Take" => Unseen(("person", PublicIds.Format(company.Leaver.Id))),
            "POST /admin/changes/verify" => new() { IsSilent = true },
            "POST /admin/organization" => new(("Input.MinimumCoverage", $"{some % 40}")),
            "POST /admin/people/invite" => new(("Input.Name", "New Comer"), ("Input.Email", $"new{some}@example.com"), ("Role", "Viewer")),
            "POST /admin/people/invite?handler=Several" => new(("Lines", $"New Comer, several{some}@example.com"), ("Role", "Viewer")),
            "POST /admin/people/{id}?handler=Details" => new(("Input.Title", $"Rider {some}")),
            "POST /admin/people/{id}?handler=Give" => new(
                ("Role", "Viewer"),
                ("Unit", PublicIds.Format(company.World.Unit("QUAGGA-OKAPI-LAB").Id))
            ),
            "POST /admin/people/{id}?handler=Link" or "POST /admin/people/{id}?handler=SignOut" => new(),
            "POST /admin/people/{id}?handler=Role" => new(("Role", "Updater")),
            "POST /admin/people/{id}?handler=Take" => new(("Unit", PublicIds.Format(company.World.Unit("QUAGGA-OPS").Id))),
            "POST /admin/people/{id}/remove" => new(),
            "POST /admin/perspectives" => new(("Input.Name", $"Outlook {some}")),
            "POST /admin/perspectives?handler=Move" => new(("by", "1")),
            "POST /admin/perspectives/{id}" => new(("Input.Name", $"Quagga outlook {some}")),
            "POST /admin/tiers" => new(("Input.Names[0]", $"Level {some}")),
            "POST /admin/perspectives/{id}?handler=Remove" or "POST /admin/tiers?handler=Drop" => new(),
            "POST /enter/grid" => Unseen(),
            "POST /enter" or "POST /enter?handler=Value" => new(
                ("Rows[0].Kpi", PublicIds.Format(at.Kpi.Id)),
                ("Rows[0].Period", "2026-10"),
                ("Rows[0].Seen", "0"),
                ("Rows[0].Value", "88")
            )
            {
                HasNoPage = true,
            },
            "POST /evidence/discovery?handler=Start" or "POST /evidence/discovery?handler=Cancel" => Unseen(),
            "POST /evidence/discovery?handler=Accept" or "POST /evidence/discovery?handler=Dismiss" => new(
                ("Input.CauseId", PublicIds.Format(at.Kpi.Id)),
                ("Input.EffectId", PublicIds.Format(company.World.Kpi("QUAGGA-REVENUE").Id)),
                ("Input.Version", "0"),
                ("Input.Reason", "QUAGGA by chance")
            )
            {
                HasNoPage = true,
            },
            "POST /evidence/discovery?handler=Reopen" => new(
                ("Input.CauseId", PublicIds.Format(at.Kpi.Id)),
                ("Input.EffectId", PublicIds.Format(company.World.Kpi("QUAGGA-SALES-REVENUE").Id)),
                ("Input.Version", "0")
            )
            {
                HasNoPage = true,
            },
            "POST /health-check?handler=Accept" => new(
                ("Input.Finding", $"ObjectiveWithoutOwner:{at.Unit.Id}:{at.Objective.Id}"),
                ("Input.Facts", "0 0 0"),
                ("Input.Reason", "QUAGGA is right")
            )
            {
                HasNoPage = true,
            },
            "POST /health-check?handler=AcceptAll" => new(("Input.Reason", "QUAGGA is right")) { HasNoPage = true },
            "POST /health-check?handler=Mend" => new(("Input.Finding", $"ObjectiveWithoutOwner:{at.Unit.Id}:{at.Objective.Id}"))
            {
                HasNoPage = true,
            },
            "POST /health-check?handler=TakeBack" => new(("Input.Finding", $"ObjectiveWithoutOwner:{at.Unit.Id}:{at.Objective.Id}"))
            {
                HasNoPage = true,
                IsSilent = true,
            },
            "POST /import" => new()
            {
                File = ("values.csv", "kpi,period,value\n"u8.ToArray()),
                HasNoPage = true,
                IsSilent = true,
            },
            "POST /import/undo" => new(),
            "POST /import/map" => Unseen(("Rows", "Measure,Period,Value\nRides sold,2025-01,3\n")),
            "POST /import/map/{id}"
            or "POST /import/map/{id}?handler=Import"
            or "POST /import/old/{id}"
            or "POST /import/old/{id}?handler=Import" => new() { IsSilent = true },
            "POST /import/{id}" => new(),
            "POST /import/{id}?handler=Discard" => new() { IsSilent = true },
            "POST /import?handler=Cancel" or "POST /import/{id}?handler=Choose" => Unseen(),
            "POST /initiatives/new" => new(("Input.Name", $"QUAGGA made {some}")),
            "POST /initiatives/{id}" => new(("Input.Progress", $"{1 + some % 90}")),
            "POST /initiatives/{id}/edit" => new(("Input.Name", $"QUAGGA edited {some}")),
            "POST /kpis/new" => new(
                ("Input.Name", $"QUAGGA made {some}"),
                ("Input.Definition.Boxes[Progress-baseline]", "0"),
                ("Input.Definition.Boxes[Progress-target]", "9")
            ),
            "POST /kpis/{id}/edit" => new(("Input.Name", $"QUAGGA edited {some}")),
            "POST /kpis/{id}/definitions" => new(("Input.From", "2026-09"), ("Input.Boxes[Progress-target]", "150")),
            "POST /kpis/{id}/definitions?handler=Remove" => new() { Query = "?remove=2026-07-01" },
            "POST /kpis/{id}/limits" => new(("Input.From", "2026-09-01"), ("Input.Reason", $"QUAGGA moved {some}")),
            "POST /kpis/{id}/limits?handler=Draw" => new(
                ("Input.From", "2025-08-01"),
                ("Input.Values", "12"),
                ("Input.Reason", $"QUAGGA moved {some}")
            ),
            "POST /kpis/{id}/limits?handler=Remove" => new(),
            "POST /initiatives/{id}/delete" or "POST /kpis/{id}/delete" or "POST /objectives/{id}/delete" or "POST /units/{id}/delete" =>
                new(),
            "POST /library/{slug}/{code}" => new(("Objective", PublicIds.Format(at.Objective.Id))) { HasNoPage = true },
            "POST /objectives/new" => new(("Input.Name", $"QUAGGA made {some}")),
            "POST /objectives/{id}/edit" => new(("Input.Name", $"QUAGGA edited {some}")),
            "POST /objectives/{id}/contributions?handler=Add" => new(
                ("Input.ToId", PublicIds.Format(company.World.Objective("QUAGGA-RUN").Id))
            ),
            "POST /objectives/{id}/contributions?handler=Change" => new(("Input.Weight", "2")),
            "POST /objectives/{id}/contributions?handler=Remove" => new(),
            "POST /objectives/{id}/cascade" or "POST /objectives/{id}/cascade?handler=Preview" => new(
                ("Input.Units[0].Id", PublicIds.Format(at.EmptyUnit.Id)),
                ("Input.Units[0].As", "NotRelevant"),
                ("Input.Units[0].Reason", "No part in it")
            )
            {
                HasNoPage = true,
                IsSilent = request.EndsWith("Preview", StringComparison.Ordinal),
            },
            "POST /objectives/{id}/cascade?handler=TakeBack" => new(("answered", PublicIds.Format(at.Answering!.Id))) { HasNoPage = true },
            "POST /linked/{id}" => new(("Input.Lines[0].Decision", "Take")),
            "POST /linked/{id}?handler=Leave" => new(),
            "POST /objectives/{id}/cascade?handler=Undo" => new() { HasNoPage = true },
            "POST /undo" => new() { HasNoPage = true },
            "POST /setup" => new(
                ("Input.Organization", "Another"),
                ("Input.Name", "New Comer"),
                ("Input.Email", "set@example.com"),
                ("Input.Password", TestApp.Password),
                ("Input.TimeZone", "UTC")
            )
            {
                HasNoPage = true,
            },
            "POST /templates/{slug}" => new(
                ("Input.Unit", PublicIds.Format(at.Unit.Id)),
                ("Input.Objectives", Scorecard.Web.Templates.SectorTemplates.Find("hospital")!.Objectives[0].Code)
            )
            {
                HasNoPage = true,
            },
            "POST /templates/bring" => new() { File = ("small.zip", SmallTemplate.Packed("Small")), HasNoPage = true },
            "POST /templates/saved/{id}" => new(("Input.Unit", PublicIds.Format(at.Unit.Id)), ("Input.Objectives", "AIM"))
            {
                HasNoPage = true,
            },
            "POST /templates/saved/{id}/delete" => new(),
            "POST /periods/{month}?handler=Close" => new() { HasNoPage = true },
            "POST /periods/{month}?handler=Reopen" => new(("Why", "Counted again")) { HasNoPage = true },
            "POST /toolkit/{slug}" => new() { IsSilent = true },
            "POST /toolkit/lessons/{number}" => new(("answer", "1")) { IsSilent = true },
            "POST /views" => new(("Name", $"Mine {some}"), ("Path", "/kpis?q=mine")) { HasNoPage = true, IsSilent = true },
            "POST /views?handler=Delete" or "POST /views?handler=Rename" => Unseen(),
            _ => UnitAccessForms.Of(request, at, some)
                ?? NoticeForms.Of(request, some)
                ?? CommentAccessForms.Of(request, at, some)
                ?? SecondStepForms.Of(request, company),
        };
    }
}
