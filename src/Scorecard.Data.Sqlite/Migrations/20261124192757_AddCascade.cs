using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scorecard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddCascade : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "PersonId",
                table: "Units",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SourceId",
                table: "Objectives",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SourceId",
                table: "Kpis",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AcceptedFindings",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    UnitId = table.Column<long>(type: "INTEGER", nullable: false),
                    Facts = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AcceptedFindings", x => new { x.OrganizationId, x.Key });
                    table.ForeignKey(
                        name: "FK_AcceptedFindings_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CascadeAnswers",
                columns: table => new
                {
                    ObjectiveId = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CascadeAnswers", x => new { x.ObjectiveId, x.UnitId });
                    table.ForeignKey(
                        name: "FK_CascadeAnswers_Objectives_ObjectiveId",
                        column: x => x.ObjectiveId,
                        principalTable: "Objectives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CascadeAnswers_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CascadeAnswers_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CauseEffectLinks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    CauseObjectiveId = table.Column<long>(type: "INTEGER", nullable: true),
                    EffectObjectiveId = table.Column<long>(type: "INTEGER", nullable: true),
                    CauseKpiId = table.Column<long>(type: "INTEGER", nullable: true),
                    EffectKpiId = table.Column<long>(type: "INTEGER", nullable: true),
                    Lag = table.Column<int>(type: "INTEGER", nullable: false),
                    Raises = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CauseEffectLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CauseEffectLinks_Kpis_CauseKpiId",
                        column: x => x.CauseKpiId,
                        principalTable: "Kpis",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CauseEffectLinks_Kpis_EffectKpiId",
                        column: x => x.EffectKpiId,
                        principalTable: "Kpis",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CauseEffectLinks_Objectives_CauseObjectiveId",
                        column: x => x.CauseObjectiveId,
                        principalTable: "Objectives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CauseEffectLinks_Objectives_EffectObjectiveId",
                        column: x => x.EffectObjectiveId,
                        principalTable: "Objectives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FieldOverrides",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    ObjectiveId = table.Column<long>(type: "INTEGER", nullable: true),
                    KpiId = table.Column<long>(type: "INTEGER", nullable: true),
                    Field = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FieldOverrides", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FieldOverrides_Kpis_KpiId",
                        column: x => x.KpiId,
                        principalTable: "Kpis",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FieldOverrides_Objectives_ObjectiveId",
                        column: x => x.ObjectiveId,
                        principalTable: "Objectives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Initiatives",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CodeNormalized = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: true),
                    Start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Budget = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Spent = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Progress = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Initiatives", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Initiatives_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Initiatives_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedTemplates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Files = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedTemplates_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SavedTemplates_People_By",
                        column: x => x.By,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Ticks",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Item = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ticks", x => new { x.OrganizationId, x.PersonId, x.Item });
                    table.ForeignKey(
                        name: "FK_Ticks_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Ticks_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnitHealth",
                columns: table => new
                {
                    UnitId = table.Column<long>(type: "INTEGER", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    Findings = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitHealth", x => new { x.UnitId, x.Month });
                    table.ForeignKey(
                        name: "FK_UnitHealth_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InitiativeDependencies",
                columns: table => new
                {
                    InitiativeId = table.Column<long>(type: "INTEGER", nullable: false),
                    AwaitsId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InitiativeDependencies", x => new { x.InitiativeId, x.AwaitsId });
                    table.ForeignKey(
                        name: "FK_InitiativeDependencies_Initiatives_AwaitsId",
                        column: x => x.AwaitsId,
                        principalTable: "Initiatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InitiativeDependencies_Initiatives_InitiativeId",
                        column: x => x.InitiativeId,
                        principalTable: "Initiatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InitiativeKpis",
                columns: table => new
                {
                    InitiativeId = table.Column<long>(type: "INTEGER", nullable: false),
                    KpiId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InitiativeKpis", x => new { x.InitiativeId, x.KpiId });
                    table.ForeignKey(
                        name: "FK_InitiativeKpis_Initiatives_InitiativeId",
                        column: x => x.InitiativeId,
                        principalTable: "Initiatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InitiativeKpis_Kpis_KpiId",
                        column: x => x.KpiId,
                        principalTable: "Kpis",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InitiativeObjectives",
                columns: table => new
                {
                    InitiativeId = table.Column<long>(type: "INTEGER", nullable: false),
                    ObjectiveId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InitiativeObjectives", x => new { x.InitiativeId, x.ObjectiveId });
                    table.ForeignKey(
                        name: "FK_InitiativeObjectives_Initiatives_InitiativeId",
                        column: x => x.InitiativeId,
                        principalTable: "Initiatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InitiativeObjectives_Objectives_ObjectiveId",
                        column: x => x.ObjectiveId,
                        principalTable: "Objectives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Milestones",
                columns: table => new
                {
                    InitiativeId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Milestones", x => new { x.InitiativeId, x.Number });
                    table.ForeignKey(
                        name: "FK_Milestones_Initiatives_InitiativeId",
                        column: x => x.InitiativeId,
                        principalTable: "Initiatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Units_PersonId",
                table: "Units",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Objectives_SourceId",
                table: "Objectives",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_Kpis_SourceId",
                table: "Kpis",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_AcceptedFindings_UnitId",
                table: "AcceptedFindings",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_CascadeAnswers_OrganizationId",
                table: "CascadeAnswers",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_CascadeAnswers_OwnerId",
                table: "CascadeAnswers",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_CascadeAnswers_UnitId",
                table: "CascadeAnswers",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_CauseEffectLinks_CauseKpiId",
                table: "CauseEffectLinks",
                column: "CauseKpiId");

            migrationBuilder.CreateIndex(
                name: "IX_CauseEffectLinks_CauseObjectiveId",
                table: "CauseEffectLinks",
                column: "CauseObjectiveId");

            migrationBuilder.CreateIndex(
                name: "IX_CauseEffectLinks_EffectKpiId",
                table: "CauseEffectLinks",
                column: "EffectKpiId");

            migrationBuilder.CreateIndex(
                name: "IX_CauseEffectLinks_EffectObjectiveId",
                table: "CauseEffectLinks",
                column: "EffectObjectiveId");

            migrationBuilder.CreateIndex(
                name: "IX_CauseEffectLinks_OrganizationId",
                table: "CauseEffectLinks",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_FieldOverrides_KpiId",
                table: "FieldOverrides",
                column: "KpiId");

            migrationBuilder.CreateIndex(
                name: "IX_FieldOverrides_ObjectiveId",
                table: "FieldOverrides",
                column: "ObjectiveId");

            migrationBuilder.CreateIndex(
                name: "IX_FieldOverrides_OrganizationId",
                table: "FieldOverrides",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeDependencies_AwaitsId",
                table: "InitiativeDependencies",
                column: "AwaitsId");

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeDependencies_OrganizationId",
                table: "InitiativeDependencies",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeKpis_KpiId",
                table: "InitiativeKpis",
                column: "KpiId");

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeKpis_OrganizationId",
                table: "InitiativeKpis",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeObjectives_ObjectiveId",
                table: "InitiativeObjectives",
                column: "ObjectiveId");

            migrationBuilder.CreateIndex(
                name: "IX_InitiativeObjectives_OrganizationId",
                table: "InitiativeObjectives",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Initiatives_OrganizationId_CodeNormalized",
                table: "Initiatives",
                columns: new[] { "OrganizationId", "CodeNormalized" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Initiatives_OwnerId",
                table: "Initiatives",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Initiatives_UnitId",
                table: "Initiatives",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Milestones_OrganizationId",
                table: "Milestones",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedTemplates_By",
                table: "SavedTemplates",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_SavedTemplates_OrganizationId",
                table: "SavedTemplates",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Ticks_PersonId",
                table: "Ticks",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_UnitHealth_OrganizationId",
                table: "UnitHealth",
                column: "OrganizationId");

            migrationBuilder.AddForeignKey(
                name: "FK_Kpis_Kpis_SourceId",
                table: "Kpis",
                column: "SourceId",
                principalTable: "Kpis",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Objectives_Objectives_SourceId",
                table: "Objectives",
                column: "SourceId",
                principalTable: "Objectives",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Units_People_PersonId",
                table: "Units",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Kpis_Kpis_SourceId",
                table: "Kpis");

            migrationBuilder.DropForeignKey(
                name: "FK_Objectives_Objectives_SourceId",
                table: "Objectives");

            migrationBuilder.DropForeignKey(
                name: "FK_Units_People_PersonId",
                table: "Units");

            migrationBuilder.DropTable(
                name: "AcceptedFindings");

            migrationBuilder.DropTable(
                name: "CascadeAnswers");

            migrationBuilder.DropTable(
                name: "CauseEffectLinks");

            migrationBuilder.DropTable(
                name: "FieldOverrides");

            migrationBuilder.DropTable(
                name: "InitiativeDependencies");

            migrationBuilder.DropTable(
                name: "InitiativeKpis");

            migrationBuilder.DropTable(
                name: "InitiativeObjectives");

            migrationBuilder.DropTable(
                name: "Milestones");

            migrationBuilder.DropTable(
                name: "SavedTemplates");

            migrationBuilder.DropTable(
                name: "Ticks");

            migrationBuilder.DropTable(
                name: "UnitHealth");

            migrationBuilder.DropTable(
                name: "Initiatives");

            migrationBuilder.DropIndex(
                name: "IX_Units_PersonId",
                table: "Units");

            migrationBuilder.DropIndex(
                name: "IX_Objectives_SourceId",
                table: "Objectives");

            migrationBuilder.DropIndex(
                name: "IX_Kpis_SourceId",
                table: "Kpis");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "SourceId",
                table: "Objectives");

            migrationBuilder.DropColumn(
                name: "SourceId",
                table: "Kpis");
        }
    }
}
