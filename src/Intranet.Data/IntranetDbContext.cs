using Intranet.Abstractions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Intranet.Data;

/// <summary>
/// The one context over the entities of all modules, opened on one tenant's store. A save raises revisions and writes
/// outbox rows in the same transaction as the change.
/// </summary>
public sealed class IntranetDbContext(
    DbContextOptions<IntranetDbContext> options, StoreInfo store, ModelComposition model, IStoreSignal signal, TimeProvider clock, IAuditOrigin? origin = null)
    : DbContext(options)
{
    private readonly HashSet<(string Kind, Guid Id)> _announced = [];
    private IdempotencyRecord? _idempotency;
    private bool _owesSignal;

    /// <summary>Whose store this is.</summary>
    public StoreInfo Store => store;

    internal string ModelKey => model.Key;

    /// <summary>Now, UTC, cut to microseconds as every stored instant is.</summary>
    public DateTime UtcNow => StoredInstant.Cut(clock.GetUtcNow().UtcDateTime);

    /// <summary>Marks an aggregate as changed though only rows that belong to it were.</summary>
    public void Touch(Aggregate aggregate)
    {
        var entry = Entry(aggregate);
        if (entry.State == EntityState.Unchanged)
        {
            entry.Property(nameof(Aggregate.Revision)).IsModified = true;
        }
    }

    /// <summary>Writes an audit row with the change.</summary>
    /// <param name="actor">Who did it; null for the system itself.</param>
    /// <param name="action">Event name with version: <c>cases.case-published.v1</c>.</param>
    /// <param name="subjectKind">Kind of what it was done to.</param>
    /// <param name="subjectId">Id of what it was done to.</param>
    /// <param name="data">Facts worth keeping; no content, no identity numbers. Null for none.</param>
    /// <param name="unit">Board or department it belongs to; null takes the actor's.</param>
    public void Audit(Actor? actor, string action, string subjectKind, Guid subjectId, object? data = null, string? unit = null)
    {
        Add(AuditEntry.Create(UtcNow, actor, action, subjectKind, subjectId, data, unit));
        Announce(AuditEntry.OutboxKind, Guid.Empty);
    }

    /// <summary>Says "bring this key up to date" to the followers of a kind, with the next save.</summary>
    public void Announce(string kind, Guid id) => _announced.Add((kind, id));

    /// <summary>Remembers the request's idempotency key in the same transaction as what it creates.</summary>
    public void Remember(IdempotencyRecord record) => _idempotency = record;

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saves are asynchronous here: use SaveChangesAsync.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        RaiseRevisions();
        await NoteOriginAsync(cancellationToken);
        _owesSignal |= WriteOutbox();
        if (_idempotency is not null && ChangeTracker.HasChanges())
        {
            Add(_idempotency);
            _idempotency = null;
        }

        var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (Database.CurrentTransaction is null)
        {
            SignalCommitted();
        }

        return count;
    }

    /// <summary>Called once what was saved is committed.</summary>
    internal void SignalCommitted()
    {
        if (_owesSignal)
        {
            _owesSignal = false;
            signal.Changed(store.Tenant);
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => model.Build(modelBuilder, this);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<StoredInstant>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    private void RaiseRevisions()
    {
        foreach (var entry in ChangeTracker.Entries<Aggregate>())
        {
            if (entry.State == EntityState.Unchanged && OwnsChange(entry))
            {
                entry.Property(a => a.Revision).IsModified = true;
            }

            switch (entry.State)
            {
                case EntityState.Added:
                    entry.Entity.Revision = 1;
                    AnnounceAggregate(entry);
                    break;
                case EntityState.Modified:
                    entry.Entity.Revision = entry.Property(a => a.Revision).OriginalValue + 1;
                    AnnounceAggregate(entry);
                    break;
                case EntityState.Deleted:
                    AnnounceAggregate(entry);
                    break;
            }
        }
    }

    /// <summary>True when a value in the aggregate's own row was exchanged, such as a snapshot of a person.</summary>
    private static bool OwnsChange(EntityEntry entry) => entry.References.Any(reference =>
        reference.Metadata.TargetEntityType.IsOwned()
        && (reference.IsModified || reference.TargetEntry is { State: EntityState.Added or EntityState.Modified or EntityState.Deleted }));

    private void AnnounceAggregate(EntityEntry<Aggregate> entry)
    {
        if (entry.Entity.OutboxKind is { } kind)
        {
            _announced.Add((kind, entry.Entity.Id));
        }
    }

    private async Task NoteOriginAsync(CancellationToken cancellationToken)
    {
        var written = ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        if (origin is null || written.Count == 0 || await origin.FindAddressAsync(this, cancellationToken) is not { } address)
        {
            return;
        }

        written.ForEach(entry => entry.Address = address);
    }

    private bool WriteOutbox()
    {
        var wrote = false;
        foreach (var (kind, id) in _announced)
        {
            foreach (var consumer in model.FollowersOf(kind))
            {
                Add(new OutboxMessage { Consumer = consumer, Kind = kind, Key = id, CreatedUtc = UtcNow, DueUtc = UtcNow });
                wrote = true;
            }
        }

        _announced.Clear();
        return wrote;
    }
}
