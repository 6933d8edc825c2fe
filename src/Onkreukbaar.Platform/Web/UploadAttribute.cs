namespace Onkreukbaar.Platform.Web;

/// <summary>A page that takes a file. It is read into memory, never to a temporary file that would stay behind after a crash.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadAttribute(int mostMegabytes) : Attribute
{
    /// <summary>What a browser sends around a file.</summary>
    private const int Around = 256 * 1024;

    public int MostBytes { get; } = mostMegabytes * 1024 * 1024;

    public int MostOfForm => MostBytes + Around;

    /// <summary>Up to here a form that is too large is read to its end, so that the sender hears why it was refused.</summary>
    public long MostListenedTo => 3L * MostBytes;
}
