using Intranet.Abstractions;

[assembly: Module(
    Name = "Cases",
    Description = "Examples of what worked and what did not: written in the own organisation, shared with all members, adopted by others.",
    Version = "0.1.0")]

[assembly: Feature(
    Id = "Intranet.Cases",
    Name = "Cases",
    Description = "Write up examples, share them with all members, and tell how your organisation uses the examples of others.",
    Dependencies = ["Intranet.Discussions"],
    Category = "Knowledge")]
