using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>What a second person thinks one thing in a gift of several is worth.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261130001500_SecondEstimates")]
internal sealed class SecondEstimates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<long>("CorrectedValueInCents", "registers_gift_parts", nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("CorrectedValueInCents", "registers_gift_parts");
}
