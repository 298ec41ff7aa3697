using Compiler;

// dotnet run -c Release --project benchmarks/Compiler [seconds per figure]
// One JSON line per figure: what an edit costs in a project of 1, 20 and 100 models, and what a model costs a build.
double seconds = args.Length > 0 ? double.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 2;
foreach (int models in new[] { 1, 20, 100 })
{
    Edits.Run(models, seconds);
}

Builds.Run(seconds);
