using Onkreukbaar.Cli;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>The console belongs to the whole process.</summary>
[CollectionDefinition(nameof(ConsoleOfItsOwn), DisableParallelization = true)]
public sealed class ConsoleOfItsOwn;

/// <summary>`codes check DIR`: what a keeper of a code sees before it goes anywhere.</summary>
[Collection(nameof(ConsoleOfItsOwn))]
public sealed class CheckCommandTests : IDisposable
{
    private readonly CodesCopy codes = new();

    [Fact]
    public async Task The_shipped_codes_are_in_order()
    {
        var (exit, output, errors) = await CheckAsync(Repository.Codes);

        exit.ShouldBe(0);
        errors.ShouldBeEmpty();
        output.Length.ShouldBe(Shipped.All.Count);
        output.ShouldAllBe(line => line.EndsWith(", in order"));
    }

    [Theory]
    [InlineData("dalfsen")]
    [InlineData("dalfsen/")]
    public async Task One_body_of_the_folder_can_be_checked_alone(string body)
    {
        var (exit, output, _) = await CheckAsync(Path.Combine(Repository.Codes, body));

        exit.ShouldBe(0);
        output.ShouldHaveSingleItem().ShouldStartWith("dalfsen/gedragscode-2017: ");
    }

    [Fact]
    public async Task Every_problem_is_one_line_on_stderr_and_the_other_codes_are_still_checked()
    {
        codes.ChangeCell("GU-R-GIFT-05", "fase", "\"onderhandelen\"").ChangeCell("GU-R-GIFT-06", "plaats", "\"thuis\"");

        var (exit, output, errors) = await CheckAsync(codes.Folder);

        exit.ShouldBe(1);
        errors.ShouldBe(
        [
            "gemeente-utrecht/gedragscode/decisions/geschenken.dmn, table oordeel, row 7, rule GU-R-GIFT-05, cell fase: `onderhandelen` is not a value of fase",
            "gemeente-utrecht/gedragscode/decisions/geschenken.dmn, table oordeel, row 9, rule GU-R-GIFT-06, cell plaats: `thuis` is not a value of plaats",
        ]);
        output.Length.ShouldBe(Shipped.All.Count - 1);
    }

    [Fact]
    public async Task A_problem_that_itself_has_several_lines_is_still_one_line()
    {
        codes.ChangeCell("GU-R-GIFT-05", "fase", "\"onder\nhandelen\"");

        var (exit, _, errors) = await CheckAsync(codes.Folder);

        exit.ShouldBe(1);
        errors.ShouldAllBe(line => line.StartsWith("gemeente-utrecht/gedragscode/"));
    }

    [Fact]
    public async Task Two_codes_that_begin_the_same_day_are_a_problem()
    {
        var twin = Path.Combine(codes.Folder, "dalfsen", "tweede");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(codes.Folder, "dalfsen", "gedragscode-2017"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(twin, Path.GetRelativePath(Path.Combine(codes.Folder, "dalfsen", "gedragscode-2017"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(file).Replace("code: gedragscode-2017\n", "code: tweede\n", StringComparison.Ordinal));
        }

        var (exit, _, errors) = await CheckAsync(codes.Folder);

        exit.ShouldBe(1);
        errors.ShouldHaveSingleItem().ShouldContain("gedragscode-2017 and tweede both begin for ambtenaar on 2017-01-01");
    }

    [Fact]
    public async Task A_folder_without_a_vocabulary_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(codes.Folder, "nergens", "niets"));

        var (exit, _, errors) = await CheckAsync(Path.Combine(codes.Folder, "nergens", "niets"));

        exit.ShouldBe(1);
        errors.ShouldHaveSingleItem().ShouldContain("vocabulary.yaml");
    }

    [Theory]
    [InlineData("nergens")]
    [InlineData("nergens/niets")]
    public async Task A_folder_that_is_not_there_is_said_to_be_missing(string folder)
    {
        var (exit, _, errors) = await CheckAsync(Path.Combine(codes.Folder, folder));

        exit.ShouldBe(1);
        errors.ShouldHaveSingleItem().ShouldBe($"There is no folder {Path.Combine(codes.Folder, folder)}.");
    }

    public void Dispose() => codes.Dispose();

    private static async Task<(int Exit, string[] Output, string[] Errors)> CheckAsync(string folder)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        try
        {
            Console.SetOut(said);
            Console.SetError(complained);
            var exit = await Commands.RunAsync(["codes", "check", folder]);
            return (exit, Lines(said), Lines(complained));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    private static string[] Lines(StringWriter writer) => writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
