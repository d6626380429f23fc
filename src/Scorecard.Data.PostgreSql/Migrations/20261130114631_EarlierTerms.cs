using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scorecard.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class EarlierTerms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "EarlierTerms",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Of = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    OtherId = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    ParentId = table.Column<long>(type: "bigint", nullable: true),
                    Weight = table.Column<decimal>(type: "numeric(21,6)", precision: 21, scale: 6, nullable: true),
                    CascadeShare = table.Column<decimal>(type: "numeric(21,6)", precision: 21, scale: 6, nullable: true),
                    Rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Counts = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EarlierTerms", x => new { x.OrganizationId, x.Of, x.SubjectId, x.OtherId, x.Until });
                    table.ForeignKey(
                        name: "FK_EarlierTerms_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EarlierTerms");
        }
    }
}
