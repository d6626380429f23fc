using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scorecard.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class PeriodsAndApproval : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Culture",
                table: "People",
                type: "character varying(85)",
                maxLength: 85,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "KeptFrom",
                table: "Organizations",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<bool>(
                name: "OwnApproval",
                table: "Organizations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "WaitingCounts",
                table: "Organizations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Standing",
                table: "Measurements",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Counted");

            migrationBuilder.AddColumn<bool>(
                name: "NeedsApproval",
                table: "Kpis",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "SponsorId",
                table: "Kpis",
                type: "bigint",
                nullable: true);

            // What was there before was not kept.
            migrationBuilder.Sql(
                """
                UPDATE "Organizations" SET "KeptFrom" = now();
                """
            );

            migrationBuilder.CreateTable(
                name: "Closings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Through = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedBy = table.Column<long>(type: "bigint", nullable: true),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Missing = table.Column<int>(type: "integer", nullable: false),
                    ReopenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReopenedBy = table.Column<long>(type: "bigint", nullable: true),
                    ReopenedWhy = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Closings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Closings_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Closings_People_ClosedBy",
                        column: x => x.ClosedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Closings_People_ReopenedBy",
                        column: x => x.ReopenedBy,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Replaced",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Rows = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Replaced", x => new { x.OrganizationId, x.Sequence, x.Part });
                    table.ForeignKey(
                        name: "FK_Replaced_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Restatements",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Subject = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    What = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Through = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Restatements", x => new { x.OrganizationId, x.Sequence });
                    table.ForeignKey(
                        name: "FK_Restatements_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Restatements_People_By",
                        column: x => x.By,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClosingScores",
                columns: table => new
                {
                    ClosingId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosingScores", x => x.ClosingId);
                    table.ForeignKey(
                        name: "FK_ClosingScores_Closings_ClosingId",
                        column: x => x.ClosingId,
                        principalTable: "Closings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Kpis_SponsorId",
                table: "Kpis",
                column: "SponsorId");

            migrationBuilder.CreateIndex(
                name: "IX_Closings_ClosedBy",
                table: "Closings",
                column: "ClosedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Closings_OrganizationId_Through",
                table: "Closings",
                columns: new[] { "OrganizationId", "Through" });

            migrationBuilder.CreateIndex(
                name: "IX_Closings_ReopenedBy",
                table: "Closings",
                column: "ReopenedBy");

            migrationBuilder.CreateIndex(
                name: "IX_ClosingScores_OrganizationId",
                table: "ClosingScores",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Replaced_OrganizationId_At",
                table: "Replaced",
                columns: new[] { "OrganizationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Restatements_By",
                table: "Restatements",
                column: "By");

            migrationBuilder.AddForeignKey(
                name: "FK_Kpis_People_SponsorId",
                table: "Kpis",
                column: "SponsorId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Kpis_People_SponsorId",
                table: "Kpis");

            migrationBuilder.DropTable(
                name: "ClosingScores");

            migrationBuilder.DropTable(
                name: "Replaced");

            migrationBuilder.DropTable(
                name: "Restatements");

            migrationBuilder.DropTable(
                name: "Closings");

            migrationBuilder.DropIndex(
                name: "IX_Kpis_SponsorId",
                table: "Kpis");

            migrationBuilder.DropColumn(
                name: "Culture",
                table: "People");

            migrationBuilder.DropColumn(
                name: "KeptFrom",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "OwnApproval",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "WaitingCounts",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Standing",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "NeedsApproval",
                table: "Kpis");

            migrationBuilder.DropColumn(
                name: "SponsorId",
                table: "Kpis");
        }
    }
}
