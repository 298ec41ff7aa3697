using System.Diagnostics;

namespace NeuralSeqGen.Models.Tests;

/// <summary>What a child process of the tests does instead of running tests.</summary>
internal static class Errand
{
    /// <summary>Trains and prints <see cref="Training.Hash"/>.</summary>
    public const string Weights = "weights";

    /// <summary>Calls every method of the question's models at every width.</summary>
    public const string EveryMethod = "every-method";

    private const string Option = "--errand";

    /// <returns>True when the arguments ask for an errand, which is then done.</returns>
    public static bool TryRun(string[] args)
    {
        if (args is not [Option, var errand])
        {
            return false;
        }

        if (errand == Weights)
        {
            Console.WriteLine(Training.Hash(bits: null, threads: 2));
        }
        else if (errand == EveryMethod)
        {
            QuestionCalls.Everything();
        }
        else
        {
            throw new ArgumentException($"There is no errand '{errand}'.", nameof(args));
        }

        return true;
    }

    /// <summary>Runs an errand in a process of its own and returns what it printed.</summary>
    public static string Run(string errand, params (string Name, string Value)[] variables)
    {
        var start = Self();
        start.ArgumentList.Add(Option);
        start.ArgumentList.Add(errand);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{errand} ended with {process.ExitCode}: {errors.Result}");
        return output.Trim();
    }

    private static ProcessStartInfo Self()
    {
        string library = typeof(Errand).Assembly.Location;
        string program = Path.ChangeExtension(library, OperatingSystem.IsWindows() ? ".exe" : null);
        return File.Exists(program) ? new ProcessStartInfo(program) : new ProcessStartInfo("dotnet", [library]);
    }
}
