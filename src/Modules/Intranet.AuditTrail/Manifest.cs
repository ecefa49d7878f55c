using Intranet.Abstractions;

[assembly: Module(Name = "Audit trail", Description = "Who did what to what, when and from where: sealed, searched, checked and erased in time.")]
[assembly: Feature(
    Id = "Intranet.AuditTrail",
    Name = "Audit trail",
    Description = "Who did what to what, when and from where.",
    Category = "Platform",
    IsAlwaysEnabled = true)]
