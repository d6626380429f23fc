using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scorecard.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class NumbersAsMeant : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<decimal>(
                name: "Weight",
                table: "ScenarioParts",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Value",
                table: "ScenarioParts",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Target",
                table: "ScenarioParts",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Weight",
                table: "Perspectives",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "Organizations",
                type: "nvarchar(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FiscalYearNamedBy",
                table: "Organizations",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Start");

            migrationBuilder.AlterColumn<decimal>(
                name: "Weight",
                table: "Objectives",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4);

            migrationBuilder.AlterColumn<decimal>(
                name: "CascadeShare",
                table: "Objectives",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4);

            migrationBuilder.AlterColumn<decimal>(
                name: "Value",
                table: "Measurements",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Numerator",
                table: "Measurements",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Denominator",
                table: "Measurements",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "RollUpWeight",
                table: "Kpis",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4);

            migrationBuilder.AddColumn<string>(
                name: "DenominatorName",
                table: "Kpis",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Highest",
                table: "Kpis",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Lowest",
                table: "Kpis",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Multiplier",
                table: "Kpis",
                type: "int",
                nullable: false,
                defaultValue: 1);

            // Until now % alone said that a ratio is times 100.
            migrationBuilder.Sql("UPDATE [Kpis] SET [Multiplier] = 100 WHERE [UnitOfMeasure] = '%'");

            migrationBuilder.AddColumn<string>(
                name: "NumeratorName",
                table: "Kpis",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Worst",
                table: "KpiDefinitions",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Weight",
                table: "KpiDefinitions",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4);

            migrationBuilder.AlterColumn<decimal>(
                name: "Target",
                table: "KpiDefinitions",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Stretch",
                table: "KpiDefinitions",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "RedFlag",
                table: "KpiDefinitions",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "LowZero",
                table: "KpiDefinitions",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Low",
                table: "KpiDefinitions",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "HighZero",
                table: "KpiDefinitions",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "High",
                table: "KpiDefinitions",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Baseline",
                table: "KpiDefinitions",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Spent",
                table: "Initiatives",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4);

            migrationBuilder.AlterColumn<decimal>(
                name: "Progress",
                table: "Initiatives",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4);

            migrationBuilder.AlterColumn<decimal>(
                name: "Budget",
                table: "Initiatives",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Weight",
                table: "Contributions",
                type: "decimal(21,6)",
                precision: 21,
                scale: 6,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(19,4)",
                oldPrecision: 19,
                oldScale: 4);

            migrationBuilder.CreateTable(
                name: "HeldValues",
                columns: table => new
                {
                    KpiId = table.Column<long>(type: "bigint", nullable: false),
                    PeriodStart = table.Column<DateOnly>(type: "date", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Value = table.Column<decimal>(type: "decimal(21,6)", precision: 21, scale: 6, nullable: true),
                    Numerator = table.Column<decimal>(type: "decimal(21,6)", precision: 21, scale: 6, nullable: true),
                    Denominator = table.Column<decimal>(type: "decimal(21,6)", precision: 21, scale: 6, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    HeldBy = table.Column<long>(type: "bigint", nullable: false),
                    HeldAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeldValues", x => new { x.KpiId, x.PeriodStart });
                    table.ForeignKey(
                        name: "FK_HeldValues_Kpis_KpiId",
                        column: x => x.KpiId,
                        principalTable: "Kpis",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HeldValues_People_HeldBy",
                        column: x => x.HeldBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HeldValues_HeldBy",
                table: "HeldValues",
                column: "HeldBy");

            migrationBuilder.CreateIndex(
                name: "IX_HeldValues_OrganizationId",
                table: "HeldValues",
                column: "OrganizationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HeldValues");

            migrationBuilder.DropColumn(
                name: "Currency",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "FiscalYearNamedBy",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "DenominatorName",
                table: "Kpis");

            migrationBuilder.DropColumn(
                name: "Highest",
                table: "Kpis");

            migrationBuilder.DropColumn(
                name: "Lowest",
                table: "Kpis");

            migrationBuilder.DropColumn(
                name: "Multiplier",
                table: "Kpis");

            migrationBuilder.DropColumn(
                name: "NumeratorName",
                table: "Kpis");

            migrationBuilder.AlterColumn<decimal>(
                name: "Weight",
                table: "ScenarioParts",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Value",
                table: "ScenarioParts",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Target",
                table: "ScenarioParts",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Weight",
                table: "Perspectives",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6);

            migrationBuilder.AlterColumn<decimal>(
                name: "Weight",
                table: "Objectives",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6);

            migrationBuilder.AlterColumn<decimal>(
                name: "CascadeShare",
                table: "Objectives",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6);

            migrationBuilder.AlterColumn<decimal>(
                name: "Value",
                table: "Measurements",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Numerator",
                table: "Measurements",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Denominator",
                table: "Measurements",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "RollUpWeight",
                table: "Kpis",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6);

            migrationBuilder.AlterColumn<decimal>(
                name: "Worst",
                table: "KpiDefinitions",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Weight",
                table: "KpiDefinitions",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6);

            migrationBuilder.AlterColumn<decimal>(
                name: "Target",
                table: "KpiDefinitions",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Stretch",
                table: "KpiDefinitions",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "RedFlag",
                table: "KpiDefinitions",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "LowZero",
                table: "KpiDefinitions",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Low",
                table: "KpiDefinitions",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "HighZero",
                table: "KpiDefinitions",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "High",
                table: "KpiDefinitions",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Baseline",
                table: "KpiDefinitions",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Spent",
                table: "Initiatives",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6);

            migrationBuilder.AlterColumn<decimal>(
                name: "Progress",
                table: "Initiatives",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6);

            migrationBuilder.AlterColumn<decimal>(
                name: "Budget",
                table: "Initiatives",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6,
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "Weight",
                table: "Contributions",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                oldClrType: typeof(decimal),
                oldType: "decimal(21,6)",
                oldPrecision: 21,
                oldScale: 6);
        }
    }
}
