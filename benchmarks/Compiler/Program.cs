using Compiler;

// dotnet run -c Release --project benchmarks/Compiler [seconds per figure] [Edits|Calls|Builds]
// One JSON line per figure: what an edit costs in a project of 1, 20 and 100 models, what the analyzer of calls costs a method, and what a model costs a build.
double seconds = args.Length > 0 ? double.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 2;
string only = args.Length > 1 ? args[1] : "";
foreach (int models in only is "" or nameof(Edits) ? [1, 20, 100] : Array.Empty<int>())
{
    Edits.Run(models, seconds);
}

if (only is "" or nameof(Calls))
{
    Calls.Run(seconds);
}

if (only is "" or nameof(Builds))
{
    Builds.Run(seconds);
}
