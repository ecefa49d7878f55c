using System.Net;
using System.Net.Mail;
using System.Text;
using Intranet.Abstractions;

namespace Intranet.Core;

/// <summary>Hands letters to a mail server by SMTP (RFC 5321), encrypted by STARTTLS unless the settings say otherwise.</summary>
internal sealed class SmtpMailer(MailSettings settings) : IMailer
{
    /// <summary>A server that is silent for longer is tried again later, so that it does not keep the relay from other work.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    public bool IsSet => settings.Host is { Length: > 0 } && settings.From is { Length: > 0 };

    public async Task SendAsync(Letter letter, CancellationToken cancellationToken = default)
    {
        if (!IsSet)
        {
            throw new InvalidOperationException("No mail server is set.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestSilence);
        using var message = new MailMessage(settings.From!, letter.To)
        {
            Subject = letter.Subject.ReplaceLineEndings(" "), SubjectEncoding = Encoding.UTF8, Body = letter.Text, BodyEncoding = Encoding.UTF8, IsBodyHtml = false,
        };
        // Whoever answers automatically must not answer this (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls };
        if (settings.User is { Length: > 0 } user)
        {
            client.Credentials = new NetworkCredential(user, settings.Password);
        }

        await client.SendMailAsync(message, patience.Token);
    }
}
