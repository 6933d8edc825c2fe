using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>The bodies, and the versions of their codes. Provider-neutral: store types are left to each provider.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261122000100_Begin")]
internal sealed class Begin : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "organisation_bodies",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                Slug = table.Column<string>(maxLength: 60),
                Name = table.Column<string>(maxLength: 200),
                AddedAt = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_organisation_bodies", body => body.Id));
        migrationBuilder.CreateIndex("IX_organisation_bodies_Slug", "organisation_bodies", "Slug", unique: true);

        migrationBuilder.CreateTable(
            name: "codes_versions",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Code = table.Column<string>(maxLength: 80),
                Hash = table.Column<string>(maxLength: 64),
                Files = table.Column<byte[]>(),
                ImportedAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_codes_versions", version => version.Id);
                table.ForeignKey("FK_codes_versions_organisation_bodies_BodyId", version => version.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_codes_versions_BodyId_Code_Hash", "codes_versions", ["BodyId", "Code", "Hash"], unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("codes_versions");
        migrationBuilder.DropTable("organisation_bodies");
    }
}
