using Microsoft.EntityFrameworkCore;

namespace Intranet.Data;

/// <summary>
/// Adds a module's entities to the one model. All modules' tables exist in every store. No foreign key and no
/// navigation may cross modules.
/// </summary>
public interface IModelContributor
{
    void Contribute(ModelBuilder model);
}
