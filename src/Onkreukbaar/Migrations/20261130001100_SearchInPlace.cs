using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>
/// PostgreSQL kept the words of an article beside its table, which then looked so small that reading all of it seemed
/// cheap: with ten thousand articles a search took ten times as long. Now the words stand in the row itself, and who may read
/// an article is found in an index instead of beside its text.
/// </summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261130001100_SearchInPlace")]
internal sealed class SearchInPlace : Migration
{
    private const string InTheRow =
        """
        ALTER TABLE "__knowledge_search" ALTER COLUMN "Words" SET STORAGE MAIN;
        UPDATE "__knowledge_search" SET "Words" = ("Words"::text)::tsvector;
        CREATE INDEX "__knowledge_readable" ON knowledge_articles ("BodyId", "Id") INCLUDE ("EndedOn", "Audience", "Kind", "ValidFrom", "ValidTo", "Order");
        """;

    private const string BesideTheTable = """DROP INDEX "__knowledge_readable"; ALTER TABLE "__knowledge_search" ALTER COLUMN "Words" SET STORAGE EXTENDED;""";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (!migrationBuilder.IsSqlite())
        {
            migrationBuilder.Sql(InTheRow);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        if (!migrationBuilder.IsSqlite())
        {
            migrationBuilder.Sql(BesideTheTable);
        }
    }
}
