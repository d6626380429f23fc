using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scorecard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class NumbersAsMeant : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "Organizations",
                type: "TEXT",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FiscalYearNamedBy",
                table: "Organizations",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Start");

            migrationBuilder.AddColumn<string>(
                name: "DenominatorName",
                table: "Kpis",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Highest",
                table: "Kpis",
                type: "TEXT",
                precision: 21,
                scale: 6,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Lowest",
                table: "Kpis",
                type: "TEXT",
                precision: 21,
                scale: 6,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Multiplier",
                table: "Kpis",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            // Until now % alone said that a ratio is times 100.
            migrationBuilder.Sql("UPDATE \"Kpis\" SET \"Multiplier\" = 100 WHERE \"UnitOfMeasure\" = '%'");

            migrationBuilder.AddColumn<string>(
                name: "NumeratorName",
                table: "Kpis",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HeldValues",
                columns: table => new
                {
                    KpiId = table.Column<long>(type: "INTEGER", nullable: false),
                    PeriodStart = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", precision: 21, scale: 6, nullable: true),
                    Numerator = table.Column<decimal>(type: "TEXT", precision: 21, scale: 6, nullable: true),
                    Denominator = table.Column<decimal>(type: "TEXT", precision: 21, scale: 6, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    HeldBy = table.Column<long>(type: "INTEGER", nullable: false),
                    HeldAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
        }
    }
}
