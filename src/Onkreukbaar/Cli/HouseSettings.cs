using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Cli;

/// <summary>How one process of this house is set up.</summary>
internal sealed record HouseSettings
{
    public const string DefaultUrl = "http://localhost:5080";
    public const string EnvironmentPrefix = "ONKREUKBAAR__";

    /// <summary>The mark keeps a mistyped --data from turning a real installation into a demo, or emptying it.</summary>
    private const string DemoMark = ".demo";
    private const string DatabaseFile = Database.SqliteFile;
    private const string KeysName = "keys";

    public required bool IsDemo { get; init; }

    /// <summary>Absolute path of the folder for the SQLite database, keys and secrets.</summary>
    public required string DataFolder { get; init; }

    /// <summary>What seals the cookies.</summary>
    public string KeysFolder => Path.Combine(DataFolder, KeysName);

    public string? Urls { get; init; }

    /// <summary>Where people find the site, for a link that is handed to somebody; without a slash at its end.</summary>
    public string PublicAddress { get; init; } = DefaultUrl;

    /// <summary>The codes that travel with the program.</summary>
    public string CodesFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "codes");

    public string? ConnectionString { get; init; }

    /// <summary>Whether every service is looked at before any of them is needed. The same program always finds the same, so a test does it and a start does not.</summary>
    public bool TriesItsServices { get; init; }

    /// <summary>There is a database in the folder already.</summary>
    public bool HasData => File.Exists(Path.Combine(DataFolder, DatabaseFile));

    public Database Database => Database.From(ConnectionString, DataFolder);

    public static HouseSettings ForDemo(string dataFolder, string urls)
    {
        var folder = WritableData(dataFolder);
        if (File.Exists(Path.Combine(folder, DatabaseFile)) && !File.Exists(Path.Combine(folder, DemoMark)))
        {
            throw new CannotStartException($"{folder} holds a real installation, not a demo.");
        }

        Write(folder, DemoMark, "Fictional data; `demo --reset` removes the database in this folder.\n");
        return new() { IsDemo = true, DataFolder = folder, Urls = Addresses(urls) };
    }

    public static HouseSettings ForInstallation(string? dataFolder, string? urls)
    {
        var configuration = Configuration();
        var codes = configuration["Codes"] ?? Path.Combine(AppContext.BaseDirectory, "codes");
        if (!File.Exists(Path.Combine(codes, "vocabulary.yaml")))
        {
            throw new CannotStartException($"There are no codes in {codes}: vocabulary.yaml is missing.");
        }

        var folder = dataFolder ?? configuration["Data"]
            ?? throw new CannotStartException($"Say where the data is: --data DIR, or {EnvironmentPrefix}Data.");
        return new()
        {
            IsDemo = false,
            DataFolder = WritableData(folder),
            Urls = Addresses(urls ?? configuration["Urls"] ?? DefaultUrl),
            CodesFolder = codes,
            ConnectionString = configuration["Database"],
            PublicAddress = PublicFrom(configuration["Address"]) ?? configuration["Urls"]?.Split(';')[0] ?? DefaultUrl,
        };
    }

    private static string? PublicFrom(string? address) => address switch
    {
        null => null,
        _ when Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Query.Length == 0 => address.TrimEnd('/'),
        _ => throw new WrongSettingException("Address", address, "an address such as https://integriteit.your-organisation.example"),
    };

    public static IConfiguration Configuration() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables(EnvironmentPrefix)
        .Build();

    public void EmptyDemoFolder()
    {
        foreach (var file in Directory.EnumerateFiles(DataFolder, DatabaseFile + "*").Append(Path.Combine(DataFolder, AuditHeads.FileName)).Append(Path.Combine(DataFolder, DestructionLedger.FileName)))
        {
            File.Delete(file);
        }
    }

    private static string Addresses(string urls)
    {
        try
        {
            var addresses = urls.Split(';').Select(BindingAddress.Parse).ToList();
            return addresses.TrueForAll(CanBeListenedOn) ? string.Join(';', addresses) : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new CannotStartException($"--urls takes addresses such as {DefaultUrl}, not {urls}");
        }
    }

    // What it cannot read as a port, a BindingAddress leaves with the host, and that would listen on port 80.
    private static bool CanBeListenedOn(BindingAddress address) =>
        address.IsUnixPipe || (address.PathBase.Length == 0 && address.Port is >= 0 and <= ushort.MaxValue && (address.Host is "*" or "+" || Uri.CheckHostName(address.Host) != UriHostNameType.Unknown));

    private static string WritableData(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            throw new CannotStartException($"The name of the data folder is empty: --data DIR, or {EnvironmentPrefix}Data.");
        }

        var path = Writable(folder, "data");
        Writable(Path.Combine(path, KeysName), KeysName);
        return path;
    }

    private static string Writable(string folder, string what)
    {
        var path = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(path);
            Write(path, ".write-test", "");
            File.Delete(Path.Combine(path, ".write-test"));
            return path;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"Cannot write to the {what} folder {path}: {wrong.Message}");
        }
    }

    private static void Write(string folder, string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}

/// <summary>Why the house does not open, in one sentence for the person at the keyboard.</summary>
internal sealed class CannotStartException(string message) : Exception(message);
