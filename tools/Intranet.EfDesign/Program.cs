Console.Error.WriteLine("This project is for dotnet ef only; see docs/contributing.");
return 2;
