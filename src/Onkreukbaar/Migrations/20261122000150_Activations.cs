using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Which version of a code ran from when. What was imported until now ran from its import.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261122000150_Activations")]
internal sealed class Activations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "codes_activations",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                VersionId = table.Column<Guid>(),
                At = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_codes_activations", activation => activation.Id);
                table.ForeignKey("FK_codes_activations_organisation_bodies_BodyId", activation => activation.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_codes_activations_codes_versions_VersionId", activation => activation.VersionId, "codes_versions", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_codes_activations_BodyId", "codes_activations", "BodyId");
        migrationBuilder.CreateIndex("IX_codes_activations_VersionId", "codes_activations", "VersionId");
        migrationBuilder.Sql("""insert into codes_activations ("Id", "BodyId", "VersionId", "At") select "Id", "BodyId", "Id", "ImportedAt" from codes_versions""");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("codes_activations");
}
