using Intranet.Abstractions;

[assembly: Module(Name = "Units", Description = "Boards and departments inside an organisation.")]
[assembly: Feature(
    Id = "Intranet.Units",
    Name = "Units",
    Description = "Boards and departments: what is written for one is read by its people only.",
    Dependencies = ["Intranet.Users", "Intranet.Discussions"])]
