// One process holds the site, and times are measured: tests take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
