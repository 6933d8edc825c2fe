using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>Photos and documents that people attach.</summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261128000800_Files")]
internal sealed class Files : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "files_files",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                OwnerKind = table.Column<string>(maxLength: 100),
                OwnerId = table.Column<Guid>(),
                Name = table.Column<string>(maxLength: 200),
                MediaType = table.Column<string>(maxLength: 100),
                Length = table.Column<int>(),
                Sha256 = table.Column<string>(maxLength: 64),
                ById = table.Column<Guid>(),
                At = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_files_files", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_files_files_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_files_files_ById", row => new { row.BodyId, row.ById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "files_chunks",
            columns: table => new
            {
                BodyId = table.Column<Guid>(),
                FileId = table.Column<Guid>(),
                Number = table.Column<int>(),
                Content = table.Column<byte[]>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_files_chunks", row => new { row.BodyId, row.FileId, row.Number });
                table.ForeignKey("FK_files_chunks_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_files_chunks_FileId", row => new { row.BodyId, row.FileId }, "files_files", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_files_files_BodyId_OwnerKind_OwnerId", "files_files", ["BodyId", "OwnerKind", "OwnerId"]);
        migrationBuilder.CreateIndex("IX_files_files_ById", "files_files", ["BodyId", "ById"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("files_chunks");
        migrationBuilder.DropTable("files_files");
    }
}
