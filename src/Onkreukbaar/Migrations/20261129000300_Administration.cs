using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Why roles, deputies and settings were changed, and settings that were called off.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261129000300_Administration")]
internal sealed class Administration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateOnly>("WithdrawnOn", "organisation_settings", nullable: true);
        migrationBuilder.CreateTable(
            name: "administration_acts",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                SubjectId = table.Column<Guid>(),
                Action = table.Column<string>(maxLength: 40),
                Reason = table.Column<string>(maxLength: 500),
                AppointedBy = table.Column<string>(maxLength: 200, nullable: true),
                ById = table.Column<Guid>(),
                At = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_administration_acts", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_administration_acts_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_administration_acts_ById", row => new { row.BodyId, row.ById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_administration_acts_ById", "administration_acts", ["BodyId", "ById"]);
        migrationBuilder.CreateIndex("IX_administration_acts_BodyId_SubjectId", "administration_acts", ["BodyId", "SubjectId"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("administration_acts");
        migrationBuilder.DropColumn("WithdrawnOn", "organisation_settings");
    }
}
