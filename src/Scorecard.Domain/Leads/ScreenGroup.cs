using Scorecard.Domain.Statistics;

namespace Scorecard.Domain.Leads;

/// <summary>Series of one stretch that want the same differences.</summary>
internal sealed class ScreenGroup(Differences wants, IReadOnlyList<int> rows, Dictionary<int, SteadyForms> forms)
{
    private readonly PackedForm?[] packed = new PackedForm?[4];

    public Differences Wants => wants;

    public int Count => rows.Count;

    /// <summary>Those of them that are not constant after these differences.</summary>
    public PackedForm Form(bool seasonal, bool first) =>
        packed[(seasonal ? 2 : 0) + (first ? 1 : 0)] ??= new PackedForm(
            [.. rows.Select(row => (row, forms[row].Form(seasonal, first))).Where(member => !member.Item2.IsConstant)],
            seasonal
        );
}

/// <summary>A group in one form.</summary>
internal sealed class PackedForm(IReadOnlyList<(int Row, SteadyForm Form)> members, bool seasonal)
{
    public int N { get; } = members.Count == 0 ? 0 : members[0].Form.Values.Length;

    public int[] Members { get; } = [.. members.Select(m => m.Row)];

    public double[][] Weighted { get; } = [.. members.Select(m => m.Form.Weighted)];

    public Packed Values { get; } = new([.. members.Select(m => m.Form.Values.Values)]);

    /// <summary>Null after a seasonal difference.</summary>
    public Packed? Innovations { get; } = seasonal ? null : new([.. members.Select(m => m.Form.Innovations!.Values)]);
}
