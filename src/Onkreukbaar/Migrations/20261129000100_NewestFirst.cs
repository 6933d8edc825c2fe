using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>The list is read along the order it is shown in, so that a page of a large register costs what a page of a small one does.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261129000100_NewestFirst")]
internal sealed class NewestFirst : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_registers_declarations_BodyId_Partition_DeclaredAt", "registers_declarations");
        migrationBuilder.CreateIndex("IX_registers_declarations_BodyId_DeclaredAt_Reference", "registers_declarations", ["BodyId", "DeclaredAt", "Reference"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_registers_declarations_BodyId_DeclaredAt_Reference", "registers_declarations");
        migrationBuilder.CreateIndex("IX_registers_declarations_BodyId_Partition_DeclaredAt", "registers_declarations", ["BodyId", "Partition", "DeclaredAt"]);
    }
}
