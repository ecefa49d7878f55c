using Intranet.Abstractions;

[assembly: Module(Name = "Communities", Description = "Communities of practice: open or closed, inside an organisation or between all members.")]
[assembly: Feature(
    Id = "Intranet.Communities",
    Name = "Communities",
    Description = "Start, join and moderate communities of practice.",
    Dependencies = ["Intranet.Discussions"])]
