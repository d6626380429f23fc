using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Health;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>Reads from the change tracker what the journal says about a transaction.</summary>
internal static class Journal
{
    private const int Longest = 500;

    private static readonly HashSet<string> Bookkeeping =
        [nameof(Kpi.Version), nameof(Kpi.CodeNormalized), nameof(Organization.NameNormalized), nameof(Organization.Sequence)];

    public readonly record struct Line(Subject Subject, long Id, string What, string? From, string? To);

    public static IEnumerable<Line> Of(IEnumerable<EntityEntry> entries) => entries.SelectMany(Lines);

    public static string? Short(string? text) => text is null ? null : Shortened(text, Longest);

    public static string Shortened(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        // Half of a character that takes two places is no text.
        var kept = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..kept] + "…";
    }

    private static IEnumerable<Line> Lines(EntityEntry entry)
    {
        if (SubjectOf(entry.Entity) is not var (subject, id))
            return [];
        var label = Label(entry.Entity);
        return entry.State switch
        {
            EntityState.Added when entry.Entity is Measurement m => [new(subject, id, Day(m.PeriodStart), null, label)],
            EntityState.Added => [new(subject, id, "added", null, label)],
            EntityState.Deleted => [new(subject, id, "removed", label, null)],
            EntityState.Modified when entry.Entity is KpiDefinition => Definition(subject, id, Label(entry.OriginalValues.ToObject()), label),
            // What a later search says anew of a proposed link is no answer to it.
            EntityState.Modified when entry.Entity is Proposal => Changes(entry, subject, id).Where(l => l.What is nameof(Proposal.State) or nameof(Proposal.Reason)),
            EntityState.Modified => Changes(entry, subject, id),
            _ => [],
        };
    }

    private static IEnumerable<Line> Changes(EntityEntry entry, Subject subject, long id) =>
        entry.Properties.Where(p => p.IsModified && !Bookkeeping.Contains(p.Metadata.Name) && !Equals(p.OriginalValue, p.CurrentValue))
            .Select(p => new Line(subject, id, p.Metadata.Name, Say(p, p.OriginalValue), Say(p, p.CurrentValue)));

    private static Line[] Definition(Subject subject, long id, string before, string after) =>
        before == after ? [] : [new(subject, id, nameof(Kpi.Definitions), before, after)];

    private static (Subject, long)? SubjectOf(object entity) => entity switch
    {
        Organization o => (Subject.Organization, o.Id),
        Tier t => (Subject.Organization, t.OrganizationId),
        SavedTemplate t => (Subject.Organization, t.OrganizationId),
        Perspective p => (Subject.Perspective, p.Id),
        Unit u => (Subject.Unit, u.Id),
        Objective o => (Subject.Objective, o.Id),
        Contribution c => (Subject.Contribution, c.ToId),
        Kpi k => (Subject.Kpi, k.Id),
        KpiDefinition d => (Subject.Kpi, d.KpiId),
        KpiUpdater u => (Subject.Kpi, u.KpiId),
        Measurement m => (Subject.Measurement, m.KpiId),
        CauseEffectLink l => (Subject.CauseEffectLink, l.EffectId),
        Rebase r => (Subject.Kpi, r.KpiId),
        Proposal p => (Subject.CauseEffectLink, p.EffectKpiId),
        CascadeAnswer a => (Subject.CascadeAnswer, a.ObjectiveId),
        FieldOverride { ObjectiveId: { } objective } => (Subject.Objective, objective),
        FieldOverride f => (Subject.Kpi, f.KpiId ?? 0),
        Initiative i => (Subject.Initiative, i.Id),
        Milestone m => (Subject.Initiative, m.InitiativeId),
        InitiativeObjective o => (Subject.Initiative, o.InitiativeId),
        InitiativeKpi k => (Subject.Initiative, k.InitiativeId),
        InitiativeDependency d => (Subject.Initiative, d.InitiativeId),
        Meeting m => (Subject.Meeting, m.UnitId),
        MeetingEntry e => (Subject.Meeting, e.UnitId),
        AcceptedFinding f => (Subject.Finding, f.UnitId),
        Membership m => (Subject.Membership, m.PersonId),
        _ => null,
    };

    private static string Label(object entity) => entity switch
    {
        Organization o => o.Name,
        Tier t => string.Create(CultureInfo.InvariantCulture, $"tier {t.Number}: {t.Name}"),
        SavedTemplate t => $"template {t.Name}",
        Perspective p => p.Name,
        Unit u => $"{u.Code} {u.Name}",
        Objective o => $"{o.Code} {o.Name}",
        Contribution c => $"from {PublicIds.Format(c.FromId)}, {(c.Counts ? $"weight {Say(c.Weight)}" : "alignment only")}",
        Kpi k => $"{k.Code} {k.Name}",
        KpiDefinition d => $"from {Day(d.EffectiveFrom)}: weight {Say(d.Weight)}, {Scale(d.Scale)}",
        KpiUpdater u => $"updater {PublicIds.Format(u.PersonId)}",
        Measurement { NotApplicable: true } => "N/A",
        Measurement { Numerator: { } n, Denominator: { } d } => $"{Say(n)} / {Say(d)}",
        Measurement m => Say(m.Value) ?? "withdrawn",
        CauseEffectLink l => $"cause {PublicIds.Format(l.CauseId)}, {(l.Raises ? "raises" : "lowers")} after {Say(l.Lag)}",
        Rebase r => $"limits start again on {Day(r.From)}: {r.Reason}",
        Proposal p => $"proposed cause {PublicIds.Format(p.CauseKpiId)}, after {Say(p.Lag)}",
        CascadeAnswer a => $"{(a.Kind == CascadeAnswerKind.Shared ? "shared by" : "not relevant to")} {PublicIds.Format(a.UnitId)}{(a.Reason is null ? "" : ": " + a.Reason)}",
        FieldOverride f => $"own {Words.Of(f.Field)}: {f.Reason}",
        Initiative i => $"{i.Code} {i.Name}",
        Milestone m => $"milestone {m.Name}, due {Day(m.Due)}",
        InitiativeObjective o => $"objective {PublicIds.Format(o.ObjectiveId)}",
        InitiativeKpi k => $"KPI {PublicIds.Format(k.KpiId)}",
        InitiativeDependency d => $"after {PublicIds.Format(d.AwaitsId)}",
        Meeting m => $"held on {Day(m.HeldOn)}",
        MeetingEntry e => $"{e.Kind.ToString().ToLowerInvariant()}: {e.Words}",
        AcceptedFinding f => $"{f.Key}: {f.Reason}",
        Membership m => $"{m.Role} on {PublicIds.Format(m.UnitId)}",
        _ => "",
    };

    private static string Scale(ScaleInput scale) => string.Join(", ",
        ScaleKinds.Fields.Where(field => field.IsGiven(scale)).Select(field => $"{field.Label} {field.Text(scale)}").Prepend(scale.Kind.ToString()));

    /// <summary>Ids are written as in addresses, so that a reader of the journal can follow them.</summary>
    private static string? Say(PropertyEntry property, object? value) =>
        value is long id && property.Metadata.IsForeignKey() ? PublicIds.Format(id) : Say(value);

    private static string? Say(object? value) => value switch
    {
        null => null,
        DateOnly day => Day(day),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Day(DateOnly day) => day == DateOnly.MinValue ? "the start" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
