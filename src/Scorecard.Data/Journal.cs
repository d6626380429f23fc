using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;

namespace Scorecard.Data;

/// <summary>Reads from the change tracker what the journal says about a transaction.</summary>
internal static class Journal
{
    private const int Longest = 500;

    private static readonly HashSet<string> Bookkeeping =
    [
        nameof(Kpi.Version),
        nameof(Kpi.CodeNormalized),
        nameof(Organization.NameNormalized),
        nameof(Organization.Sequence),
        nameof(Organization.ChainedFrom),
        nameof(Organization.KeptFrom),
    ];

    public readonly record struct Line(Subject Subject, long Id, string What, string? From, string? To);

    public static IEnumerable<Line> Of(IEnumerable<EntityEntry> entries) => entries.SelectMany(Lines);

    public static string? Short(string? text) => text is null ? null : TextRules.Shortened(text, Longest);

    private static IEnumerable<Line> Lines(EntityEntry entry)
    {
        if (entry.Entity is not IJournaled journaled)
            return [];
        var subject = journaled.Subject;
        var id = journaled.SubjectId;
        var label = Label(journaled);
        return entry.State switch
        {
            // A part of another thing's story: it was neither added nor removed.
            EntityState.Added when entry.Entity is EarlierTerms terms => [new(subject, id, Until(terms), null, label)],
            EntityState.Deleted when entry.Entity is EarlierTerms terms => [new(subject, id, Until(terms), label, null)],
            EntityState.Modified when entry.Entity is EarlierTerms terms =>
            [
                new(subject, id, Until(terms), Label((IJournaled)entry.OriginalValues.ToObject()), label),
            ],
            EntityState.Added when entry.Entity is Measurement m => [new(subject, id, Day(m.PeriodStart), null, label)],
            EntityState.Added => [new(subject, id, "added", null, label)],
            EntityState.Deleted => [new(subject, id, "removed", label, null)],
            EntityState.Modified when entry.Entity is KpiDefinition => Definition(
                subject,
                id,
                Label((IJournaled)entry.OriginalValues.ToObject()),
                label
            ),
            // What a later search says anew of a proposed link is no answer to it.
            EntityState.Modified when entry.Entity is Proposal => Changes(entry, subject, id)
                .Where(l => l.What is nameof(Proposal.State) or nameof(Proposal.Reason)),
            EntityState.Modified => Changes(entry, subject, id),
            EntityState.Detached or EntityState.Unchanged => [],
        };
    }

    private static IEnumerable<Line> Changes(EntityEntry entry, Subject subject, long id)
    {
        var part = entry.Entity is IPartOf ? PartName(entry) + Change.OfPart : "";
        return entry
            .Properties.Where(p => p.IsModified && !Bookkeeping.Contains(p.Metadata.Name) && !Equals(p.OriginalValue, p.CurrentValue))
            .Select(p => new Line(subject, id, part + p.Metadata.Name, Say(p, p.OriginalValue), Say(p, p.CurrentValue)));
    }

    /// <summary>A part bears its number, for its whole may have a field of the same name: “Milestone 2”.</summary>
    private static string PartName(EntityEntry part) =>
        $"{part.Metadata.ShortName()} {Say(part.CurrentValues[part.Metadata.FindPrimaryKey()!.Properties[^1]])}";

    private static Line[] Definition(Subject subject, long id, string before, string after) =>
        before == after ? [] : [new(subject, id, nameof(Kpi.Definitions), before, after)];

    private static string Until(EarlierTerms terms) => $"Until {Day(terms.Until)}";

    internal static string Label(IJournaled of) => of.Label.ToString(new Wording());

    private static string Scale(ScaleInput scale) =>
        string.Join(
            ", ",
            ScaleKinds
                .Fields.Where(field => field.IsGiven(scale))
                .Select(field => $"{field.Label} {field.Text(scale)}")
                .Prepend(scale.Kind.ToString())
        );

    /// <summary>Ids are written as in addresses, so that a reader of the journal can follow them.</summary>
    private static string? Say(PropertyEntry property, object? value) =>
        value is long id && property.Metadata.IsForeignKey() ? PublicIds.Format(id) : Say(value);

    private static string? Say(object? value) =>
        value switch
        {
            null => null,
            DateOnly day => Day(day),
            decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };

    private static string Day(DateOnly day) =>
        day == DateOnly.MinValue ? "the start" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How the journal writes the parts of a label.</summary>
    private sealed class Wording : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            arg switch
            {
                long id => PublicIds.Format(id),
                ScaleInput scale => Scale(scale),
                _ => Say(arg) ?? "",
            };
    }
}
