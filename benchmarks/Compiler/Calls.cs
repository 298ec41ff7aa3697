using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Calls;
using Speed;

namespace Compiler;

/// <summary>What the analyzer of calls adds to the analysis of a method that calls a model, and of one that calls none: processor time against that of an analyzer that looks at nothing.</summary>
internal static class Calls
{
    private const int Methods = 100;

    private static readonly string[] Calling =
    [
        "public static void Train#(Model0 model, float[,,] x, float[,,] y) { for (int i = 0; i < 10; i++) { var h = model.Fit(x, y, new() { Epochs = 3, BatchSize = 32 }); if (h.Notes.Count > 0) { break; } } }",
        "public static float[,,] Predict#(Model0 model) { int n = 100; var x = new float[n, 64, 15]; for (int i = 0; i < n; i++) { for (int j = 0; j < 64; j++) { for (int k = 0; k < 15; k++) { x[i, j, k] = (i * j) + k; } } } return model.Predict(x); }",
        """
        public static double Held#(float[,] table, int n)
        {
            var (x, y) = Load#(table, n);
            var model = new Model0(seed: #);
            var best = double.MaxValue;
            foreach (var rate in new[] { 0.1, 0.01, 0.001 })
            {
                try { best = System.Math.Min(best, model.Evaluate(x, y).Loss); }
                catch (System.InvalidOperationException e) when (e.Message.Length > rate) { System.Console.WriteLine(e.Message); }
                finally { System.Console.WriteLine($"{rate}: {best}"); }
            }

            return best;
        }

        private static (float[,,] X, float[,,] Y) Load#(float[,] table, int n)
        {
            var x = new float[n, 64, 15];
            var y = new float[n, 64, 8];
            for (int i = 0; i < table.GetLength(0); i++) { x[i / 64, i % 64, 0] = table[i, 0]; y[i / 64, i % 64, (int)table[i, 1]] = 1; }
            return (x, y);
        }
        """,
        "public static void Later#(Model0 model, System.Collections.Generic.List<float[,,]> all) { var y = new float[8, 64, 8]; System.Action act = () => { foreach (var x in all) { model.TrainOnBatch(x, y); } }; act(); System.Console.WriteLine(string.Join(\", \", System.Linq.Enumerable.Select(all, a => a.Length))); }",
    ];

    private static readonly string[] Others =
    [
        "public static int Sum#(int[] values) { int sum = 0; foreach (int value in values) { sum += value > 3 ? value : -value; } return sum; }",
        "public static string Text#(System.Collections.Generic.IEnumerable<string> lines) { var text = new System.Text.StringBuilder(); foreach (string line in lines) { if (line.Length > 0) { text.AppendLine(line.Trim()); } } return text.ToString(); }",
        "public static float[,,] Fill#(int n) { var x = new float[n, 64, 15]; for (int i = 0; i < n; i++) { for (int j = 0; j < 64; j++) { x[i, j, 0] = (float)System.Math.Sin(i + j); } } return x; }",
        "public static object Choose#(object value) => value switch { int i when i > 3 => i + 1, string s => s.Length, null => throw new System.ArgumentNullException(nameof(value)), _ => System.Linq.Enumerable.ToList(System.Linq.Enumerable.Range(0, 3)) };",
    ];

    public static void Run(double seconds)
    {
        Print("a method that calls a model", Calling, seconds);
        Print("a method that calls none", Others, seconds);
    }

    private static void Print(string what, string[] methods, double seconds)
    {
        // the model is bound once, whoever asks: what the first methods cost is no other method's
        var (few, many) = (Project(methods, methods.Length), Project(methods, methods.Length + Methods));
        Costs(few, many, 4 * seconds);
        var costs = Costs(few, many, 4 * seconds);
        costs.Sort();
        Figure.Print(what, "analysis", costs[costs.Count / 2] / Methods * 1e3, "ms");
    }

    /// <summary>What the further methods cost above an analyzer that looks at nothing, run by turns.</summary>
    private static List<double> Costs(CSharpCompilation few, CSharpCompilation many, double seconds)
    {
        var costs = new List<double>();
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds;)
        {
            costs.Add(Cost(many, new FitCallAnalyzer()) - Cost(many, new NothingAnalyzer()) - Cost(few, new FitCallAnalyzer()) + Cost(few, new NothingAnalyzer()));
        }

        return costs;
    }

    private static CSharpCompilation Project(string[] methods, int count)
    {
        string text = string.Join("\n", Enumerable.Range(0, count).Select(i => methods[i % methods.Length].Replace("#", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        var project = ModelProject.Create(1).AddSyntaxTrees(CSharpSyntaxTree.ParseText("using NeuralSeqGen;\ninternal static class Calls {\n" + text + "\n}", path: "Calls.cs"));
        ModelProject.Driver().RunGeneratorsAndUpdateCompilation(project, out var whole, out _);
        return whole.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) ? throw new InvalidOperationException(string.Join("\n", whole.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(5))) : (CSharpCompilation)whole;
    }

    /// <summary>Seconds of the processor for all methods of the file.</summary>
    private static double Cost(CSharpCompilation project, DiagnosticAnalyzer analyzer)
    {
        // a clone shares the syntax trees and none of the semantic work
        var compilation = project.Clone();
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees.First(tree => tree.FilePath == "Calls.cs"));
        var analysis = compilation.WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        if (!analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult().IsEmpty)
        {
            throw new InvalidOperationException("The calls are right.");
        }

        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
