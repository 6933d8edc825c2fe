namespace Onkreukbaar.Tests.Support;

/// <summary>Both databases the house runs on: every test with this data runs on each.</summary>
public sealed class BothDatabases : TheoryData<DatabaseKind>
{
    public BothDatabases() : base(DatabaseKind.Sqlite, DatabaseKind.PostgreSql)
    {
    }
}
