using Intranet.Guards;

// Puts a switch at every guard of the product's assemblies in the folder of a test project. The product itself has no switches.
if (args is not [{ } folder])
{
    Console.Error.WriteLine("usage: Intranet.Guards FOLDER");
    return 2;
}

foreach (var file in Directory.EnumerateFiles(folder, "Intranet.*.dll").Where(f => GuardedAssemblies.Has(Path.GetFileNameWithoutExtension(f))))
{
    Weaver.Weave(file);
}

return 0;
