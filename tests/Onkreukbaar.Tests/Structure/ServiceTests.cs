using Onkreukbaar.Cli;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Structure;

/// <summary>Everything that the house is put together from finds what it needs; a start takes that for granted.</summary>
public sealed class ServiceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_service_finds_what_it_needs(bool isDemo)
    {
        var folder = Directory.CreateTempSubdirectory("onkreukbaar-services-");
        var settings = new HouseSettings { IsDemo = isDemo, DataFolder = folder.FullName, CodesFolder = Repository.Codes, TriesItsServices = true };

        await using (House.Build(settings))
        {
            Should.Throw<AggregateException>(() => House.Build(settings, builder => builder.Services.AddScoped<NeedsNobody>()), "the twin: what needs something that is nowhere is found out");
        }

        folder.Delete(recursive: true);
    }

    private sealed class NeedsNobody(Version nobodyMakesThis)
    {
        public Version What { get; } = nobodyMakesThis;
    }
}
