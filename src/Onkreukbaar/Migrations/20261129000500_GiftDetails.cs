using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>When the contents of a gift became known, the invoice where somebody else pays for the work, and in which language something was said.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261129000500_GiftDetails")]
internal sealed class GiftDetails : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateOnly>("DiscoveredOn", "registers_gifts", nullable: true);
        migrationBuilder.AddColumn<string>("InvoiceNumber", "registers_gifts", maxLength: 60, nullable: true);
        migrationBuilder.AddColumn<string>("Language", "registers_versions", maxLength: 8, defaultValue: "nl");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("DiscoveredOn", "registers_gifts");
        migrationBuilder.DropColumn("Language", "registers_versions");
        migrationBuilder.DropColumn("InvoiceNumber", "registers_gifts");
    }
}
