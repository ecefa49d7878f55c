using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Intranet.Data;

/// <summary>Keeps the models of different compositions apart, where one process has several.</summary>
internal sealed class ComposedModelKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (((IntranetDbContext)context).ModelKey, designTime);
}
