using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>What an import of people needs: flags of a function, the beginning of an employment that changed, longer names.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261128000100_People")]
internal sealed class People : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Flags", "organisation_functions", maxLength: 200, nullable: true);
        migrationBuilder.AddColumn<DateOnly>("Since", "organisation_positions", nullable: true);
        LetNamesHave(400, migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        LetNamesHave(200, migrationBuilder);
        // As a statement: SQLite knows it, but not without a snapshot.
        migrationBuilder.Sql("""ALTER TABLE organisation_positions DROP COLUMN "Since" """);
        migrationBuilder.Sql("""ALTER TABLE organisation_functions DROP COLUMN "Flags" """);
    }

    // SQLite keeps texts of any length and cannot alter a column.
    private static void LetNamesHave(int characters, MigrationBuilder migrationBuilder)
    {
        if (!migrationBuilder.IsSqlite())
        {
            migrationBuilder.Sql($"""ALTER TABLE organisation_people ALTER COLUMN "Name" TYPE character varying({characters}), ALTER COLUMN "SearchName" TYPE character varying({characters})""");
            migrationBuilder.Sql($"""ALTER TABLE publication_gifts ALTER COLUMN "Name" TYPE character varying({characters})""");
        }
    }
}
