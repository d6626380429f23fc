namespace Scorecard.Domain.Scoring;

/// <content>Copies that go their own way.</content>
internal sealed partial class KpiSeries
{
    /// <summary>A copy with values and children of its own to change.</summary>
    public KpiSeries Copy()
    {
        var copy = (KpiSeries)MemberwiseClone();
        copy.Values = [.. Values];
        copy.Numerators = Numerators?.ToArray();
        copy.Denominators = Denominators?.ToArray();
        copy.PartialAt = PartialAt?.ToArray();
        copy.FedAt = FedAt?.ToArray();
        copy.Children = [.. Children];
        copy.Ties = [.. Ties.Select(tie => tie is null ? null : tie with { Inputs = [.. tie.Inputs] })];
        return copy;
    }

    /// <summary>A copy, and one of all that it feeds, linked among themselves.</summary>
    /// <param name="graph">
    /// Whose series are copied. A series that it shares with another graph leads up into that one, where more may be told.
    /// </param>
    /// <param name="copies">Those made already, by KPI.</param>
    public KpiSeries CopyWithAbove(ScoreGraph graph, Dictionary<long, KpiSeries> copies)
    {
        if (copies.TryGetValue(Kpi.Id, out var known))
            return known;
        var copy = copies[Kpi.Id] = Copy();
        copy.Parents = [.. Parents.Select(p => p.Series.IsComputed ? p with { Series = Above(p.Series) } : p)];
        foreach (var (above, _, _) in copy.Parents.Where(p => p.Series.IsComputed))
            for (var i = 0; i < above.Children.Length; i++)
                if (above.Children[i].Series.Kpi.Id == Kpi.Id)
                    above.Children[i] = above.Children[i] with { Series = copy };
        copy.Users = [.. Users.Select(Above)];
        foreach (var user in copy.Users)
            user.Exchange(this, copy);
        return copy;

        KpiSeries Above(KpiSeries series) => graph.SeriesById[series.Kpi.Id].CopyWithAbove(graph, copies);
    }
}
