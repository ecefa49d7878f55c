using Intranet.Abstractions;

[assembly: Theme(
    Id = "Intranet.Theme.Base",
    Name = "Base",
    Description = "Designsystemet with the organisation's own colours, light and dark.",
    Version = "0.1.0")]
