using Intranet.Abstractions;

[assembly: Module(Name = "Grants", Description = "Insight that an organisation gives the network's coordinators: limited, for a time, recorded.")]
[assembly: Feature(
    Id = "Intranet.Grants",
    Name = "Grants",
    Description = "Insight for the network's coordinators, limited in time and recorded.",
    Category = "Platform",
    IsAlwaysEnabled = true)]
