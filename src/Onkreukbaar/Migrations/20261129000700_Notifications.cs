using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Messages that wait to be mailed.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261129000700_Notifications")]
internal sealed class Notifications : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "notifications_outbox",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                Kind = table.Column<string>(maxLength: 40),
                CreatedAt = table.Column<long>(),
                Attempts = table.Column<int>(),
                NextAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_notifications_outbox", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_notifications_outbox_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_notifications_outbox_PersonId", row => new { row.BodyId, row.PersonId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_notifications_outbox_PersonId", "notifications_outbox", ["BodyId", "PersonId"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("notifications_outbox");
}
