using Intranet.Abstractions;

[assembly: Theme(
    Id = "Intranet.Theme.Region",
    Name = "Region",
    Description = "The base theme with a footer that says whose site it is and where to turn.",
    BaseTheme = "Intranet.Theme.Base",
    Version = "0.1.0")]
