using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Editions of public registers, and their lines.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261122000500_Publication")]
internal sealed class Publication : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "publication_gifts",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                SourceId = table.Column<Guid>(),
                FromEdition = table.Column<int>(),
                ToEdition = table.Column<int>(nullable: true),
                Name = table.Column<string>(maxLength: 200),
                Office = table.Column<string>(maxLength: 200),
                Date = table.Column<DateOnly>(),
                Description = table.Column<string>(maxLength: 500),
                Giver = table.Column<string>(maxLength: 500),
                ValueClass = table.Column<string>(maxLength: 100),
                Destination = table.Column<string>(maxLength: 100),
                CorrectedOn = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_publication_gifts", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_publication_gifts_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "publication_editions",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Register = table.Column<string>(maxLength: 40),
                Number = table.Column<int>(),
                PublishedOn = table.Column<DateOnly>(),
                PublishedAt = table.Column<long>(),
                ById = table.Column<Guid>(),
                Lines = table.Column<int>(),
                Hash = table.Column<string>(maxLength: 64),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_publication_editions", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_publication_editions_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_publication_editions_ById", row => new { row.BodyId, row.ById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_publication_editions_BodyId_Register_Number", "publication_editions", ["BodyId", "Register", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_publication_editions_ById", "publication_editions", ["BodyId", "ById"]);
        migrationBuilder.CreateIndex("IX_publication_gifts_BodyId_FromEdition", "publication_gifts", ["BodyId", "FromEdition"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("publication_editions");
        migrationBuilder.DropTable("publication_gifts");
    }
}
