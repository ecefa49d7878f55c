using Intranet.Abstractions;

[assembly: Module(Name = "Users", Description = "Accounts, sign-in, sessions, roles and personal access tokens.")]
[assembly: Feature(
    Id = "Intranet.Users",
    Name = "Users",
    Description = "Accounts, sign-in, roles and personal access tokens.",
    Category = "Platform",
    IsAlwaysEnabled = true)]
