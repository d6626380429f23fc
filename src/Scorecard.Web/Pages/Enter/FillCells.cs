using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scorecard.Web.Pages.Enter;

/// <summary>Rows, cells and their looks in a workbook to fill.</summary>
internal static class FillCells
{
    /// <summary>The look of heads, of cells to fill, of locked ones and of notes, by number.</summary>
    public const uint Head = 1;
    public const uint Open = 2;
    public const uint Locked = 3;
    public const uint Wrapped = 4;

    /// <summary>The letters of a column, from 0.</summary>
    public static string Letters(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + (char)('A' + column % 26);

    public static IEnumerable<Cell> Blank(int count) => Enumerable.Range(0, count).Select(_ => new Cell());

    /// <summary>Text of its own, which no spreadsheet takes for a formula.</summary>
    public static Cell TextOf(string text, uint style) =>
        new(new InlineString(new Text(Whole(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };

    /// <summary>Markup cannot hold every character.</summary>
    private static string Whole(string text) => string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    public static Row RowOf(int number, IEnumerable<Cell> cells, bool hidden = false)
    {
        var row = new Row { RowIndex = (uint)number };
        if (hidden)
            row.Hidden = true;
        var column = 0;
        foreach (var cell in cells)
        {
            cell.CellReference = $"{Letters(column++)}{number}";
            row.Append(cell);
        }
        return row;
    }

    /// <summary>Rows and columns that stay when the rest moves.</summary>
    public static SheetViews Frozen(int rows, int columns) =>
        new(
            new SheetView(
                new Pane
                {
                    HorizontalSplit = columns,
                    VerticalSplit = rows,
                    TopLeftCell = $"{Letters(columns)}{rows + 1}",
                    ActivePane = PaneValues.BottomRight,
                    State = PaneStateValues.Frozen,
                }
            )
            {
                WorkbookViewId = 0,
                TabSelected = true,
            }
        );

    /// <summary>How wide so many columns are, from the first on, which is hidden.</summary>
    public static Columns Widths(params (double Width, int Count)[] widths)
    {
        var columns = new Columns();
        var first = 1;
        foreach (var (width, count) in widths)
        {
            columns.Append(
                new Column
                {
                    Min = (uint)first,
                    Max = (uint)(first + count - 1),
                    Width = width,
                    CustomWidth = true,
                    Hidden = first == 1,
                }
            );
            first += count;
        }
        return columns;
    }

    public static Stylesheet Styles()
    {
        var grey = new PatternFill(new ForegroundColor { Rgb = "FFE9ECEF" }) { PatternType = PatternValues.Solid };
        var line = new Border(
            new LeftBorder(new Color { Rgb = "FFADB5BD" }) { Style = BorderStyleValues.Thin },
            new RightBorder(new Color { Rgb = "FFADB5BD" }) { Style = BorderStyleValues.Thin },
            new TopBorder(new Color { Rgb = "FFADB5BD" }) { Style = BorderStyleValues.Thin },
            new BottomBorder(new Color { Rgb = "FFADB5BD" }) { Style = BorderStyleValues.Thin },
            new DiagonalBorder()
        );
        return new Stylesheet(
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(grey)
            ),
            new Borders(new Border(), line),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                Of(0, isLocked: false, wraps: false),
                Of(2, isLocked: true, wraps: false),
                Of(0, isLocked: false, wraps: true)
            )
        );

        static CellFormat Of(uint fill, bool isLocked, bool wraps) =>
            new(new Alignment { WrapText = wraps, Vertical = VerticalAlignmentValues.Top }, new Protection { Locked = isLocked })
            {
                FillId = fill,
                BorderId = 1,
                ApplyFill = true,
                ApplyBorder = true,
                ApplyAlignment = true,
                ApplyProtection = true,
            };
    }
}
