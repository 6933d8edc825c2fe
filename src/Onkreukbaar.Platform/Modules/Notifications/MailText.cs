using MimeKit;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Notifications;

/// <summary>The words of a message: that there is something to see, and where to sign in. No name, subject or number of a case.</summary>
internal static class MailText
{
    public const string Subject = "Er staat iets voor je klaar";

    public static MimeMessage Message(Body body, string to, IEnumerable<NotificationKind> kinds, MailSettings settings)
    {
        var message = new MimeMessage(
            [new MailboxAddress(body.Name, settings.From)],
            [new MailboxAddress("", to)],
            Subject,
            new TextPart("plain") { Text = Text(body, [.. kinds.Distinct().Order()], settings) });
        // A robot wrote it: nobody's absence message has to answer.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static string Text(Body body, IReadOnlyList<NotificationKind> kinds, MailSettings settings) => string.Join('\n',
    [
        .. kinds.Select(kind => Dutch(kind)),
        "",
        $"Meld je aan om het te zien: {settings.Address}/{body.Slug}/werk",
        "In deze mail staat met opzet niet waar het over gaat.",
        "",
        "In English:",
        .. kinds.Select(kind => English(kind)),
        "Sign in at the address above to see it.",
        "",
    ]);

    private static string Dutch(NotificationKind kind) => kind switch
    {
        NotificationKind.Work => "Er staat werk voor je klaar.",
        NotificationKind.Decided => "Er is een besluit over iets wat je meldde.",
        NotificationKind.Asked => "Er staat een vraag voor je klaar die je moet beantwoorden.",
        NotificationKind.Named => "Een collega noemde jou bij iets wat is gemeld.",
        _ => "Een vraag wacht nog op je antwoord.",
    };

    private static string English(NotificationKind kind) => kind switch
    {
        NotificationKind.Work => "There is work for you.",
        NotificationKind.Decided => "Something you declared was decided.",
        NotificationKind.Asked => "There is a question for you to answer.",
        NotificationKind.Named => "A colleague named you with something that was declared.",
        _ => "A question still waits for your answer.",
    };
}
