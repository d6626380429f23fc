using System.Globalization;
using Npgsql;

namespace Scorecard.Benchmarks;

/// <summary>
/// The scores of <see cref="BigOrganization"/> worked out by PostgreSQL itself from the tables of the application, one statement a level: the last
/// revision of each value, the score of each KPI, the objectives tier by tier from the teams up, perspectives and units. Like <see cref="BareLoop"/>
/// it knows neither coverage nor bounds, N/A or rules.
/// </summary>
internal sealed class LevelByLevel(NpgsqlConnection connection, long organization)
{
    private const int Tiers = 5;

    /// <summary>All scores of some months.</summary>
    /// <returns>The score of the top unit in the last of them.</returns>
    public double Run(DateOnly first, DateOnly last)
    {
        using var transaction = connection.BeginTransaction();
        Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                CREATE TEMP TABLE kpi_part ON COMMIT DROP AS
                SELECT k."ObjectiveId" AS objective, v.month, sum(d."Weight" * v.score) / sum(d."Weight") AS score
                FROM (
                    SELECT DISTINCT ON (m."KpiId", m."PeriodStart") m."KpiId" AS kpi, m."PeriodStart" AS month,
                        100 * least(1, greatest(0, (m."Value" - d."Baseline")::float8 / (d."Target" - d."Baseline")::float8)) AS score
                    FROM "Measurements" m JOIN "KpiDefinitions" d ON d."KpiId" = m."KpiId"
                    WHERE m."OrganizationId" = {organization} AND m."PeriodStart" BETWEEN '{first:yyyy-MM-dd}' AND '{last:yyyy-MM-dd}'
                    ORDER BY m."KpiId", m."PeriodStart", m."Revision" DESC
                ) v
                JOIN "Kpis" k ON k."Id" = v.kpi JOIN "KpiDefinitions" d ON d."KpiId" = v.kpi
                GROUP BY k."ObjectiveId", v.month
                """
            )
        );
        Say("CREATE TEMP TABLE node (objective bigint, month date, score float8) ON COMMIT DROP");
        for (var tier = Tiers; tier > 0; tier--)
            Say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    INSERT INTO node
                    SELECT o."Id", coalesce(own.month, below.month),
                        CASE WHEN own.score IS NULL THEN below.score WHEN below.score IS NULL THEN own.score
                             ELSE (1 - o."CascadeShare"::float8) * own.score + o."CascadeShare"::float8 * below.score END
                    FROM kpi_part own
                    FULL JOIN (
                        SELECT c."ToId" AS objective, n.month, sum(c."Weight" * n.score) / sum(c."Weight") AS score
                        FROM "Contributions" c JOIN node n ON n.objective = c."FromId"
                        WHERE c."OrganizationId" = {organization} AND c."Counts" GROUP BY c."ToId", n.month
                    ) below ON below.objective = own.objective AND below.month = own.month
                    JOIN "Objectives" o ON o."Id" = coalesce(own.objective, below.objective)
                    JOIN "Units" u ON u."Id" = o."UnitId" AND u."Tier" = {tier}
                    """
                )
            );
        Say(
            """
            CREATE TEMP TABLE unit_score ON COMMIT DROP AS
            SELECT p.unit, p.month, avg(p.score) AS score
            FROM (
                SELECT o."UnitId" AS unit, n.month, o."PerspectiveId", sum(o."Weight" * n.score) / sum(o."Weight") AS score
                FROM node n JOIN "Objectives" o ON o."Id" = n.objective GROUP BY o."UnitId", n.month, o."PerspectiveId"
            ) p GROUP BY p.unit, p.month
            """
        );
        using var top = new NpgsqlCommand(
            """SELECT s.score FROM unit_score s JOIN "Units" u ON u."Id" = s.unit WHERE u."ParentId" IS NULL ORDER BY s.month DESC LIMIT 1""",
            connection,
            transaction
        );
        return (double)top.ExecuteScalar()!;

        void Say(string sql)
        {
#pragma warning disable CA2100 // Numbers and dates of the benchmark.
            using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }
}
