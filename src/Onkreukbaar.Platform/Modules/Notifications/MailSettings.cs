using System.Globalization;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using MimeKit;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Platform.Modules.Notifications;

/// <summary>How mail leaves the house: through a mail server, or as files in a folder. Neither is no mail.</summary>
public sealed record MailSettings
{
    public const string Section = "Mail";

    private const int DefaultPort = 587;

    private static readonly Dictionary<string, SecureSocketOptions> Securities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["starttls"] = SecureSocketOptions.StartTls,
        ["tls"] = SecureSocketOptions.SslOnConnect,
        ["none"] = SecureSocketOptions.None,
    };

    public string? Host { get; private init; }

    public int Port { get; private init; }

    public string? User { get; private init; }

    public string? Password { get; private init; }

    public SecureSocketOptions Security { get; private init; }

    /// <summary>The address that mail comes from.</summary>
    public string From { get; private init; } = "";

    /// <summary>Where mails are written as files instead of sent; the demo does so.</summary>
    public string? Folder { get; private init; }

    /// <summary>Where people find the site, without a slash at its end.</summary>
    public required string Address { get; init; }

    public bool IsOn => Host is not null || Folder is not null;

    /// <exception cref="WrongSettingException">A setting is no mail server, address, port or kind of security.</exception>
    public static MailSettings Read(IConfiguration configuration, string address, string? folder)
    {
        var mail = configuration.GetSection(Section);
        return mail["Host"] is not { } host
            ? new MailSettings { Address = address, Folder = folder, From = $"onkreukbaar@{new Uri(address).Host}" }
            : new MailSettings
            {
                Address = address,
                Host = host,
                Port = PortOf(mail["Port"]),
                User = mail["User"],
                Password = mail["Password"],
                Security = SecurityOf(mail["Security"]),
                From = Sender(mail["From"]),
            };
    }

    private static int PortOf(string? text) => text is null ? DefaultPort
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue ? port
        : throw new WrongSettingException($"{Section}:Port", text, "a port such as 587");

    private static SecureSocketOptions SecurityOf(string? text) => text is null ? SecureSocketOptions.StartTls
        : Securities.TryGetValue(text, out var security) ? security
        : throw new WrongSettingException($"{Section}:Security", text, $"one of {string.Join(", ", Securities.Keys)}");

    private static string Sender(string? text) => MailboxAddress.TryParse(text, out var sender) ? sender.Address
        : throw new WrongSettingException($"{Section}:From", text ?? "", "the mail address that messages come from");
}
