using Intranet.Abstractions;

[assembly: Module(Name = "Discussions", Description = "Questions, discussions and announcements, attached to a community, an example or the whole organisation.")]
[assembly: Feature(
    Id = "Intranet.Discussions",
    Name = "Questions and discussions",
    Description = "Ask, answer, and mark the answer that helped.")]
