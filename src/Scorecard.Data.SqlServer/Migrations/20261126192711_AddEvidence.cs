using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scorecard.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddEvidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LeadWarnings",
                columns: table => new
                {
                    LinkId = table.Column<long>(type: "bigint", nullable: false),
                    CauseKpiId = table.Column<long>(type: "bigint", nullable: false),
                    EffectKpiId = table.Column<long>(type: "bigint", nullable: false),
                    SignalOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Side = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    Level = table.Column<double>(type: "float", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadWarnings", x => new { x.LinkId, x.CauseKpiId, x.EffectKpiId, x.SignalOn });
                    table.ForeignKey(
                        name: "FK_LeadWarnings_CauseEffectLinks_LinkId",
                        column: x => x.LinkId,
                        principalTable: "CauseEffectLinks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LinkRecords",
                columns: table => new
                {
                    LinkId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Verdict = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Lag = table.Column<int>(type: "int", nullable: true),
                    R = table.Column<double>(type: "float", nullable: true),
                    P = table.Column<double>(type: "float", nullable: true),
                    N = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkRecords", x => new { x.LinkId, x.On });
                    table.ForeignKey(
                        name: "FK_LinkRecords_CauseEffectLinks_LinkId",
                        column: x => x.LinkId,
                        principalTable: "CauseEffectLinks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    CauseKpiId = table.Column<long>(type: "bigint", nullable: false),
                    EffectKpiId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Lag = table.Column<int>(type: "int", nullable: false),
                    R = table.Column<double>(type: "float", nullable: false),
                    P = table.Column<double>(type: "float", nullable: false),
                    N = table.Column<int>(type: "int", nullable: false),
                    Pairs = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => new { x.CauseKpiId, x.EffectKpiId });
                });

            migrationBuilder.CreateTable(
                name: "Rebases",
                columns: table => new
                {
                    KpiId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rebases", x => new { x.KpiId, x.From });
                    table.ForeignKey(
                        name: "FK_Rebases_Kpis_KpiId",
                        column: x => x.KpiId,
                        principalTable: "Kpis",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Searches",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<long>(type: "bigint", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    HeardAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Share = table.Column<double>(type: "float", nullable: false),
                    CancelAsked = table.Column<bool>(type: "bit", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Pairs = table.Column<long>(type: "bigint", nullable: true),
                    Found = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Searches", x => x.OrganizationId);
                    table.ForeignKey(
                        name: "FK_Searches_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LeadWarnings_EffectKpiId",
                table: "LeadWarnings",
                column: "EffectKpiId");

            migrationBuilder.CreateIndex(
                name: "IX_LeadWarnings_OrganizationId",
                table: "LeadWarnings",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_LinkRecords_OrganizationId",
                table: "LinkRecords",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_OrganizationId",
                table: "Proposals",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Rebases_OrganizationId",
                table: "Rebases",
                column: "OrganizationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LeadWarnings");

            migrationBuilder.DropTable(
                name: "LinkRecords");

            migrationBuilder.DropTable(
                name: "Proposals");

            migrationBuilder.DropTable(
                name: "Rebases");

            migrationBuilder.DropTable(
                name: "Searches");
        }
    }
}
