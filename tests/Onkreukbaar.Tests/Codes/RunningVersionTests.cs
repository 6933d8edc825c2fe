using System.Net;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>A broken folder is reported and takes nothing away: the version that was read last without a mistake answers.</summary>
public sealed class RunningVersionTests : IDisposable
{
    private const string Old = "Boven de oude grens";

    private readonly CodesCopy codes = new();
    private readonly string data = Directory.CreateTempSubdirectory("onkreukbaar-data-").FullName;

    [Fact]
    public async Task A_code_that_breaks_keeps_answering_with_its_last_good_version()
    {
        await OpenAndCloseAsync();
        codes.ChangeCell("GU-R-GIFT-04", "fase", "\"onderhandelen\"");

        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data);

        await AnswersAsync(house, "gemeente-utrecht", "weigeren");
        await AnswersAsync(house, "dalfsen", "weigeren");
        (await ReadyAsync(house)).ShouldBe((HttpStatusCode.OK, "Degraded"));
        house.Log.All.ShouldContain("codes/gemeente-utrecht/gedragscode: decisions/geschenken.dmn, table oordeel, row 5, rule GU-R-GIFT-04, cell fase: `onderhandelen` is not a value of fase");
    }

    [Fact]
    public async Task A_code_whose_folder_disappears_keeps_answering()
    {
        await OpenAndCloseAsync();
        Directory.Delete(Path.Combine(codes.Folder, "gemeente-utrecht"), recursive: true);

        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data);

        await AnswersAsync(house, "gemeente-utrecht", "weigeren");
    }

    [Fact]
    public async Task A_code_that_never_was_in_order_answers_nothing_and_leaves_the_others_alone()
    {
        codes.Delete("code.yaml");

        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data);

        var (status, _) = await house.Visitor().AskAsync("gemeente-utrecht", new { });
        status.ShouldBe(HttpStatusCode.NotFound);
        await AnswersAsync(house, "dalfsen", "weigeren");
        (await ReadyAsync(house)).ShouldBe((HttpStatusCode.OK, "Degraded"));
    }

    [Fact]
    public async Task Two_codes_that_begin_the_same_day_do_not_keep_the_house_closed()
    {
        await OpenAndCloseAsync();
        Twin();

        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data);

        await AnswersAsync(house, "gemeente-utrecht", "weigeren");
        await AnswersAsync(house, "dalfsen", "weigeren");
        (await ReadyAsync(house)).ShouldBe((HttpStatusCode.OK, "Degraded"));
        house.Log.All.ShouldContain("both begin for ambtenaar");
        (await house.Visitor().Http.GetAsync(new Uri("/api/v1/organisaties/gemeente-utrecht/codes/tweede/versies", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound, "what never ran is no version");
    }

    [Fact]
    public async Task A_code_that_moves_to_the_first_day_of_another_is_the_one_that_is_refused()
    {
        Twin(from: "2030-01-01");
        await OpenAndCloseAsync();
        codes.Change("code.yaml", "geldigVan: null", "geldigVan: 2030-01-01");

        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data);

        await AnswersAsync(house, "gemeente-utrecht", "weigeren");
        (await house.Visitor().Http.GetStringAsync(new Uri("/api/v1/organisaties/gemeente-utrecht/codes", UriKind.Relative))).Split("\"slug\"").Length.ShouldBe(3, "both codes still answer");
        (await ReadyAsync(house)).ShouldBe((HttpStatusCode.OK, "Degraded"));
    }

    [Fact]
    public async Task A_code_that_is_mended_answers_again_with_its_new_rules()
    {
        await OpenAndCloseAsync();
        codes.Change("code.yaml", "waarde: 50.00", "waarde: veel");
        await OpenAndCloseAsync();
        codes.Change("code.yaml", "waarde: veel", "waarde: 50.00").Change("texts/geschenken.md", "## GU-R-GIFT-04\n", $"## GU-R-GIFT-04\n{Old}. ");

        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data);

        var (_, answer) = await house.Visitor().AskAsync("gemeente-utrecht", new { ontvanger = "ambtenaar", inFunctie = true, waarde = 80 });
        answer.GetProperty("onderbouwing")[0].GetProperty("tekst").GetString()!.ShouldStartWith(Old);
        (await ReadyAsync(house)).ShouldBe((HttpStatusCode.OK, "Healthy"));
    }

    [Fact]
    public async Task A_house_with_good_codes_is_healthy()
    {
        await using var house = await RunningHouse.OpenAsync();

        (await ReadyAsync(house)).ShouldBe((HttpStatusCode.OK, "Healthy"));
        house.Log.All.ShouldNotContain("Error codes/");
    }

    public void Dispose()
    {
        codes.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private void Twin(string from = "null")
    {
        var twin = Path.Combine(codes.Folder, CodesCopy.Body, "tweede");
        foreach (var file in Directory.EnumerateFiles(codes.PathOf("."), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(twin, Path.GetRelativePath(codes.PathOf("."), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(file).Replace("code: gedragscode\n", "code: tweede\n", StringComparison.Ordinal).Replace("geldigVan: null", $"geldigVan: {from}", StringComparison.Ordinal));
        }
    }

    private async Task OpenAndCloseAsync()
    {
        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, data: data);
    }

    private static async Task AnswersAsync(RunningHouse house, string body, string verdict)
    {
        var (status, answer) = await house.Visitor().AskAsync(body, new { ontvanger = "ambtenaar", inFunctie = true, waarde = 80, terugsturenMogelijk = true });
        status.ShouldBe(HttpStatusCode.OK);
        answer.GetProperty("oordeel").GetString().ShouldBe(verdict);
    }

    /// <summary>What /health/ready says, and what it says of the codes.</summary>
    private static async Task<(HttpStatusCode Status, string Codes)> ReadyAsync(RunningHouse house)
    {
        var answer = await house.Visitor().Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n').Select(line => line.Split(": ")).Where(line => line.Length == 2);
        return (answer.StatusCode, lines.ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal)["codes"]);
    }
}
