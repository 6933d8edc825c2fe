using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Migrations;

/// <summary>
/// Articles about integrity, their versions, and what came with the program. The index for searching is not data: its tables
/// begin with __, a backup leaves them out, and triggers fill them again when the rows come back.
/// </summary>
[DbContext(typeof(AppDbContext))]
[Migration("20261129002000_Knowledge")]
internal sealed class Knowledge : Migration
{
    // secure-delete: the words of what is destroyed do not stay behind in the index.
    private const string IndexOnSqlite =
        """
        CREATE VIRTUAL TABLE "__knowledge_search" USING fts5(body UNINDEXED, article UNINDEXED, title, text, tokenize = 'unicode61', prefix = '2 3');
        INSERT INTO "__knowledge_search"("__knowledge_search", rank) VALUES ('secure-delete', 1);
        CREATE TRIGGER "__knowledge_added" AFTER INSERT ON knowledge_articles BEGIN
          INSERT INTO "__knowledge_search"(body, article, title, text) VALUES (new."BodyId", new."Id", new."SearchTitle", new."SearchText");
        END;
        CREATE TRIGGER "__knowledge_changed" AFTER UPDATE OF "SearchTitle", "SearchText" ON knowledge_articles BEGIN
          UPDATE "__knowledge_search" SET title = new."SearchTitle", text = new."SearchText" WHERE article = old."Id" AND body = old."BodyId";
        END;
        CREATE TRIGGER "__knowledge_gone" AFTER DELETE ON knowledge_articles BEGIN
          DELETE FROM "__knowledge_search" WHERE article = old."Id" AND body = old."BodyId";
        END;
        """;

    // A primary key would be a constraint of the model, and these tables are not in it; the unique index does the same.
    private const string IndexOnPostgreSql =
        """
        CREATE TABLE "__knowledge_search" ("BodyId" uuid NOT NULL, "ArticleId" uuid NOT NULL, "Words" tsvector NOT NULL);
        CREATE UNIQUE INDEX "IX___knowledge_search_Article" ON "__knowledge_search" ("BodyId", "ArticleId");
        CREATE INDEX "IX___knowledge_search_Words" ON "__knowledge_search" USING gin ("Words");
        CREATE FUNCTION "__knowledge_index"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP <> 'INSERT' THEN
            DELETE FROM "__knowledge_search" WHERE "BodyId" = OLD."BodyId" AND "ArticleId" = OLD."Id";
          END IF;
          IF TG_OP <> 'DELETE' THEN
            INSERT INTO "__knowledge_search" ("BodyId", "ArticleId", "Words") VALUES (NEW."BodyId", NEW."Id",
              setweight(to_tsvector('pg_catalog.dutch', NEW."SearchTitle"), 'A') || setweight(to_tsvector('pg_catalog.dutch', NEW."SearchText"), 'D'));
          END IF;
          RETURN NULL;
        END $$;
        CREATE TRIGGER "__knowledge_changed" AFTER INSERT OR DELETE OR UPDATE OF "SearchTitle", "SearchText" ON knowledge_articles
          FOR EACH ROW EXECUTE FUNCTION "__knowledge_index"();
        """;

    private const string NoIndexOnSqlite = """DROP TABLE "__knowledge_search";""";

    private const string NoIndexOnPostgreSql = """DROP TRIGGER "__knowledge_changed" ON knowledge_articles; DROP FUNCTION "__knowledge_index"(); DROP TABLE "__knowledge_search";""";

    private bool OnSqlite => ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Articles(migrationBuilder);
        Versions(migrationBuilder);
        BroughtIn(migrationBuilder);
        migrationBuilder.Sql(OnSqlite ? IndexOnSqlite : IndexOnPostgreSql);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(OnSqlite ? NoIndexOnSqlite : NoIndexOnPostgreSql);
        migrationBuilder.DropTable("knowledge_brought_in");
        migrationBuilder.DropTable("knowledge_versions");
        migrationBuilder.DropTable("knowledge_articles");
    }

    private static void Articles(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "knowledge_articles",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Slug = table.Column<string>(maxLength: 80),
                Order = table.Column<int>(),
                OwnerId = table.Column<Guid>(nullable: true),
                ReviewOn = table.Column<DateOnly>(nullable: true),
                EndedOn = table.Column<DateOnly>(nullable: true),
                Number = table.Column<int>(),
                Salt = table.Column<byte[]>(maxLength: 16),
                Kind = table.Column<string>(maxLength: 20),
                Audience = table.Column<string>(maxLength: 20),
                Title = table.Column<string>(maxLength: 200),
                Summary = table.Column<string>(maxLength: 300),
                Text = table.Column<string>(),
                ValidFrom = table.Column<DateOnly>(nullable: true),
                ValidTo = table.Column<DateOnly>(nullable: true),
                Law = table.Column<string>(maxLength: 200, nullable: true),
                NewNumber = table.Column<string>(maxLength: 100, nullable: true),
                OldNumber = table.Column<string>(maxLength: 100, nullable: true),
                RenumberedOn = table.Column<DateOnly>(nullable: true),
                Adopter = table.Column<string>(maxLength: 200, nullable: true),
                Scope = table.Column<string>(maxLength: 200, nullable: true),
                Link = table.Column<string>(maxLength: 500, nullable: true),
                OvertakenBy = table.Column<string>(maxLength: 200, nullable: true),
                SearchTitle = table.Column<string>(),
                SearchText = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_knowledge_articles", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_knowledge_articles_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_knowledge_articles_OwnerId", row => new { row.BodyId, row.OwnerId }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_knowledge_articles_OwnerId", "knowledge_articles", ["BodyId", "OwnerId"]);
        migrationBuilder.CreateIndex("IX_knowledge_articles_BodyId_Slug", "knowledge_articles", ["BodyId", "Slug"], unique: true);
    }

    private static void Versions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "knowledge_versions",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                ArticleId = table.Column<Guid>(),
                Number = table.Column<int>(),
                Act = table.Column<string>(maxLength: 20),
                Kept = table.Column<string>(),
                Reason = table.Column<string>(maxLength: 500),
                ById = table.Column<Guid>(nullable: true),
                At = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_knowledge_versions", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_knowledge_versions_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_knowledge_versions_ArticleId", row => new { row.BodyId, row.ArticleId }, "knowledge_articles", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_knowledge_versions_ById", row => new { row.BodyId, row.ById }, "organisation_people", ["BodyId", "Id"], onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_knowledge_versions_ById", "knowledge_versions", ["BodyId", "ById"]);
        migrationBuilder.CreateIndex("IX_knowledge_versions_BodyId_ArticleId_Number", "knowledge_versions", ["BodyId", "ArticleId", "Number"], unique: true);
    }

    private static void BroughtIn(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "knowledge_brought_in",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Slug = table.Column<string>(maxLength: 80),
                Hash = table.Column<string>(maxLength: 64),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_knowledge_brought_in", row => new { row.BodyId, row.Id });
                table.ForeignKey("FK_knowledge_brought_in_BodyId", row => row.BodyId, "organisation_bodies", "Id", onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateIndex("IX_knowledge_brought_in_BodyId_Slug", "knowledge_brought_in", ["BodyId", "Slug"], unique: true);
    }
}
