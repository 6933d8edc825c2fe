using MailKit.Net.Smtp;
using MimeKit;

namespace Onkreukbaar.Platform.Modules.Notifications;

/// <summary>The way out of the house.</summary>
public interface ISendMail
{
    /// <exception cref="Exception">It was not taken; it is tried again later.</exception>
    Task SendAsync(MimeMessage message, CancellationToken cancel);
}

/// <summary>Hands messages to the mail server of the organisation.</summary>
internal sealed class SmtpMail(MailSettings settings) : ISendMail
{
    private const int PatienceInMilliseconds = 20_000;

    public async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        using var server = new SmtpClient { Timeout = PatienceInMilliseconds };
        await server.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancel);
        if (settings.User is { } user)
        {
            await server.AuthenticateAsync(user, settings.Password ?? "", cancel);
        }

        await server.SendAsync(message, cancel);
        await server.DisconnectAsync(quit: true, cancel);
    }
}

/// <summary>Writes messages as files, which any mail program opens.</summary>
internal sealed class MailFolder(string folder) : ISendMail
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        await message.WriteToAsync(Path.Combine(folder, $"{Guid.CreateVersion7(message.Date)}.eml"), cancel);
    }
}
