namespace Intranet.Abstractions;

/// <summary>A letter of plain text.</summary>
/// <param name="To">One address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">What it says.</param>
public sealed record Letter(string To, string Subject, string Text);

/// <summary>
/// Sends mail. Called by followers of the outbox, so that what a mail server refuses or does not answer is tried again; what
/// must not be sent twice is marked as sent by the follower.
/// </summary>
public interface IMailer
{
    /// <summary>False where no mail server is set: nothing is sent, and nothing waits.</summary>
    bool IsSet { get; }

    /// <summary>Hands the letter to the mail server. Throws when the server did not take it.</summary>
    Task SendAsync(Letter letter, CancellationToken cancellationToken = default);
}
