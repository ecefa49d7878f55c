using Intranet.Abstractions;

[assembly: Module(Name = "Tenants", Description = "The organisations of the network, their sites and how they look.")]
[assembly: Feature(
    Id = "Intranet.Tenants", Name = "Site", Description = "Home page, help, administration and the list of organisations.",
    Category = "Platform", IsAlwaysEnabled = true)]
