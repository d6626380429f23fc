using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Evidence;

/// <summary>All links that the person may see, with what the values say of them, and how warnings came true.</summary>
public sealed record EvidencePage
{
    private const int PageSize = 50;
    private const int MostChoices = 500;
    private const int MostWarnings = 12;

    public required string Query { get; init; }
    public required string Period { get; init; }

    /// <summary>Where a link is drawn; null without a unit.</summary>
    public string? MapPath { get; init; }

    /// <summary>Whether the person may search for links that nobody has drawn.</summary>
    public bool CanSearch { get; init; }

    /// <summary>Whether the person is above someone who reports.</summary>
    public bool SeesReporting { get; init; }

    /// <summary>Links before the verdict is filtered.</summary>
    public IReadOnlyList<(Verdict Verdict, int Count)> Counts { get; init; } = [];

    public IReadOnlyList<(Verdict Verdict, IReadOnlyList<EvidenceLine> Lines)> Groups { get; init; } = [];

    public IReadOnlyList<SelectListItem> Units { get; init; } = [];

    public IReadOnlyList<WarningLine> Warnings { get; init; } = [];

    public required WarningRecord Record { get; init; }

    public int Page { get; init; }

    public int Pages { get; init; }

    /// <summary>“5 hold, 1 is backwards, 14 open”: of the links before the verdict is filtered.</summary>
    public string InShort =>
        string.Join(
            ", ",
            new[]
            {
                Said(Verdict.Supported, "holds", "hold"),
                Said(Verdict.Together, "moves together with its effect", "move together with their effects"),
                Said(Verdict.Opposite, "goes the other way", "go the other way"),
                Said(Verdict.Reversed, "is backwards", "are backwards"),
                Of(Verdict.NoEvidence) + Of(Verdict.NotYetTestable) is > 0 and var open ? $"{open:N0} open" : null,
            }.OfType<string>()
        );

    public int Total => Counts.Sum(c => c.Count);

    private int Of(Verdict verdict) => Counts.FirstOrDefault(c => c.Verdict == verdict).Count;

    private string? Said(Verdict verdict, string one, string many) =>
        Of(verdict) is > 0 and var count ? $"{count:N0} {(count == 1 ? one : many)}" : null;

    public TableFile ToFile() =>
        TableFile.Of(
            "links",
            "Evidence",
            Period,
            Groups.SelectMany(g => g.Lines),
            ("Cause", line => line.Cause.Name),
            ("Cause in", line => line.Cause.Unit),
            ("Effect", line => line.Effect.Name),
            ("Effect in", line => line.Effect.Unit),
            ("Verdict", line => line.Verdict.Word()),
            ("What was found", line => line.Finding),
            ("Seen", line => line.Seen),
            ("Numbers", line => line.Brief),
            ("Claim", line => line.Claim),
            ("Note", line => line.Note),
            ("Found", line => line.When)
        );

    /// <param name="records">Of the whole organization, as are the warnings.</param>
    public static EvidencePage Of(
        OrganizationView o,
        PeriodChoice period,
        EvidenceSearch search,
        ILookup<long, LinkRecord> records,
        IReadOnlyCollection<LeadWarning> warnings,
        bool isFile
    )
    {
        var branch = o.Unit(search.Unit) is { } top ? o.Model.Subtree(top).Select(u => u.Id).ToHashSet() : null;
        var evidence = LinkEvidence.OfAll(o.Book, period.Today);
        var within = o
            .Model.Causes.Where(o.Sees)
            .Where(link => branch is null || branch.Contains(o.Model.CauseUnit(link).Id) || branch.Contains(o.Model.EffectUnit(link).Id))
            .Select(link => evidence[link.Id])
            .ToList();
        var asked = within
            .Where(e => search.Verdict is not { } verdict || e.Verdict == verdict)
            .OrderBy(e => VerdictWords.All.IndexOf(e.Verdict))
            .ThenBy(e => e.Best?.Judgement.P ?? 1)
            .ThenBy(e => e.Link.Id)
            .ToList();
        var pages = Math.Max(1, (asked.Count + PageSize - 1) / PageSize);
        var page = Math.Min(search.Page, pages);
        var ids = within.Where(e => o.SeesPast(e.Link)).Select(e => e.Link.Id).ToHashSet();
        var lines = warnings.Where(w => ids.Contains(w.LinkId)).Select(w => WarningLine.Of(o.Model, w)).OfType<WarningLine>().ToList();
        return new()
        {
            Query = period.Query,
            Period = PeriodWords.Of(period.Window, period.Calendar),
            CanSearch = o.Model.Root is { } organization && o.Allows(Operation.Edit, organization),
            SeesReporting = o.Model.Units.Any(o.AllowsWatch),
            MapPath = StartingPoint.UnitOf(o) is { } home ? $"~/units/{PublicIds.Format(home.Id)}/map" : null,
            Counts = [.. within.GroupBy(e => e.Verdict).OrderBy(g => VerdictWords.All.IndexOf(g.Key)).Select(g => (g.Key, g.Count()))],
            Groups =
            [
                .. (isFile ? asked : asked.Skip((page - 1) * PageSize).Take(PageSize))
                    .GroupBy(e => e.Verdict)
                    .Select(g =>
                        (
                            g.Key,
                            (IReadOnlyList<EvidenceLine>)
                                [.. g.Select(e => EvidenceLine.Of(o.Model, e, ids.Contains(e.Link.Id) ? records[e.Link.Id] : []))]
                        )
                    ),
            ],
            Units = o.Model.Root is { } root
                ?
                [
                    .. o
                        .Model.Subtree(root)
                        .Where(o.Sees)
                        .Where((u, i) => i < MostChoices || IsAsked(u))
                        .Select(u => new SelectListItem($"{new string('\u2003', u.Tier - 1)}{u.Name}", PublicIds.Format(u.Id), IsAsked(u))),
                ]
                : [],
            Warnings =
            [
                .. WarningLine
                    .Once(lines)
                    .OrderBy(w => w.Outcome != WarningOutcome.Open)
                    .ThenByDescending(w => w.SignalOn)
                    .Take(MostWarnings),
            ],
            Record = WarningRecord.Of(lines),
            Page = page,
            Pages = pages,
        };

        bool IsAsked(Unit unit) => PublicIds.Format(unit.Id) == search.Unit;
    }
}
