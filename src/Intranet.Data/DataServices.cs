using Intranet.Abstractions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Intranet.Data;

public static class DataServices
{
    /// <summary>Adds stores, migrator and the platform's own model. <see cref="StoreOptions"/> must be registered beside it.</summary>
    public static IServiceCollection AddIntranetData(this IServiceCollection services)
    {
        services.AddSingleton<IModelContributor, PlatformModel>();
        services.AddSingleton<ModelComposition>(provider => new ModelComposition(
            provider.GetServices<IModelContributor>(), provider.GetServices<OutboxSubscription>()));
        services.AddSingleton<StoreFactory>();
        services.AddSingleton<StoreMigrator>().AddSingleton<StoreTurns>().AddSingleton<StorePlaces>();
        services.AddSingleton<IChangeLog, ChangeLog>();
        services.AddScoped<IStores, Stores>();
        services.AddScoped(provider => provider.GetRequiredService<IStores>().Open(Scope.Own));
        return services;
    }

    /// <summary>Adds a follower of changes and its subscriptions.</summary>
    public static IServiceCollection AddOutboxConsumer<T>(this IServiceCollection services, string name, params string[] kinds)
        where T : class, IOutboxConsumer
    {
        services.AddSingleton<IOutboxConsumer, T>();
        foreach (var kind in kinds)
        {
            services.AddSingleton(new OutboxSubscription(kind, name));
        }

        return services;
    }

    /// <summary>Adds a module's entities to the model.</summary>
    public static IServiceCollection AddModel<T>(this IServiceCollection services)
        where T : class, IModelContributor => services.AddSingleton<IModelContributor, T>();
}
