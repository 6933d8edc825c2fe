using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Bench;

/// <summary>What is measured: the codes in this repository, and the program built from it.</summary>
internal static class Subject
{
    public const string Topic = "geschenken";

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Codes => Path.Combine(Root, "codes");

    public static DateOnly Today { get; } = new Clock(TimeProvider.System).Today;

    /// <summary>Every code of every body, read, compiled and run against its cases: what the program does when it starts.</summary>
    public static List<BodyCodes> LoadAll()
    {
        var codes = new TriedCodes();
        codes.TryAll(Codes, ShippedCodes.Bodies.SelectMany(body => ShippedCodes.CodesOf(Codes, body.Slug).Select(code => (body.Slug, code))), Today);
        return
        [
            .. ShippedCodes.Bodies.Select(body => new BodyCodes(
                body.Slug,
                [.. ShippedCodes.CodesOf(Codes, body.Slug).Select(code => codes.Try(Codes, body.Slug, code, Today))])),
        ];
    }

    private static string Find(string? folder) =>
        folder is null ? throw new InvalidOperationException("The measurements run from within the repository.")
        : File.Exists(Path.Combine(folder, "Onkreukbaar.slnx")) ? folder
        : Find(Path.GetDirectoryName(folder));
}
