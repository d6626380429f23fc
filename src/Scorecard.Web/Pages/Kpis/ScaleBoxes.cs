using Scorecard.Domain.Scales;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>
/// The boxes of every kind of scale as typed: a form shows all kinds, and each has boxes of its own. Only those of the chosen kind
/// are read.
/// </summary>
public sealed class ScaleBoxes : Dictionary<string, string?>
{
    public const string Yes = "yes";
    public const string No = "no";

    public ScaleBoxes()
    {
        foreach (var (kind, question) in ScaleKinds.All.SelectMany(kind => kind.Questions.Select(question => (kind.Kind, question))))
            if (question.Field is AnswerField)
                this[NameOf(kind, question.Field)] = Yes;
    }

    /// <summary>Null where a box is not there.</summary>
    public new string? this[string name]
    {
        get => this.GetValueOrDefault(name);
        set => base[name] = value;
    }

    public static string NameOf(ScaleKind kind, ScaleField field) => NameOf(kind, field.Key);

    public static ScaleBoxes Of(ScaleInput scale)
    {
        var boxes = new ScaleBoxes();
        foreach (var field in ScaleKinds.Of(scale.Kind).Fields.Where(field => field.IsGiven(scale)))
            boxes[NameOf(scale.Kind, field)] = field.Write(scale, Writer.Only);
        return boxes;
    }

    public ScaleInput Read(ScaleKind kind) => new ScaleInput(kind).With(new Reader(this, kind));

    /// <summary>What is wrong with a box; null where nothing is.</summary>
    public string? Problem(ScaleKind kind, ScaleQuestion question)
    {
        var text = this[NameOf(kind, question.Field)];
        return question.Field switch
        {
            NumberField => NumberText.Read(text) is var (number, problem) && number is null && !question.IsOptional
                ? problem ?? question.Missing
                : problem,
            PointsField => PointsText.Read(text).Problem,
            _ => null,
        };
    }

    private static string NameOf(ScaleKind kind, string key) => $"{kind}-{key}";

    private sealed record Reader(ScaleBoxes Boxes, ScaleKind Kind) : IScaleReader
    {
        public decimal? Number(string key) => NumberText.Number(Boxes[NameOf(Kind, key)]);

        public bool? YesNo(string key) => Boxes[NameOf(Kind, key)] is { } answer ? answer == Yes : null;

        public string? Text(string key) => Boxes[NameOf(Kind, key)] is { } points ? PointsText.Read(points).Points : null;
    }

    private sealed class Writer : IScaleWriter
    {
        public static readonly Writer Only = new();

        public string Number(decimal? number) => NumberText.Write(number);

        public string YesNo(bool? answer) => answer == false ? No : Yes;

        public string Points(string? points) => PointsText.Write(points);
    }
}
