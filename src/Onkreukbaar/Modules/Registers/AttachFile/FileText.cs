using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.AttachFile;

internal static class FileText
{
    private const int Kilo = 1024;

    /// <summary>How large a file is, as people say it.</summary>
    public static string Size(int bytes) => bytes >= Kilo * Kilo ? Say($"{bytes / (double)(Kilo * Kilo):0.0} MB", $"{bytes / (double)(Kilo * Kilo):0.0} MB") : $"{Math.Max(1, bytes / Kilo)} kB";
}
