namespace Intranet.Abstractions;

/// <summary>What organisations let the network's coordinators see. Implemented by Grants; asked each time.</summary>
public interface IInsight
{
    /// <summary>True while the organisation has granted this kind of content and the current coordinator has opened the grant.</summary>
    /// <param name="tenant">Whose content.</param>
    /// <param name="content">Which, as <see cref="IGrantedContent.Kind"/> names it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<bool> IsOpenAsync(string tenant, string content, CancellationToken cancellationToken = default);
}
