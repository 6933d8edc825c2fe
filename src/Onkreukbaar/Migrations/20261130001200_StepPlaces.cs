using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Where something went that was handed in, as a word that may be public.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261130001200_StepPlaces")]
internal sealed class StepPlaces : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("Place", "registers_steps", maxLength: 40, nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("Place", "registers_steps");
}
