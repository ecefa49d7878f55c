using Intranet.Search.Tool;

return Commands.Run(args, Console.Out, Console.Error);
