using Intranet.Abstractions;

[assembly: Module(Name = "Search", Description = "Finds what the reader may see, in the own organisation and among all members.")]
[assembly: Feature(
    Id = "Intranet.Search",
    Name = "Search",
    Description = "Search over the own organisation and all members, suggestions while typing and the index behind them.",
    Category = "Knowledge")]
