using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Web.Templates;

namespace Scorecard.Web.Tests.Templates;

public sealed class SectorTemplateTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Sectors = ["bank", "city", "hospital", "logistics", "manufacturing", "retail", "saas", "university"];

    public static TheoryData<string> Slugs => [.. Sectors];

    [Fact]
    public void There_is_a_template_for_each_of_eight_sectors() => Assert.Equal(Sectors, SectorTemplates.All.Select(t => t.Slug).Order());

    [Theory, MemberData(nameof(Slugs))]
    public void It_is_a_cascade_of_the_promised_size(string slug)
    {
        var template = SectorTemplates.Find(slug)!;

        Assert.NotEmpty(template.Summary);
        Assert.Equal("ORG", Assert.Single(template.Units, u => u.Tier == 1).Code);
        Assert.InRange(template.Units.Count(u => u.Tier == 2), 3, 4);
        Assert.InRange(template.Units.Count(u => u.Tier == 3), 4, 6);
        Assert.InRange(template.Objectives.Count, 15, 25);
        Assert.InRange(template.Kpis.Count, 30, 50);
        Assert.True(template.Links.Count >= 10);
        foreach (var tier in new[] { 1, 2, 3 })
            Assert.Equal(
                Perspective.DefaultNames.Order(),
                template.Objectives.Where(o => TierOf(template, o) == tier).Select(o => o.Perspective).Distinct().Order()
            );
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Every_objective_is_measured_ahead_of_the_outcome_and_every_KPI_is_explained(string slug)
    {
        var template = SectorTemplates.Find(slug)!;

        Assert.All(
            template.Objectives,
            objective =>
            {
                Assert.InRange(objective.Kpis.Count, 1, 4);
                Assert.Contains(objective.Kpis, kpi => kpi.Indicator == Domain.Kpis.Indicator.Leading);
                Assert.DoesNotContain(objective.Name, char.IsDigit);
            }
        );
        Assert.All(template.Kpis, kpi => Assert.All([kpi.Definition, kpi.Formula, kpi.TypicalOwner], Assert.NotEmpty));
        Assert.Equal(template.Kpis.Count, template.Kpis.Select(kpi => kpi.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(template.Kpis, kpi => Assert.Equal(kpi.Direction, kpi.Scale.Compile(Bands.Default).Direction));
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Every_objective_below_the_top_supports_one_in_the_tier_above_and_KPIs_feed_their_unit_or_the_one_above(string slug)
    {
        var template = SectorTemplates.Find(slug)!;
        var (objectives, units) = (template.Objectives.ToDictionary(o => o.Code), template.Units.ToDictionary(u => u.Code));

        Assert.All(
            template.Objectives.Where(o => TierOf(template, o) > 1),
            objective => Assert.Contains(objective.ContributesTo, to => TierOf(template, objectives[to]) == TierOf(template, objective) - 1)
        );
        Assert.All(
            template.Kpis.Where(k => k.Parent is not null),
            kpi =>
            {
                var (own, above) = (units[kpi.Objective.Unit], template.Kpis.Single(k => k.Code == kpi.Parent).Objective.Unit);
                Assert.Contains(above, new[] { own.Code, own.Parent });
            }
        );
        Assert.All(template.Kpis.Where(k => k.IsRolledUp), kpi => Assert.True(template.Kpis.Count(child => child.Parent == kpi.Code) > 1));
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Causes_lead_from_learning_to_money_and_never_in_a_circle(string slug)
    {
        var template = SectorTemplates.Find(slug)!;
        var objectives = template.Objectives.ToDictionary(o => o.Code);
        var effects = template.Links.ToLookup(link => link.Cause, link => link.Effect);

        Assert.All(
            template.Links,
            link =>
            {
                Assert.True(PlaceOf(link.Cause) >= PlaceOf(link.Effect), $"{link.Cause} → {link.Effect} leads backwards.");
                Assert.InRange(link.Lag, 0, 60);
            }
        );
        Assert.All(objectives.Keys, code => Assert.DoesNotContain(code, After(code)));

        int PlaceOf(string code) => Perspective.DefaultNames.ToList().IndexOf(objectives[code].Perspective);

        HashSet<string> After(string code)
        {
            var (found, open) = (new HashSet<string>(), new Queue<string>(effects[code]));
            while (open.TryDequeue(out var next))
                if (found.Add(next))
                    foreach (var further in effects[next])
                        open.Enqueue(further);
            return found;
        }
    }

    [Theory, MemberData(nameof(Slugs))]
    public async Task An_import_takes_it_without_a_problem(string slug)
    {
        using var files = SectorTemplates.Find(slug)!.ToFiles();

        var report = await app.Services.GetRequiredService<ImportOrganization>().PreviewAsync(files, new ImportTarget(null, "Newcomer"));

        Assert.Empty(report.Problems);
    }

    [Theory]
    [InlineData(
        """{"format":2,"name":"Farm","summary":"Fields."}""",
        "The template “farm” cannot be read: it has format 2, and this version reads formats up to 1. Update Scorecard."
    )]
    [InlineData("""{"format":1,"name":"Farm"}""", "The template “farm” cannot be read: template.json needs format, name and summary.")]
    [InlineData("{", "The template “farm” cannot be read: template.json is no valid JSON.")]
    [InlineData("""{"format":1,"name":"Farm","summary":"Fields."}""", "The template “farm” cannot be read: units.csv is missing.")]
    public void What_is_malformed_or_newer_is_refused_with_a_sentence(string head, string sentence)
    {
        var refused = Assert.Throws<RuleViolation>(() =>
            SectorTemplate.Read("farm", new Dictionary<string, byte[]> { ["template.json"] = Encoding.UTF8.GetBytes(head) })
        );

        Assert.Equal(sentence, refused.Message);
    }

    private static int TierOf(SectorTemplate template, TemplateObjective objective) =>
        template.Units.Single(u => u.Code == objective.Unit).Tier;
}
